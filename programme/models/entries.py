"""What subscribers were last told, date by date and language by language."""

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
    """The VEVENT of one date of an event in one language, as it was last told.

    It refers to pages by their translation keys only and outlives them: subscribers are told that
    an event is off until its day has passed, whatever became of its page.
    `programme.calendars.entries` writes it; a feed joins the `content` of its rows.
    """

    uid = models.UUIDField()  # EventDate.translation_key
    language = models.CharField(max_length=10)
    event_key = models.UUIDField(db_index=True)
    programme_key = models.UUIDField(db_index=True)
    year = models.PositiveSmallIntegerField()
    # Where the event's page was last, as Wagtail's `url_path`.
    path = models.TextField()
    # Where it was before, a line each: its redirects go when the page does.
    former_paths = models.TextField(blank=True)

    content = models.BinaryField()
    # Of the content: a feed's version is the sum of its rows' digests.
    digest = models.BigIntegerField()
    sequence = models.PositiveIntegerField(default=0)
    last_modified = models.DateTimeField()
    # What SEQUENCE hangs on: time, place and status, the same in every language.
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
    # The start that was published before this one, as `start_text()` has it.
    former_start = models.CharField(max_length=40, blank=True, default="")
    # The zone that a calendar with this content must describe, if any.
    tzid = models.CharField(max_length=40, blank=True)

    # Its page is unpublished, private or deleted, or the date was withdrawn.
    is_withdrawn = models.BooleanField(default=False)
    off_since = models.DateTimeField(null=True)
    # When what is off leaves the feeds; null: never.
    lapses_at = models.DateTimeField(null=True)

    # For the filters of feeds, also when the page is gone: the values that stand in addresses.
    first_published = models.DateTimeField()
    facets = models.JSONField(default=dict)
    # Since when they have been so, words aside.
    facets_since = models.DateTimeField(null=True)
    # What they were before, without the words: whoever is told of a town's events is told that one
    # of them has moved to another.
    previous_facets = models.JSONField(default=list)

    objects = CalendarEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uid", "language"], name="told_once_a_language")
        ]
        indexes = [
            # Holds all that a feed's version asks for, so that no row is read for it.
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
        """The SUMMARY, as it was told."""
        return read_text(bytes(self.content), "SUMMARY")

    @property
    def published_place(self) -> str:
        """The LOCATION, as it was told; empty where none was."""
        return read_text(bytes(self.content), "LOCATION")

    @property
    def has_lapsed(self) -> bool:
        return self.lapses_at is not None and self.lapses_at <= now()

    def set_path(self, path: str) -> None:
        if self.path and self.path != path and not self.was_at(self.path):
            self.former_paths += f"{self.path}\n"
        self.path = path

    def set_facets(self, facets: dict, at: datetime) -> None:
        """Take what filters go by, and note what it was found by until now.

        A mistake that is corrected within the time a feed may be kept was seen by hardly anybody,
        and would stay for good in the calendars of a town where nothing happens.
        """
        before = _without_words(self.facets)
        # A row that was written before there was such a value has not changed by it.
        if not before or before != {name: facets.get(name) for name in before}:
            if before and at - self.facets_since >= timedelta(seconds=settings.FEED_MAX_AGE):
                self.previous_facets = [*self.previous_facets, before]
            if _exactness(facets) < _exactness(before):
                # Perhaps somebody must be protected: nothing measures where it was any more.
                self.previous_facets = [former | {"point": None} for former in self.previous_facets]
            self.facets_since = at
        self.facets = facets

    def was_at(self, path: str) -> bool:
        return path in self.former_paths.splitlines()

    def set_content(self, content: bytes) -> None:
        self.content = content
        self.digest = int.from_bytes(hashlib.sha256(content).digest()[:5])

    def note_whether_off(self, at: datetime) -> None:
        """From when it is off and how long subscribers are told so: until its day has passed."""
        if self.is_off:
            self.off_since = self.off_since or at
            midnight = datetime.combine(self.day_after, time(0), ZoneInfo(self.timezone))
            self.lapses_at = midnight.astimezone(UTC)
        else:
            self.off_since = self.lapses_at = None


class FeedVersion(models.Model):
    """Another value whenever something is published that feeds hang on besides the journal.

    Names of feeds hang on programmes and on the site's words (`names_feeds`); what a filter finds
    hangs on all events, also on those without a date, on organisations and on kinds. Each has a row
    of its own, by its translation key, so that nobody who publishes waits for anybody else.
    """

    key = models.UUIDField(primary_key=True)
    value = models.BigIntegerField()
    names_feeds = models.BooleanField(default=False)

    class Meta:
        # Holds all that a feed's version asks for.
        indexes = [models.Index(fields=["names_feeds", "value"], name="stamps_of_feeds")]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"


def _exactness(facets: dict) -> int:
    return EXACTNESS.get(facets.get("precision"), 0)


def _without_words(facets: dict) -> dict:
    """All but the words that are searched, which change too often to be noted each time."""
    return {name: value for name, value in facets.items() if name != "text"}
