"""The notes of a call."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import HiddenInput
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from home.fields import TranslationOverrides
from home.text.safe_links import LinkField


def new_note_key() -> str:
    """Return a key that ties a marker in a text to its note.

    The editor's control makes such keys, too (`site/static/js/note-control.js`).
    """
    return get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")


class CallNote(TranslatableMixin, Orderable):
    """A numbered note of a call.

    Its number is not stored: `campaigns.notes` counts the markers in the text of each language.
    Markers refer to `key`, which is the same in every language.
    """

    call = ParentalKey("campaigns.CallPage", on_delete=models.CASCADE, related_name="notes")
    key = models.CharField(max_length=20, default=new_note_key)
    text = models.TextField(
        _("text of the note"), help_text=_("Without its number: notes are numbered automatically.")
    )
    url = LinkField(
        _("link"),
        max_length=2000,
        blank=True,
        help_text=_("The address of the source, if it has one. A PDF is recognised as such."),
    )
    document = models.ForeignKey(
        "home.SiteDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Instead of a link: a document kept on this site."),
    )

    facts = ("key",)
    texts = ("text", "url", "document")
    override_translatable_fields = TranslationOverrides()
    panels = [
        FieldPanel("key", widget=HiddenInput, classname="w-hidden"),
        FieldPanel("text"),
        FieldPanel("url"),
        FieldPanel("document"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.text[:60]

    def clean(self):
        super().clean()
        if self.url and self.document:
            raise ValidationError({"document": _("Give a link or a document, not both.")})

    @property
    def target(self) -> str:
        """The address the note leads to, or an empty string."""
        return self.document.url if self.document else self.url
