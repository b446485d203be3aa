"""The site's own texts in each language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet

from home.fields import TranslationOverrides
from home.text.rich_text import INLINE_FEATURES
from home.text.safe_links import ProseField


class SiteWords(TranslatableMixin, models.Model):
    """The site's own texts in one language, for the header and footer of every page.

    A snippet and not a site setting, because settings cannot be translated.
    """

    name = models.CharField(
        _("name of the site"),
        max_length=80,
        help_text=_("In the header, and in every page’s title."),
    )
    strapline = models.CharField(
        _("strapline"),
        max_length=160,
        blank=True,
        help_text=_(
            "One line that says what the site is for. In the title of the home page, and wherever "
            "the site is found or shared."
        ),
    )
    hashtag = models.CharField(
        _("hashtag"),
        max_length=60,
        blank=True,
        help_text=_("With its #, for instance #CommonProgramme."),
    )
    footer = ProseField(
        _("footer"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("Who publishes this site, in one or two sentences."),
    )
    legal = ProseField(
        _("legal text"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("The last line of every page: licence of the texts, link to the legal notice."),
    )

    texts = ("name", "strapline", "hashtag", "footer", "legal")
    override_translatable_fields = TranslationOverrides()
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("strapline"), FieldPanel("hashtag")],
            heading=_("Header"),
        ),
        MultiFieldPanel([FieldPanel("footer"), FieldPanel("legal")], heading=_("Footer")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("site texts")
        verbose_name_plural = _("site texts")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def for_active_language(cls) -> "SiteWords | None":
        """Return the texts in the active language, or else in any other; None if there are none."""
        found = cls.objects.select_related("locale").order_by("pk")
        words = {item.locale.language_code: item for item in found}
        return words.get(get_language()) or next(iter(words.values()), None)


register_snippet(SiteWords)
