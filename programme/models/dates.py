"""The dates of an event."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from home.fields import TranslationOverrides
from programme.enums import EventStatus
from programme.events.date_spans import DateSpan
from programme.timezones.choices import timezone_names
from programme.timezones.names import town_of

# The calendars of phones show no earlier and no later year.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2200, 12, 31)


def validate_day(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(
            _("Give a year between %(first)s and %(last)s."),
            params={"first": FIRST_DAY.year, "last": LAST_DAY.year},
        )


class EventDate(DateSpan, TranslatableMixin, Orderable):
    """One date of an event; a monthly vigil has several.

    Its `translation_key` is the UID of the date in calendars: the same in every language and after
    every edit, and a new one when an editor copies the event.
    """

    event = ParentalKey("programme.EventPage", on_delete=models.CASCADE, related_name="dates")
    day = models.DateField(_("day"), validators=[validate_day])
    whole_day = models.BooleanField(
        _("whole day"), default=False, help_text=_("It lasts the whole day, or several days.")
    )
    start_time = models.TimeField(
        _("starts at"),
        null=True,
        blank=True,
        help_text=_("If left empty, the time is “to be announced”."),
    )
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    end_day = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        validators=[validate_day],
        help_text=_("Only if it ends on another day."),
    )
    status = models.CharField(
        _("status of this date"),
        max_length=10,
        choices=EventStatus.choices,
        default=EventStatus.SCHEDULED,
        help_text=_(
            "If it differs from that of the whole event. Subscribers’ calendars are updated."
        ),
    )

    facts = ("day", "end_day", "whole_day", "start_time", "end_time", "status")
    override_translatable_fields = TranslationOverrides()
    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("end_day")]),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldRowPanel([FieldPanel("whole_day"), FieldPanel("status")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("date")
        verbose_name_plural = _("dates")

    def __str__(self) -> str:
        return str(self.day)

    def clean(self):
        super().clean()
        if self.day:
            self._validate_hours()
            self._validate_end()
            self._validate_change_of_clocks()

    def _validate_hours(self):
        if self.whole_day and (self.start_time or self.end_time):
            raise ValidationError(
                {"whole_day": _("A whole day has no times. Clear the times, or untick this box.")}
            )
        if self.end_time and not self.start_time:
            raise ValidationError(
                {
                    "end_time": _(
                        "There is an end time but no start time. Add the start time, or clear this "
                        "one."
                    )
                }
            )

    def _validate_end(self):
        if self.end_day and self.end_day < self.day:
            raise ValidationError(
                {"end_day": _("It ends before it starts. Give a last day on or after the first.")}
            )
        if self.start_time and self.end_day and self.end_day > self.day and not self.end_time:
            raise ValidationError({"end_time": _("Add the time at which it ends on the last day.")})
        same_day = self.last_day == self.day
        if same_day and self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError(
                {
                    "end_time": _(
                        "It ends before it starts. Give a later time or, if it ends after "
                        "midnight, the next day as its last day."
                    )
                }
            )

    def _validate_change_of_clocks(self):
        """Refuse an hour that does not occur because clocks go forward that night.

        An hour that occurs twice means the first, as in calendars (RFC 5545, section 3.3.5).
        Without an event, the zone is not known.
        """
        zone = getattr(getattr(self, "event", None), "timezone", "")
        if zone not in timezone_names():
            return
        moments = {"start_time": self.start(zone), "end_time": self.end(zone)}
        for name, moment in moments.items():
            if moment and moment.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != moment.time():
                left_out = _(
                    "On this night the clocks go forward in %(town)s, and this time does not "
                    "exist. Give an earlier or a later one."
                )
                raise ValidationError({name: left_out % {"town": town_of(zone)}})

    @property
    def uid(self):
        return self.translation_key
