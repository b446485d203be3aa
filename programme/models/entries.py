"""The content of calendars: an entry for each date in each language, and feed versions."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import get_language_info

from programme.enums import EventStatus, PlacePrecision
from programme.events.date_spans import DateSpan
from programme.ical_values import read_text
from programme.querysets import CalendarEntryQuerySet

EXACTNESS = {PlacePrecision.TOWN: 1, PlacePrecision.EXACT: 2}


class CalendarEntry(DateSpan, models.Model):
    """The published VEVENT of one date of an event in one language.

    It refers to pages by their translation keys only and outlives them: calendars show until the
    day has passed that an event is off, also if its page is deleted.
    `programme.calendars.entries` writes entries; a feed joins their `content`.
    """

    uid = models.UUIDField()  # EventDate.translation_key
    language = models.CharField(max_length=10)
    event_key = models.UUIDField(db_index=True)
    programme_key = models.UUIDField(db_index=True)
    year = models.PositiveSmallIntegerField()
    # The last `url_path` of the event's page.
    path = models.TextField()
    # Its former ones, one a line: Wagtail's redirects are deleted with the page.
    former_paths = models.TextField(blank=True)

    # A text: PostgreSQL hands out bytes in hexadecimal digits, which costs a calendar a third.
    content = models.TextField()
    # Of the content: a feed's version depends on the sum of its entries' digests.
    digest = models.BigIntegerField()
    sequence = models.PositiveIntegerField(default=0)
    last_modified = models.DateTimeField()
    # Of time, place and status, the same in every language: SEQUENCE grows when it changes.
    fingerprint = models.CharField(max_length=64)

    title = models.TextField()
    kind = models.CharField(max_length=255)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    day = models.DateField()
    end_day = models.DateField(null=True)
    whole_day = models.BooleanField()
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    timezone = models.CharField(max_length=40)
    # The published start before this one, as `start_text()` returns it.
    former_start = models.CharField(max_length=40, blank=True, default="")
    # The time zone that a calendar with this content must describe, if any.
    tzid = models.CharField(max_length=40, blank=True)

    # Its page is unpublished, private or deleted, or the date was withdrawn.
    is_withdrawn = models.BooleanField(default=False)
    off_since = models.DateTimeField(null=True)
    # When an entry that is off leaves the feeds; null for one that is not off.
    lapses_at = models.DateTimeField(null=True)

    # The values that the filters of feeds compare, also when the page is deleted.
    first_published = models.DateTimeField()
    facets = models.JSONField(default=dict)
    # When the facets, except the search text, last changed.
    facets_since = models.DateTimeField(null=True)
    # Former facets, without the search text: the calendar of a town's events shows that one of them
    # has moved to another town.
    previous_facets = models.JSONField(default=list)

    objects = CalendarEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uid", "language"], name="one_entry_a_language")
        ]
        indexes = [
            # Covers the query of a feed's version, so that no row is read for it.
            models.Index(
                fields=["language", "year", "lapses_at", "digest"],
                name="calendar_of_an_edition",
            ),
            models.Index(fields=["language", "path"], name="calendar_of_an_event"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.title} ({self.language})"

    @property
    def is_off(self) -> bool:
        return self.is_withdrawn or self.status == EventStatus.CANCELLED

    @property
    def language_name(self) -> str:
        return get_language_info(self.language)["name_translated"]

    @property
    def published_title(self) -> str:
        """The published SUMMARY."""
        return read_text(self.content, "SUMMARY")

    @property
    def published_place(self) -> str:
        """The published LOCATION, or an empty text."""
        return read_text(self.content, "LOCATION")

    @property
    def has_lapsed(self) -> bool:
        return self.lapses_at is not None and self.lapses_at <= now()

    def set_path(self, path: str) -> None:
        if self.path and self.path != path and not self.was_at(self.path):
            self.former_paths += f"{self.path}\n"
        self.path = path

    def set_facets(self, facets: dict, at: datetime) -> None:
        """Set the facets, and keep the former ones if they differ.

        Not if they changed back within the time that a feed may be cached: hardly anybody saw them,
        and a mistaken town would keep the entry in its calendar for good.
        """
        before = _without_text(self.facets)
        # Only values that the entry has: one added to the code later is no change.
        if not before or before != {name: facets.get(name) for name in before}:
            if before and at - self.facets_since >= timedelta(seconds=settings.FEED_MAX_AGE):
                self.previous_facets = [*self.previous_facets, before]
            if _exactness(facets) < _exactness(before):
                # Perhaps to protect somebody: the former point must not be found by distance.
                self.previous_facets = [former | {"point": None} for former in self.previous_facets]
            self.facets_since = at
        self.facets = facets

    def was_at(self, path: str) -> bool:
        return path in self.former_paths.splitlines()

    def set_content(self, content: str) -> None:
        self.content = content
        self.digest = int.from_bytes(hashlib.sha256(content.encode()).digest()[:5])

    def note_whether_off(self, at: datetime) -> None:
        """Set `off_since` and `lapses_at`: an entry that is off lapses when its day is over."""
        if self.is_off:
            self.off_since = self.off_since or at
            midnight = datetime.combine(self.day_after, time(0), ZoneInfo(self.timezone))
            self.lapses_at = midnight.astimezone(UTC)
        else:
            self.off_since = self.lapses_at = None


class FeedVersion(models.Model):
    """A random value that changes when something is published that feeds show besides the entries.

    The names of feeds depend on programmes and on the site's words (`names_feeds`); filtered feeds
    depend on all events, also those without a date, on organisations and on kinds. Each of these
    has a row of its own, by translation key, so that no publication waits for another one.
    """

    key = models.UUIDField(primary_key=True)
    value = models.BigIntegerField()
    names_feeds = models.BooleanField(default=False)

    class Meta:
        # Covers the query of a feed's version.
        indexes = [models.Index(fields=["names_feeds", "value"], name="versions_of_feeds")]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"


def _exactness(facets: dict) -> int:
    return EXACTNESS.get(facets.get("precision"), 0)


def _without_text(facets: dict) -> dict:
    """Return facets without the search text, which changes too often to keep every former one."""
    return {name: value for name, value in facets.items() if name != "text"}
