"""Which pages the public may see has one name: `readable()`, and `live_in()` for one language."""

from django.db.models import Exists, F, OuterRef
from django.db.models.lookups import StartsWith
from django.utils.translation import get_language
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    def readable(self) -> "PublicPageQuerySet":
        """The published pages that anybody may read, in every language.

        As one query: Wagtail's own `public()` asks for the restrictions each time it is called.
        """
        # Not as a join, of which SQLite would read all pages for each page.
        private = Page.objects.filter(pk__in=PageViewRestriction.objects.values("page"))
        page, original = (
            private.order_by().filter(StartsWith(OuterRef(path), F("path")))
            # An alias is as private as what it stands for.
            for path in ("path", "alias_of__path")
        )
        return self.live().filter(~Exists(page), ~Exists(original)).select_related("locale")

    def live_in(self, language: str | None = None) -> "PublicPageQuerySet":
        """The pages that anybody may read in a language, by default the active one.

        A page that nobody translated yet is among them: as an alias, in its own language.
        """
        return self.readable().filter(locale__language_code=language or get_language())

    def with_facts(self) -> "PublicPageQuerySet":
        """All that a list says of its pages, in a fixed number of queries."""
        return self


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def public_pages() -> PublicPageQuerySet:
    """Pages of every type, in every language, that the public may see."""
    return PublicPageQuerySet(Page).readable()
