"""Querysets of public pages: `readable()` in every language, `live_in()` in one.

Everything that the public sees goes through them: pages, lists, map, feeds, search, sitemap.
"""

from functools import partial

from django.db.models import Exists, F, OuterRef
from django.db.models.lookups import StartsWith
from django.utils.translation import get_language
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from home.delivery.memory import by_version
from home.delivery.version import may_remember


@partial(by_version, by_language=False)
def has_restrictions() -> bool:
    """Return whether any page is private. Most sites have none, and conditions cost to compile."""
    return PageViewRestriction.objects.exists()


class PublicPageQuerySet(PageQuerySet):
    def readable(self) -> "PublicPageQuerySet":
        """Return the published pages that anybody may read, in every language.

        One query: Wagtail's own `public()` makes another one for the restrictions at each call.
        """
        if may_remember() and not has_restrictions():
            return self.live().select_related("locale")
        # Not as a join, of which SQLite would read all pages for each page.
        private = Page.objects.filter(pk__in=PageViewRestriction.objects.values("page"))
        page, original = (
            private.order_by().filter(StartsWith(OuterRef(path), F("path")))
            # An alias is as private as its source.
            for path in ("path", "alias_of__path")
        )
        return self.live().filter(~Exists(page), ~Exists(original)).select_related("locale")

    def live_in(self, language: str | None = None) -> "PublicPageQuerySet":
        """Return the pages that anybody may read in a language, by default the active one.

        Aliases are among them: untranslated pages, with the source's text.
        """
        return self.readable().filter(locale__language_code=language or get_language())

    def with_facts(self) -> "PublicPageQuerySet":
        """Fetch what a list shows, in a fixed number of queries. Page types override it."""
        return self


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def public_pages() -> PublicPageQuerySet:
    """Return the pages of every type, in every language, that anybody may read."""
    return PublicPageQuerySet(Page).readable()
