"""The sitemap: each public page in each language, with the addresses of its translations.

Of many thousands of addresses it is made from rows, not from page objects, as a text.
"""

from collections import defaultdict
from html import escape

from django.conf import settings
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import get_page_models

from home import addresses
from home.delivery.answers import public_view
from home.delivery.etags import register_parameters, site_of
from home.models import BasePage
from home.querysets import public_pages

# Addresses in one file. With more of them, the sitemap is a list of files.
LIMIT = 5000
XML = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
URLSET = f'{XML}\n<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'

register_parameters(["p"])


# A public page in its own language: its address, its translation key, the language, and the day of
# its last change or None. No class: there are many thousands.
Entry = tuple[str, str, str, str | None]


@public_view
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap, or its part number `p`. Of several parts, return their list without `p`.

    A page is listed in the languages it is translated into, not under its aliases.
    """
    pages, wanted = _pages(), request.GET.get("p")
    if not wanted and (parts := _number_of_parts(pages)) > 1:
        return _answer(_index(request, parts))
    entries = _entries(pages)
    numbers = {str(number + 1): number for number in range(max(1, -(-len(entries) // LIMIT)))}
    if wanted and wanted not in numbers:
        raise Http404
    start = numbers[wanted or "1"] * LIMIT
    return _answer(_urlset(entries[start : start + LIMIT], _alternates(entries)))


def _answer(text: str) -> HttpResponse:
    headers = {"X-Robots-Tag": "noindex, noodp, noarchive"}
    return HttpResponse(text, content_type="application/xml", headers=headers)


def _number_of_parts(pages: list[QuerySet]) -> int:
    # One query, as long as all fit into one.
    if public_pages().filter(alias_of__isnull=True).count() <= LIMIT:
        return 1
    return -(-sum(some.count() for some in pages) // LIMIT)


def _pages() -> list[QuerySet]:
    """Return the pages in their own languages, for each type of page."""
    # Pages of a language that was removed from the settings have no address.
    return [
        model.objects.readable()
        .filter(
            depth__gte=2,
            alias_of__isnull=True,
            locale__language_code__in=dict(settings.LANGUAGES),
            text_language=F("locale__language_code"),
        )
        .order_by()
        for model in get_page_models()
        if issubclass(model, BasePage)
    ]


def _entries(pages: list[QuerySet]) -> list[Entry]:
    """Return all entries in the order of the tree: one query for each type of page."""
    rows = []
    changed_at = Coalesce("last_published_at", "latest_revision_created_at")
    for some in pages:
        rows += some.values_list(
            "path",
            "url_path",
            Cast("translation_key", TextField()),
            "text_language",
            # As a text: to load a date costs more than all else.
            Cast(TruncDate(changed_at), TextField()),
        )
    rows.sort()
    urls = addresses.full_urls([row[1] for row in rows])
    # All at once: slugs have no line breaks.
    escaped = escape("\n".join(url or "" for url in urls)).split("\n")
    return [(url, *row[2:]) for url, row in zip(escaped, rows, strict=False) if url]


def _alternates(entries: list[Entry]) -> dict[str, str]:
    """Return the links to the translations of each page that has some, by translation key."""
    first, others = {}, defaultdict(list)
    for entry in entries:
        if first.setdefault(entry[1], entry) is not entry:
            others[entry[1]].append(entry)
    return {key: _links([first[key], *translations]) for key, translations in others.items()}


def _links(translations: list[Entry]) -> str:
    urls = {language: url for url, _key, language, _day in translations}
    if settings.LANGUAGE_CODE in urls:
        urls["x-default"] = urls[settings.LANGUAGE_CODE]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
        for language, url in urls.items()
    )


def _urlset(entries: list[Entry], alternates: dict[str, str]) -> str:
    lines = []
    for url, key, _language, day in entries:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{url}</loc>{changed}{alternates.get(key, '')}</url>")
    return f"{URLSET}\n{''.join(lines)}\n</urlset>\n"


def _index(request: HttpRequest, parts: int) -> str:
    site = site_of(request)
    # Not from the request's host: an answer is kept for all hosts of a site.
    root_url = site.root_url if site else settings.WAGTAILADMIN_BASE_URL
    address = escape(f"{root_url}{request.path}")
    lines = [
        f"<sitemap><loc>{address}?p={number}</loc></sitemap>" for number in range(1, parts + 1)
    ]
    return f'{XML}\n<sitemapindex xmlns="{NAMESPACE}">\n{"".join(lines)}\n</sitemapindex>\n'
