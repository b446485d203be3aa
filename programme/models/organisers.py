"""The kind of an event, and its rows of organisers and languages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.snippets.models import register_snippet

from campaigns.models import SignatoryPage
from home.models import VocabularyTerm
from home.text.languages import SPOKEN_LANGUAGES
from programme.enums import LanguageUse


@register_snippet
class EventKind(VocabularyTerm):
    """What sort of event it is, such as a march, a vigil or a webinar."""

    class Meta(VocabularyTerm.Meta):
        abstract = False
        verbose_name = _("type of event")
        verbose_name_plural = _("types of event")


class EventOrganiser(Orderable):
    """An organiser of an event: an organisation of the site, or a name."""

    event = ParentalKey("programme.EventPage", on_delete=models.CASCADE, related_name="organisers")
    signatory = models.ForeignKey(
        SignatoryPage,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(
        _("or a name"),
        max_length=255,
        blank=True,
        help_text=_("For an organiser that has no page on this site."),
    )

    panels = [PageChooserPanel("signatory"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")

    def __str__(self) -> str:
        return self.shown_name

    def clean(self):
        super().clean()
        if not self.signatory_id and not self.name:
            raise ValidationError(_("Choose an organisation or give a name."))

    def save(self, *args, **kwargs):
        # Saved beside the link, so that the name outlives the organisation's page.
        if self.signatory and not self.name:
            self.name = self.signatory.title
        super().save(*args, **kwargs)

    @property
    def shown_name(self) -> str:
        return self.signatory.title if self.signatory else self.name


class EventLanguage(Orderable):
    """A language of an event, spoken or interpreted."""

    event = ParentalKey("programme.EventPage", on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=10, choices=SPOKEN_LANGUAGES)
    use = models.CharField(
        _("spoken or interpreted"),
        max_length=12,
        choices=LanguageUse.choices,
        default=LanguageUse.SPOKEN,
    )

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("use")])]

    class Meta(Orderable.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        return self.get_language_display()
