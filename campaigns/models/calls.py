"""Calls."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.search import index

from campaigns.enums import SignatoriesOrder, Signing
from campaigns.notes import NumberedNotes, without_markers
from campaigns.panels import PastePanel, TextChangePanel
from campaigns.querysets import CallManager
from home.models import BasePage
from home.routes import by_path, route
from home.sources import is_source
from home.text.dates import next_migrants_day
from home.text.languages import address_word, any_language
from home.text.plain import plain_text
from home.text.rich_text import INLINE_FEATURES, TEXT_FEATURES
from home.text.safe_links import ProseField

from .related import Rubric
from .signatures import Signature
from .signed_texts import SignedText, SignedTextsMixin


def current_year() -> int:
    """Return the default of `CallPage.year`."""
    return timezone.localdate().year


class CallPage(SignedTextsMixin, BasePage):
    """A public appeal that organisations sign."""

    rubric = models.ForeignKey(
        Rubric,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the call is about. It helps readers to find calls."),
    )
    headline = models.CharField(
        _("dated headline"),
        max_length=255,
        blank=True,
        help_text=_("For instance: Call from solidarity organisations for 18 December 2025."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        default=current_year,
        validators=[MinValueValidator(1990), MaxValueValidator(2200)],
        help_text=_("The year of the 18 December the call is for."),
    )
    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day the call was made public.")
    )
    standfirst = ProseField(
        _("standfirst"),
        features=[*INLINE_FEATURES, "note"],
        blank=True,
        help_text=_("The first paragraph, in larger type."),
    )
    body = ProseField(
        _("text"),
        features=[*TEXT_FEATURES, "note"],
        blank=True,
        help_text=_(
            "For a note, place the cursor where its number belongs, type / and choose “Note”."
        ),
    )
    closing = ProseField(
        _("closing appeal"),
        features=[*INLINE_FEATURES, "note"],
        blank=True,
        help_text=_("The last sentence, a call to act. Shown in large type."),
    )
    signing = models.CharField(
        _("signing"),
        max_length=10,
        choices=Signing.choices,
        default=Signing.CLOSED,
        help_text=_("Whether organisations can still sign."),
    )
    signing_until = models.DateField(
        _("open until"),
        null=True,
        blank=True,
        help_text=_("The last day on which organisations can sign."),
    )
    signatories_order = models.CharField(
        _("order of the signatories"),
        max_length=10,
        choices=SignatoriesOrder.choices,
        default=SignatoriesOrder.NAME,
    )
    contact_email = models.EmailField(
        _("contact e-mail"),
        blank=True,
        help_text=_("For this call only. If left empty, the site’s contact is shown."),
    )

    # Once it could be signed on this site, in any language.
    opened = models.BooleanField(default=False, editable=False)

    facts = (
        "rubric", "year", "date", "signing", "signing_until", "signatories_order", "contact_email",
    )  # fmt: skip
    texts = ("headline", "standfirst", "body", "closing", "notes", "related_calls", "attachments")
    internal = ("opened",)

    objects = CallManager()
    base_form_class = by_path("campaigns.calls.forms.CallPageForm")
    extra_context = "campaigns.calls.contexts.call_context"

    content_panels = [
        PastePanel(),
        FieldPanel("rubric", widget=forms.Select),
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("date")]),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("closing"),
        InlinePanel(
            "notes",
            heading=_("Notes"),
            label=_("note"),
            help_text=_(
                "Notes are usually written from the text: type / there and choose “Note”. Correct "
                "them here."
            ),
            # For note-control.js, which has no catalogue of its own.
            attrs={"data-note-gone": _("This note has been deleted. Remove its marker.")},
        ),
        TextChangePanel("text_change"),
        MultiFieldPanel(
            [
                HelpPanel(template="campaigns/admin/signatories_panel.html"),
                FieldPanel("signatories_order"),
                FieldRowPanel([FieldPanel("signing"), FieldPanel("signing_until")]),
                FieldPanel("contact_email"),
            ],
            heading=_("Signatories"),
        ),
        InlinePanel("related_calls", heading=_("Related calls"), label=_("related call")),
        InlinePanel("attachments", heading=_("Attachments"), label=_("attachment")),
    ]
    search_fields = BasePage.search_fields + [
        index.SearchField("headline"),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("closing"),
        index.FilterField("year"),
    ]
    parent_page_types = ["campaigns.CallIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")

    def clean(self):
        super().clean()
        if self.signing_until and self.signing != Signing.OPEN:
            raise ValidationError(
                {"signing_until": _("Signing is closed. Open it, or leave this date empty.")}
            )

    described_by = ("search_description", "standfirst", "headline")

    def described_as(self, name: str) -> str:
        if name == "standfirst":
            return plain_text(without_markers(self.standfirst))
        return super().described_as(name)

    @property
    def listed_day(self) -> datetime.date:
        return self.date

    @classmethod
    def days_to_come(cls, today):
        day = next_migrants_day(today)
        calls = cls.objects.live().filter(alias_of=None, signing=Signing.OPEN, year=day.year)
        found = dict(calls.values_list("translation_key", "signing_until"))
        return {
            key: min(until or day, day) for key, until in found.items() if (until or day) >= today
        }

    @property
    def is_open(self) -> bool:
        """Whether organisations can sign today."""
        open_until = self.signing_until or timezone.localdate()
        return self.signing == Signing.OPEN and timezone.localdate() <= open_until

    @property
    def was_open(self) -> bool:
        """Whether organisations could sign it on this site at any time.

        False for a call that was published together with its signatories and always closed.
        """
        return self._can_open or self.opened

    @property
    def _can_open(self) -> bool:
        return self.signing == Signing.OPEN or bool(self.signing_until)

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            # An older draft does not know of it, nor does a new translation.
            versions = CallPage.objects.filter(translation_key=self.translation_key, opened=True)
            self.opened = (self.live and self._can_open) or versions.exists()
        return super().save(*args, **kwargs)

    @cached_property
    def numbered_notes(self) -> NumberedNotes:
        """The notes, with the numbers they have in the text of this language."""
        texts = {"standfirst": self.standfirst, "body": self.body, "closing": self.closing}
        notes = list(self.notes.all())
        # Unsaved notes, too: those of a preview or of a signed text.
        models.prefetch_related_objects(notes, "document")
        return NumberedNotes(texts, notes)

    def signatures(self):
        """Return the signatures in the order of the call."""
        return Signature.objects.of_call(self)

    @property
    def has_signed_text(self) -> bool:
        """Whether publishing other words than now would change a text that was signed.

        False for a translation: what was signed is the text of the source.
        """
        return (
            bool(self.pk)
            and self.signatures().filter(text=None).exists()
            and is_source(self)
            and (self.live or SignedText.objects.waiting(self).exists())
        )

    # --- Addresses below the call's own

    sign = route(rf"^{any_language('sign')}/$", "campaigns.signing.views.sign", "sign")
    sent = route(
        rf"^{any_language('sign')}/{any_language('sent')}/$", "campaigns.signing.views.sent", "sent"
    )
    signatories_csv = route(
        r"^([\w\-]+\.csv)/?$", "campaigns.calls.views.signatories_csv", "signatories_csv"
    )

    def signing_url(self, *below: str) -> str:
        """Return the address of the form or, with "sent", of the page shown after it was sent."""
        return self.address_below("sign", *below)

    @property
    def signatories_csv_name(self) -> str:
        return f"{address_word('signatories', self.locale.language_code)}.csv"

    @property
    def signatories_csv_url(self) -> str:
        return f"{self.url}{self.signatories_csv_name}"

    def get_route_paths(self):
        # With these, their old addresses redirect, too, when the slug changes.
        return [*super().get_route_paths(), f"/{self.signatories_csv_name}"]
