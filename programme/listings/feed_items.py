"""The items of RSS feeds of events: events, ready in their rows, and cancellations."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import F, Q

from home.pages.feeds import PageFeed
from home.text.plain import clean_text
from programme.calendars.ical import with_status
from programme.enums import EventStatus
from programme.events.dates_in_words import date_to_show, taking_place, when_words
from programme.models import PublishedEvent, PublishedOccurrence
from programme.querysets import PublishedEventQuerySet

MOST = 100
# Of the calendar entries that are cancelled.
SHOWN_OF_ENTRIES = (
    "event_key", "off_since", "title", "language", "timezone", "day", "end_day", "whole_day",
    "start_time", "end_time",
)  # fmt: skip


@dataclass(frozen=True)
class Cancellation:
    """The item of a feed for one or several dates of an event that are off since the same time.

    `dates` are in words. `link` is the address of the event or, if its page is gone, of the
    programme. `text_language` is the language of the title, `description_language` that of the
    note, `language` that of the feed.
    """

    event_key: str
    title: str
    language: str
    dates: tuple[str, ...]
    since: datetime
    link: str
    text_language: str
    description_language: str
    note: str = ""


class EventsFeed(PageFeed):
    """Events and cancellations, the newest first. A title has the next date that takes place."""

    def events_and_entries(self, page):
        """Return the published events, and the entries that may have a cancellation."""
        raise NotImplementedError

    def get_feed(self, page, request):
        events, entries = self.events_and_entries(page)
        self.off = self.cancellations(page, entries)
        feed = super().get_feed(page, request)
        off, feed.items = feed.items, []
        for item in ready_items(events):
            feed.add_ready_item(*item)
        feed.items += off
        feed.items.sort(key=itemgetter("pubdate"), reverse=True)
        del feed.items[MOST:]
        return feed

    def items(self, page):
        """Return what is written in the request; the items of events are ready."""
        return self.off

    def cancellations(self, page, entries) -> list[Cancellation]:
        # An event that was cancelled when it was first published is an item as an event.
        news = Q(is_withdrawn=True) | Q(off_since__gt=F("first_published"))
        off = entries.filter(news).order_by("-off_since", "day")
        rows = list(off.only(*SHOWN_OF_ENTRIES)[:MOST])
        # Dates of one event that are off since the same time are one item.
        together = {}
        for row in rows:
            together.setdefault((row.event_key, row.off_since), []).append(row)
        keys = {row.event_key for row in rows}
        events = PublishedEvent.objects.filter(language=page.locale.language_code)
        published = {event.event_key: event for event in events.filter(event_key__in=keys).shown()}
        return [self._cancellation(page, dates, published) for dates in together.values()]

    @staticmethod
    def _cancellation(page, dates: list, published: dict) -> Cancellation:
        event = published.get(dates[0].event_key)
        return Cancellation(
            str(dates[0].event_key),
            dates[0].title,
            dates[0].language,
            tuple(when_words(row, row.timezone, short=True) for row in dates),
            dates[0].off_since,
            event.full_url if event else page.full_url,
            event.text_language if event else dates[0].language,
            event.language_of("status_note") if event else dates[0].language,
            event.status_note if event else "",
        )

    def item_title(self, item):
        if isinstance(item, Cancellation):
            title = with_status(clean_text(item.title), EventStatus.CANCELLED)
            return _with_dates(title, item.dates)
        return self.title_on(item, taking_place(item))

    def title_on(self, event, on) -> str:
        """Return the title of an event's item while `on` is the date to show; it may be None."""
        title = super().item_title(event)
        if on is None:
            return with_status(title, event.status)
        words = when_words(on, event.timezone, short=True)
        return _with_dates(with_status(title, event.status_of(on)), [words])

    def item_link(self, item):
        return item.link if isinstance(item, Cancellation) else super().item_link(item)

    def item_guid(self, item):
        if isinstance(item, Cancellation):
            return f"urn:uuid:{item.event_key}:{item.language}:{item.since:%Y%m%dT%H%M%SZ}"
        # One for each event and language, through every change of its address.
        return f"urn:uuid:{item.event_key}:{item.language}"

    def item_description(self, item):
        return clean_text(item.note if isinstance(item, Cancellation) else item.description)

    def item_pubdate(self, item):
        return item.since if isinstance(item, Cancellation) else item.first_published_at

    def item_updateddate(self, item):
        return item.since if isinstance(item, Cancellation) else item.last_published_at

    def item_terms(self, item):
        return [] if isinstance(item, Cancellation) else [item.kind]


def _with_dates(title: str, dates) -> str:
    return f"{title} ({'; '.join(dates)})"


def ready_items(events: PublishedEventQuerySet) -> list[tuple[str, datetime, datetime]]:
    """Return the items of the newest events, each with the date to show today, and its times."""
    newest = events.order_by("-first_published_at", "page")
    names = ("pk", "timezone", "first_published_at", "last_published_at")
    found = {pk: values for pk, *values in newest.values_list(*names)[:MOST]}
    rows = PublishedOccurrence.objects.filter(event__in=found)
    names = ("event_id", "pk", "day", "end_day", "start_time", "status", "rss")
    dates = defaultdict(list)
    for row in rows.order_by("position").values_list(*names, named=True):
        dates[row.event_id].append(row)
    items = []
    for pk, (zone, *times) in found.items():
        first, *_others = dates[pk]
        shown = date_to_show(dates[pk], zone) if first.day else first
        items.append((shown.rss, *times))
    return items


def event_item(event: PublishedEvent, on) -> str:
    """Return the ready item of an event while `on` is the date to show."""
    feed = EventsFeed()
    return feed.ready_item(event, feed.title_on(event, on))
