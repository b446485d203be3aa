"""What every page of the site has in common."""

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from home.forms import BasePageForm
from home.querysets import PublicPageManager


class BasePage(Page):
    """A page that knows the language of its text and how it is presented elsewhere."""

    objects = PublicPageManager()
    base_form_class = BasePageForm

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        # Feeds are ordered by these; a page put live by code has them like any other.
        if self.live and not self.first_published_at:
            self.first_published_at = self.last_published_at = timezone.now()
        return super().save(*args, **kwargs)

    @cached_property
    def text_language(self) -> str:
        """The language code of the page's text.

        It is not the language of the address when nobody has translated the page yet: such a
        page stands in the other language's tree as an alias of the original.
        """
        return self.original.locale.language_code

    @cached_property
    def original(self) -> Page:
        """The page that is shown here: the page itself or, for an alias, what it stands for."""
        return self.alias_of if self.alias_of_id else self

    @property
    def is_untranslated(self) -> bool:
        return self.text_language != self.locale.language_code

    @property
    def description(self) -> str:
        """Plain text of one or two sentences for search engines and shared links."""
        return self.search_description

    @property
    def share_image(self):
        """The image that is shown with a shared link, or None."""
        return getattr(self, "image", None)
