"""What readers see of events, in rows that are written when something is published.

Lists, cards, map, tables and feeds read these rows, not pages. `programme.published` writes them
and can make all of them anew. They refer to pages by plain keys: a row is deleted by the
publication that takes its page away.
"""

from dataclasses import dataclass, fields
from datetime import date, time
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db import models

from home import addresses
from home.models.base import TextLanguages
from programme.enums import Attendance, EventStatus
from programme.events.date_spans import DateSpan
from programme.places.public_place import PublicPlace
from programme.querysets import OccurrenceQuerySet, PublishedEventQuerySet

from .events import EventPage
from .organisers import EventLanguage
from .programmes import ProgrammePage


class Rows(list):
    """A list that is read as the related rows of a page are, by `all()`."""

    def all(self) -> "Rows":
        return self


class Kind(NamedTuple):
    """The kind of an event, as far as lists and feeds show it."""

    code: str
    name: str
    text_language: str


@dataclass(frozen=True)
class PublishedDate(DateSpan):
    """A date of a published event, as its page and lists of events show it."""

    uid: UUID
    status: str
    day: date
    end_day: date | None
    whole_day: bool
    start_time: time | None
    end_time: time | None

    @classmethod
    def of(cls, event_date) -> "PublishedDate":
        return cls(*(getattr(event_date, field.name) for field in fields(cls)))

    def values(self) -> list:
        """Return the values for a row, in the order of the fields: texts, truth values or None."""
        found = (getattr(self, field.name) for field in fields(self))
        return [one if one is None or isinstance(one, bool) else str(one) for one in found]

    @classmethod
    def from_values(cls, values: list) -> "PublishedDate":
        uid, status, day, end_day, whole_day, start, end = values
        return cls(
            uid=UUID(uid),
            status=status,
            day=date.fromisoformat(day),
            end_day=end_day and date.fromisoformat(end_day),
            whole_day=whole_day,
            start_time=start and time.fromisoformat(start),
            end_time=end and time.fromisoformat(end),
        )


class PublishedEvent(TextLanguages, models.Model):
    """What the public sees of an event in one language; there is none of an event that it may not.

    It has the names of an `EventPage` for what templates, feeds and the map read of both.
    """

    page = models.OneToOneField(
        "programme.EventPage",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="published",
    )
    event_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=10)
    programme = models.ForeignKey(
        ProgrammePage, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    # A local event stands below another event; `part_of` is the key of that one's page if it is
    # public, too.
    is_local = models.BooleanField(default=False)
    part_of = models.IntegerField(null=True, db_index=True)
    url_path = models.TextField()
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)

    title = models.TextField()
    text_language = models.CharField(max_length=10)
    # By field: the language of texts that are not translated yet.
    text_languages = models.JSONField(default=dict)
    summary = models.TextField()
    description = models.TextField()
    description_language = models.CharField(max_length=10)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    status_note = models.CharField(max_length=255)
    attendance = models.CharField(max_length=10, choices=Attendance.choices)
    timezone = models.CharField(max_length=40)
    first_day = models.DateField(null=True)
    # The public town, for the order of local events.
    town = models.CharField(max_length=120)
    kind_code = models.CharField(max_length=255)
    kind_name = models.CharField(max_length=255)
    kind_language = models.CharField(max_length=10)
    # A list of `{name, language, key}`; the key is that of the organisation's page, or None.
    organisers = models.JSONField(default=list)
    # A list of `{language, use}` (`EventLanguage`).
    language_values = models.JSONField(default=list)
    # Of each date, in the order that editors gave them: `PublishedDate.values()`.
    date_values = models.JSONField(default=list)
    # The values of `PublicPlace` by name, without empty ones.
    place_values = models.JSONField(default=dict)
    # What it can be filtered by (`programme.filters.facets.event_facets`).
    facets = models.JSONField(default=dict)

    # On the map: the public point, null for an event that the map cannot show.
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    is_exact = models.BooleanField(default=False)
    place_line = models.TextField()
    # Ready texts: its object in the GeoJSON, its paragraph in uMap's pop-up as a JSON string
    # without the quotes, its lines of the table, its item of the list of places.
    geojson = models.TextField()
    umap = models.TextField()
    csv = models.TextField()
    map_item = models.TextField()
    # Of the code that made the ready texts (`build_id()`).
    build = models.CharField(max_length=16)

    objects = PublishedEventQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [
            models.Index(
                fields=["programme", "first_day", "title", "page"], name="published_events_in_order"
            ),
            models.Index(fields=["language", "first_published_at"], name="published_events_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def url(self) -> str | None:
        return addresses.page_url(self.url_path)

    @property
    def full_url(self) -> str | None:
        return addresses.full_url(self.url_path)

    @property
    def edition_year(self) -> int:
        return self.year

    @property
    def is_untranslated(self) -> bool:
        return self.text_language != self.language

    @property
    def kind(self) -> Kind:
        return Kind(self.kind_code, self.kind_name, self.kind_language)

    @cached_property
    def place(self) -> PublicPlace:
        return PublicPlace.from_values(self.place_values)

    @cached_property
    def dates(self) -> Rows:
        return Rows(map(PublishedDate.from_values, self.date_values))

    @cached_property
    def languages(self) -> Rows:
        return Rows(EventLanguage(**values) for values in self.language_values)

    # One rule for both: a status of the whole event counts for each of its dates.
    status_of = EventPage.status_of


class PublishedOccurrence(DateSpan, models.Model):
    """One date of a published event, as a list of an edition has it.

    An event without a date has one, too, whose `day` is null. The columns of the event that the
    order of a list needs stand here again, so that it reads one table.
    """

    event = models.ForeignKey(PublishedEvent, on_delete=models.CASCADE, related_name="occurrences")
    # Counts the dates of its event.
    position = models.PositiveSmallIntegerField()
    programme = models.ForeignKey(
        ProgrammePage, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    part_of = models.IntegerField(null=True)
    title = models.TextField()
    day = models.DateField(null=True)
    end_day = models.DateField(null=True)
    whole_day = models.BooleanField(default=False)
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    # The midnight after its last day where it takes place.
    over_at = models.DateTimeField(null=True)
    # Ready: its entry in a list and its line on paper, both without local events; the event's item
    # in RSS while this is the date to show.
    entry = models.TextField()
    printed = models.TextField()
    rss = models.TextField()

    objects = OccurrenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="one_row_a_date")]
        indexes = [
            models.Index(
                fields=["programme", "day", "start_time", "title", "event"],
                name="occurrences_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day or '–'} {self.title}"


class PublishedEdition(models.Model):
    """What the page of an edition says of all its events, so that no reader's request counts them.

    `occurrences` counts the entries of its whole list. `facets` are the values that its events
    have, `choices` the lists of the filter's form by field, as `[value, label, language]`.
    """

    programme = models.OneToOneField(
        ProgrammePage,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="published",
    )
    language = models.CharField(max_length=10, db_index=True)
    events = models.PositiveIntegerField()
    towns = models.PositiveIntegerField()
    occurrences = models.PositiveIntegerField()
    facets = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.programme_id} ({self.events}, {self.towns})"
