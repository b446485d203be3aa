"""The base classes of all page types."""

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
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index

from home import addresses
from home.delivery.answers import public_answer
from home.delivery.version import may_remember
from home.fields import TranslationOverrides
from home.publication import publication
from home.querysets import PublicPageManager, has_restrictions
from home.routes import by_path
from home.search.fields import stemmed_fields
from home.sources import lock_translations, one_reference_update, source_of
from home.text.dates import short_day
from home.text.plain import plain_text

from .vocabulary import use_own_words


class TextLanguages:
    """The languages of texts: `text_language`, and by field name in `text_languages` for others."""

    def language_of(self, *names: str) -> str:
        """Return the language of a text: of the first of these fields that is not empty."""
        name = next((name for name in names if getattr(self, name)), "")
        return self.text_languages.get(name, self.text_language)


class BasePage(TextLanguages, Page):
    """The base of all pages: the language of its text, and how lists and links present it."""

    # The language of the page's text. A copy for another language has its source's language until
    # a translation is published (`home.language_sync`). Stored, so that lists need no query for it.
    text_language = models.CharField(max_length=10, editable=False)
    # On a page that is translated in part: the language of each untranslated text, by field name.
    text_languages = models.JSONField(default=dict, editable=False)
    # Set when a translation is unpublished together with its source: the revision to publish again
    # together with it. Null for a translation that was unpublished by itself.
    revision_to_restore = models.ForeignKey(
        Revision, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    internal = ("text_language", "text_languages", "revision_to_restore")
    override_translatable_fields = TranslationOverrides()

    objects = PublicPageManager()
    base_form_class = by_path("home.editing.page_forms.BasePageForm")
    # Child relations that hold names, which are not translated.
    lists_of_names: tuple[str, ...] = ()
    # The fields that the description is taken from: the first that is not empty.
    described_by = ("search_description",)
    # Related objects that its page shows, read together with it.
    read_with: tuple[str, ...] = ("locale",)
    # The dotted path of a function that takes the page and the request, and returns what is added
    # to the template's context (`home.routes`).
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

    def serve(self, request, *args, **kwargs):
        return public_answer(super().serve(request, *args, **kwargs))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.extra_context:
            context |= import_string(self.extra_context)(self, request)
        return context

    def _get_site_root_paths(self, cache_object=None, **kwargs):
        # Wagtail asks the shared cache, once a page object.
        if cache_object is None:
            return addresses.site_root_paths()
        return super()._get_site_root_paths(cache_object, **kwargs)

    def get_url_parts(self, request=None):
        return addresses.url_parts(self.url_path)

    def get_view_restrictions(self):
        if may_remember() and not has_restrictions():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def address_below(self, *words: str) -> str:
        """Return an address below the page's, of `words` in the page's language."""
        return addresses.below(self.url, self.locale.language_code, *words)

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
        return stemmed_fields(super().get_search_fields())

    @property
    def is_untranslated(self) -> bool:
        """Whether the page's text is in another language than its address."""
        return self.text_language != self.locale.language_code

    @cached_property
    def original(self) -> Page:
        """The page that the text belongs to: the source of an untranslated page, else itself."""
        return (self.is_untranslated and source_of(self)) or self

    @property
    def original_url(self) -> str | None:
        """The whole address of the page that the text belongs to."""
        return addresses.full_url(self.original.url_path)

    @property
    def description(self) -> str:
        """Plain text of one or two sentences for search engines and shared links."""
        return next(filter(None, map(self.described_as, self.described_by)), "")

    @property
    def description_language(self) -> str:
        name = next(filter(self.described_as, self.described_by), "")
        return self.text_languages.get(name, self.text_language)

    def described_as(self, name: str) -> str:
        """Return the text of one of the fields of `described_by` as plain text."""
        is_rich = isinstance(self._meta.get_field(name), RichTextField)
        return plain_text(getattr(self, name)) if is_rich else getattr(self, name)

    @property
    def kind_of_page(self) -> str:
        """The name of the page's type for readers, in lists of pages of all types."""
        return capfirst(self._meta.verbose_name)

    @property
    def listed_day(self) -> date | None:
        """The day that the page is about, for lists of pages of all types, or None."""
        return None

    @property
    def listed_words(self) -> str:
        """The page's day in words, or an empty text."""
        return short_day(self.listed_day) if self.listed_day else ""

    @classmethod
    def days_to_come(cls, today: date) -> dict[UUID, date]:
        """Return the next day of each live page that has one until 18 December, by translation key.

        Pages with such a day are translated first.
        """
        return {}

    @property
    def share_image(self):
        """The image that is shown with a shared link, or None."""
        return getattr(self, "image", None)


class IndexPage(BasePage):
    """The list of all pages of one kind. Each language has one, created by the set-up."""

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("A sentence or two in large type below the title.")
    )

    texts = ("standfirst",)
    described_by = ("search_description", "standfirst")
    content_panels = BasePage.content_panels + [FieldPanel("standfirst")]
    search_fields = BasePage.search_fields + [index.SearchField("standfirst")]
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True
