"""The sitemap: each public page in each language, with the addresses of its translations.

Of many thousands of addresses it is made from rows, not from page objects, as a text.
"""

from collections import defaultdict
from datetime import datetime
from html import escape
from typing import NamedTuple

from django.conf import settings
from django.db.models import F, TextField
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import get_page_models

from home import addresses
from home.delivery.answers import public_view
from home.delivery.etags import register_parameters, site_of
from home.models import BasePage

# Addresses in one file. With more of them, the sitemap is a list of files.
LIMIT = 5000
XML = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
URLSET = f'{XML}\n<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'

register_parameters(["p"])


class _Entry(NamedTuple):
    """A public page in its own language."""

    url: str
    # Shared by its translations.
    key: str
    language: str
    changed_at: datetime | None


@public_view
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap, or its part number `p`. Of several parts, return their list without `p`.

    A page is listed in the languages it is translated into, not under its aliases.
    """
    entries = _entries()
    parts = max(1, -(-len(entries) // LIMIT))
    wanted = request.GET.get("p")
    if parts > 1 and not wanted:
        return _answer(_index(request, parts), entries)
    numbers = {str(number): number for number in range(1, parts + 1)}
    if wanted and wanted not in numbers:
        raise Http404
    number = numbers[wanted or "1"]
    shown = entries[(number - 1) * LIMIT : number * LIMIT]
    return _answer(_urlset(shown, _alternates(entries)), shown)


def _answer(text: str, entries: list[_Entry]) -> HttpResponse:
    headers = {"X-Robots-Tag": "noindex, noodp, noarchive"}
    changes = [entry.changed_at for entry in entries]
    if changes and None not in changes:
        headers["Last-Modified"] = http_date(max(changes).timestamp())
    return HttpResponse(text, content_type="application/xml", headers=headers)


def _entries() -> list[_Entry]:
    """Return all entries in the order of the tree: one query for each type of page."""
    rows = []
    for model in get_page_models():
        if issubclass(model, BasePage):
            # Pages of a language that was removed from the settings have no address.
            pages = model.objects.readable().filter(
                depth__gte=2,
                alias_of__isnull=True,
                locale__language_code__in=dict(settings.LANGUAGES),
                text_language=F("locale__language_code"),
            )
            rows += pages.order_by().values_list(
                "path",
                "url_path",
                Cast("translation_key", TextField()),
                "text_language",
                Coalesce("last_published_at", "latest_revision_created_at"),
            )
    rows.sort()
    urls = addresses.full_urls([row[1] for row in rows])
    return [_Entry(escape(url), *row[2:]) for url, row in zip(urls, rows, strict=True) if url]


def _alternates(entries: list[_Entry]) -> dict[str, str]:
    """Return the links to the translations of each page that has some, by translation key."""
    first, others = {}, defaultdict(list)
    for entry in entries:
        if first.setdefault(entry.key, entry) is not entry:
            others[entry.key].append(entry)
    return {key: _links([first[key], *translations]) for key, translations in others.items()}


def _links(translations: list[_Entry]) -> str:
    urls = {entry.language: entry.url for entry in translations}
    if settings.LANGUAGE_CODE in urls:
        urls["x-default"] = urls[settings.LANGUAGE_CODE]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
        for language, url in urls.items()
    )


def _urlset(entries: list[_Entry], alternates: dict[str, str]) -> str:
    zone = timezone.get_current_timezone()
    lines = []
    for url, key, _language, changed_at in entries:
        changed = f"<lastmod>{changed_at.astimezone(zone).date()}</lastmod>" if changed_at else ""
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
