"""Which pages the public may see has one name: `live_in()`."""

from django.utils.translation import get_language
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    def live_in(self, language: str | None = None) -> "PublicPageQuerySet":
        """The published pages that anybody may read in a language, by default the active one.

        A page that nobody translated yet is among them: as an alias, in its own language.
        """
        return (
            self.live()
            .public()
            .filter(locale__language_code=language or get_language())
            .select_related("locale")
        )


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
