"""The sitemap: each public page in each language, with the addresses of its translations."""

from collections import defaultdict

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from home.querysets import public_pages


class PageSitemap(Sitemap):
    """Lists a page in the languages it is translated into, not under its aliases."""

    limit = 5000

    def items(self):
        pages = public_pages().filter(depth__gte=2, alias_of__isnull=True).order_by("path")
        # Pages of a language that was removed from the settings have no address.
        pages = pages.filter(locale__language_code__in=dict(settings.LANGUAGES))
        return pages.defer_streamfields().specific()

    def _urls(self, page, protocol, domain):
        pages = [
            item for item in self.paginator.page(page).object_list if _is_in_its_language(item)
        ]
        versions = defaultdict(list)
        # A translation may be on another page of a long sitemap, so it is queried by its key.
        keys = {item.translation_key for item in pages}
        for item in self.items().filter(translation_key__in=keys):
            if _is_in_its_language(item):
                versions[item.translation_key].append(item)
        urls = [self._entry(item, versions[item.translation_key]) for item in pages]
        changes = [url["lastmod"] for url in urls]
        if changes and None not in changes:
            self.latest_lastmod = max(changes)
        return urls

    def _entry(self, page: Page, versions: list[Page]) -> dict:
        alternates = []
        if len(versions) > 1:
            by_language = {item.locale.language_code: self.location(item) for item in versions}
            alternates = [{"lang_code": code, "location": url} for code, url in by_language.items()]
            if settings.LANGUAGE_CODE in by_language:
                default = by_language[settings.LANGUAGE_CODE]
                alternates.append({"lang_code": "x-default", "location": default})
        return {
            "item": page,
            "location": self.location(page),
            "lastmod": self.lastmod(page),
            "alternates": alternates,
        }


def _is_in_its_language(page: Page) -> bool:
    return not page.is_untranslated
