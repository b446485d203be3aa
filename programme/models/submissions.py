"""Events that the public submits, and the corrections of them."""

from datetime import time, timedelta

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_countries.fields import CountryField

from campaigns.names import name_words
from home.enums import PENDING
from home.fields import texts_of
from home.models import PublicRequest
from home.pages.navigation import version_in
from home.text.safe_links import LinkField
from programme.enums import Correction, Relation

from .dates import EventDate
from .events import EventPage
from .organisers import EventKind
from .programmes import ProgrammePage

# An end before this hour, and before the start, is after midnight.
END_OF_NIGHT = time(6)


class OvernightMixin:
    """The `end_day` of a day and two hours, of which the second may be after midnight."""

    @property
    def end_day(self):
        """The day after `day` if it ends after midnight, else None."""
        return self.day + timedelta(days=1) if self.day and ends_after_midnight(self) else None


class EventSubmission(OvernightMixin, PublicRequest):
    """An event that somebody submits to a programme. Accepting it makes a draft."""

    FORM_FIELDS = (
        "title", "kind", "day", "start_time", "end_time", "town", "place", "summary", "organiser",
        "relation", *EventPage.submitted, "person", "email",
    )  # fmt: skip
    IDENTITY_FIELDS = ("programme_key", "sameness", "email")
    admin_name = "event_submissions"
    link_name = "event_submission"
    email_templates = "programme/mail"

    programme_key = models.UUIDField(db_index=True, editable=False)
    # The translation key of the event that it became or was added to.
    event_key = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    notified_at = models.DateTimeField(_("address sent"), null=True, blank=True, editable=False)
    sameness = models.CharField(max_length=300, editable=False)

    title = models.CharField(_("title"), max_length=200)
    kind = models.ForeignKey(
        EventKind,
        verbose_name=_("type"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    day = models.DateField(_("day"), null=True, blank=True)
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    place = models.CharField(_("place or address"), max_length=255, blank=True)
    country = CountryField(_("country"), blank=True, default="FR")
    online_url = LinkField(_("link to take part online"), max_length=1000, blank=True)
    website = LinkField(_("link to more information"), max_length=1000, blank=True)
    summary = models.TextField(_("description"), blank=True)
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    relation = models.CharField(
        _("relation to the event"), max_length=10, choices=Relation.choices, default=Relation.OWN
    )
    price = models.CharField(_("price"), max_length=120, blank=True)
    access_note = models.CharField(_("access"), max_length=255, blank=True)

    class Meta(PublicRequest.Meta):
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            *PublicRequest.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme_key", "sameness", "email"],
                condition=Q(state__in=PENDING, erased_at=None),
                name="one_open_submission_of_a_person_for_an_event",
            ),
            models.CheckConstraint(
                condition=Q(notified_at=None) | Q(event_key__isnull=False),
                name="eventsubmission_notified_with_event",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def notes(self) -> list[tuple[str, str]]:
        """Return the label and the words of each text that becomes the event's as it is."""
        names = [field.name for field in texts_of(EventPage) if field.name in EventPage.submitted]
        labels = [capfirst(self._meta.get_field(name).verbose_name) for name in names]
        return [(label, getattr(self, name)) for label, name in zip(labels, names, strict=True)]

    @classmethod
    def waiting_words(cls, count: int) -> str:
        return ngettext("%(count)d event submitted", "%(count)d events submitted", count) % {
            "count": count
        }

    def subject(self, language: str = "") -> ProgrammePage | None:
        return version_in(ProgrammePage, self.programme_key, language or self.language)

    def event(self, language: str = "") -> EventPage | None:
        """Return the page of its event in a language, live or not; None if there is none."""
        return self.event_key and version_in(EventPage, self.event_key, language or self.language)

    def set_comparison_fields(self) -> None:
        title = " ".join(name_words(self.title)) or self.title
        self.sameness = f"{title[:200]}|{self.day or ''}|{' '.join(name_words(self.town))[:80]}"

    def undo_acceptance(self) -> None:
        """Withdraw and erase its corrections. The event stays: it may have other organisers."""
        for correction in self.corrections.to_review().select_for_update():
            correction.change_state(self.State.WITHDRAWN)
        for correction in self.corrections.filter(erased_at=None):
            correction.erase()

    def email_context(self, kind: str) -> dict:
        return super().email_context(kind) | {"event": self.event()}


def ends_after_midnight(times) -> bool:
    return bool(times.start_time and times.end_time and times.end_time <= times.start_time)


class EventCorrection(OvernightMixin, PublicRequest):
    """A change of an accepted event, sent by its submitter.

    It comes by private link, which proves the sender's address: it needs no confirmation.
    """

    admin_name = "event_corrections"
    link_name = "event_submission"
    email_templates = "programme/mail/correction"

    submission = models.ForeignKey(
        EventSubmission, on_delete=models.CASCADE, related_name="corrections"
    )
    what = models.CharField(_("what has changed"), max_length=10, choices=Correction.choices)
    # The translation key of the event's date that changes; null for the whole event.
    date_key = models.UUIDField(null=True, blank=True, editable=False)
    day = models.DateField(_("new day"), null=True, blank=True)
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    place = models.CharField(_("place or address"), max_length=255, blank=True)
    words = models.TextField(_("in a sentence"), blank=True)

    class Meta(PublicRequest.Meta):
        verbose_name = _("correction of an event")
        verbose_name_plural = _("corrections of events")

    def __str__(self) -> str:
        return f"{self.submission.title} – {self.get_what_display()}"

    @classmethod
    def waiting_words(cls, count: int) -> str:
        return ngettext(
            "%(count)d correction of an event", "%(count)d corrections of events", count
        ) % {"count": count}

    def subject(self, language: str = "") -> EventPage | None:
        return self.submission.event(language or self.language)

    def date_among(self, dates: list[EventDate]) -> EventDate | None:
        """Return the date that it corrects, among those of a version of the event, or None."""
        return next((date for date in dates if date.translation_key == self.date_key), None)

    @property
    def link_owner(self) -> EventSubmission:
        """The submission: a correction has no private link of its own."""
        return self.submission

    def email_context(self, kind: str) -> dict:
        return self.submission.email_context(kind) | {"request": self}
