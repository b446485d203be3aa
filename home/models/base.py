"""What every page of the site has in common."""

from datetime import date
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, Revision

from home.editing.page_forms import BasePageForm
from home.language_sync.facts import use_own_words
from home.publication import publication
from home.querysets import PublicPageManager
from home.search.services import folded_fields
from home.sources import lock_translations, one_reference_update, source_of
from home.templatetags.dates import short_day
from home.text.languages import address_word
from home.text.plain import plain_text


class BasePage(Page):
    """A page that knows the language of its text and how it is presented elsewhere."""

    # Kept with the page, because lists must not ask for it page by page. A copy for another
    # language keeps that of its source until a translation is published (`home.language_sync`).
    text_language = models.CharField(max_length=10, editable=False)
    # The languages of those texts that nobody has translated on a page whose others are, by field.
    text_languages = models.JSONField(default=dict, editable=False)
    # What a translation is public with again once its source is, which took it along when it was
    # unpublished. Empty for one that was unpublished by itself.
    revision_to_restore = models.ForeignKey(
        Revision, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PublicPageManager()
    base_form_class = BasePageForm
    # Lists of names that are written once and shown as they are in every language.
    lists_of_names: tuple[str, ...] = ()
    # The fields that the description is taken from, the best first.
    described_by = ("search_description",)
    # The dotted path of a function that takes the page and the request, and returns what the
    # page's template gets besides (`home.routes`).
    extra_context = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self.locale_id:
            self.locale = self.get_default_locale()
        self.text_language = self.text_language or self.locale.language_code
        # Feeds are ordered by these; a page put live by code has them like any other.
        if self.live and not self.first_published_at:
            self.first_published_at = self.last_published_at = timezone.now()
        use_own_words(self)
        with lock_translations(self), one_reference_update(self, kwargs.get("update_fields")):
            return super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        use_own_words(self)
        return super().save_revision(*args, **kwargs)

    def publish(self, *args, **kwargs):
        # Locked before any row is written: whoever publishes another language of the page then
        # waits here, and not for a row while we wait for theirs.
        with publication(), lock_translations(self):
            return super().publish(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.extra_context:
            context |= import_string(self.extra_context)(self, request)
        return context

    def address_below(self, *words: str) -> str:
        """An address below the page's own, of words as the page's language has them."""
        language = self.locale.language_code
        return self.url + "".join(f"{address_word(word, language)}/" for word in words)

    def update_aliases(self, **kwargs):
        """Leave them to the publication, which brings them in step with the other languages."""

    # What other languages and subscribers are told of it happens in the same transaction, also
    # when no request opened one: a page may expire by a command.

    def unpublish(self, *args, **kwargs):
        with publication(), lock_translations(self):
            # Its source may have taken it along since it was read: Wagtail then does nothing.
            self.live = type(self).objects.filter(pk=self.pk, live=True).exists()
            return super().unpublish(*args, **kwargs)

    @publication()
    def move(self, *args, **kwargs):
        return super().move(*args, **kwargs)

    @publication()
    def delete(self, *args, **kwargs):
        return super().delete(*args, **kwargs)

    @classmethod
    def get_search_fields(cls):
        return folded_fields(super().get_search_fields())

    @property
    def is_untranslated(self) -> bool:
        """Whether the page stands here in another language than that of its address."""
        return self.text_language != self.locale.language_code

    @cached_property
    def original(self) -> Page:
        """The page that is read here: itself or, where nobody has translated it, its source."""
        return (self.is_untranslated and source_of(self)) or self

    def language_of(self, *names: str) -> str:
        """The language of one of its texts: of the first of these fields that is filled in."""
        name = next((name for name in names if getattr(self, name)), "")
        return self.text_languages.get(name, self.text_language)

    @property
    def description(self) -> str:
        """Plain text of one or two sentences for search engines and shared links."""
        return next(filter(None, map(self.described_as, self.described_by)), "")

    @property
    def description_language(self) -> str:
        name = next(filter(self.described_as, self.described_by), "")
        return self.text_languages.get(name, self.text_language)

    def described_as(self, name: str) -> str:
        """What one of the fields of `described_by` says, as plain text."""
        is_rich = isinstance(self._meta.get_field(name), RichTextField)
        return plain_text(getattr(self, name)) if is_rich else getattr(self, name)

    @property
    def kind_of_page(self) -> str:
        """What readers call it, where pages of every type are listed together."""
        return capfirst(self._meta.verbose_name)

    @property
    def listed_day(self) -> date | None:
        """The day that such a list tells, if the page is about one."""
        return None

    @property
    def listed_words(self) -> str:
        """That day in words."""
        return short_day(self.listed_day) if self.listed_day else ""

    @classmethod
    def days_to_come(cls, today: date) -> dict[UUID, date]:
        """The next day of each live page that is about one soon, by translation key.

        Soon is before the next 18 December is over. What has such a day is translated first.
        """
        return {}

    @property
    def share_image(self):
        """The image that is shown with a shared link, or None."""
        return getattr(self, "image", None)


class IndexPage(BasePage):
    """The list of everything of one kind. Each language has one, which the set-up makes."""

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("A sentence or two in large type below the title.")
    )

    described_by = ("search_description", "standfirst")
    content_panels = BasePage.content_panels + [FieldPanel("standfirst")]
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True
