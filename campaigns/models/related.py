"""What calls have besides text, notes and signatures: topics, related calls, attachments."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.snippets.models import register_snippet

from home.fields import TranslationOverrides
from home.models import VocabularyTerm
from home.text.safe_links import LinkField


@register_snippet
class Rubric(VocabularyTerm):
    """A topic by which calls are sorted, such as the criminalisation of solidarity."""

    class Meta(VocabularyTerm.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class RelatedCall(TranslatableMixin, Orderable):
    """Another call that this one relays or continues: a page of this site, or a link."""

    call = ParentalKey("campaigns.CallPage", on_delete=models.CASCADE, related_name="related_calls")
    call_page = models.ForeignKey(
        "campaigns.CallPage",
        verbose_name=_("call on this site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = LinkField(_("or an address on another site"), max_length=2000, blank=True)
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("Needed for an address on another site."),
    )

    facts = ("call_page",)
    texts = ("url", "title")
    override_translatable_fields = TranslationOverrides()
    panels = [PageChooserPanel("call_page"), FieldPanel("url"), FieldPanel("title")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("related call")
        verbose_name_plural = _("related calls")

    def clean(self):
        super().clean()
        if bool(self.call_page_id) == bool(self.url):
            raise ValidationError(
                _("Choose a call on this site or give an address on another site, not both.")
            )
        if self.url and not self.title:
            raise ValidationError({"title": _("Say what the address leads to.")})


class CallAttachment(TranslatableMixin, Orderable):
    """A file that goes with a call, such as a leaflet to print."""

    call = ParentalKey("campaigns.CallPage", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "home.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("If left empty, the document’s own title is shown."),
    )

    texts = ("document", "title")
    override_translatable_fields = TranslationOverrides()
    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
