"""What calendars cost: from the journal, unchanged, and as they would cost without a journal.

Each function makes things ready for one size and returns the act that is measured.
"""

from collections.abc import Callable
from datetime import time

from django.test import Client
from django.utils import timezone

from campaigns.models import SignatoryPage
from programme.calendars.ical import header, joined, vevent
from programme.calendars.journal import tell
from programme.models import EventPage
from tests.factories import (
    EventKindFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
)
from tests.programme.many import many_events

EVENTS = {}


def feed(size: int) -> Callable[[], bytes]:
    """A client that sees a programme's calendar for the first time."""
    return _reader(_events(size).url)


def unchanged_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen it."""
    return _reader(_events(size).url, knows_it=True)


def unchanged_permanent_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen that of all editions."""
    return _reader(_events(size).get_parent().url, knows_it=True)


def built_feed(size: int) -> Callable[[], bytes]:
    """The same events read and written by icalendar on the fly."""
    programme = _events(size)

    def build() -> bytes:
        events = EventPage.objects.of_programme(programme).select_related("image").with_facts()
        now = timezone.now()
        made = [vevent(event, on, 0, now) for event in events for on in event.dates.all()]
        return joined(header(programme.title), ["Europe/Paris"], made)

    return build


def filtered_feed(size: int) -> Callable[[], bytes]:
    """A client that sees the calendar of a town's organiser and the ten events it has there."""
    return _reader(_events(size).url, "?town=Ville-sur-Loire+0&organiser=Collectif+0")


def unchanged_filtered_feed(size: int) -> Callable[[], bytes]:
    query = "?town=Ville-sur-Loire+0&organiser=Collectif+0"
    return _reader(_events(size).url, query, knows_it=True)


def unchanged_organisers_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen all that an organisation organises in any edition."""
    programme = _events(size)
    slug = SignatoryPage.objects.filter(locale=programme.locale_id).earliest("pk").slug
    return _reader(programme.get_parent().url, f"?organiser={slug}", knows_it=True)


def publication(size: int) -> Callable[[], None]:
    """An editor who publishes another hour of one event among so many."""
    event = EventPage.objects.child_of(_events(size)).earliest("path")

    def publish_it() -> None:
        dates = list(event.dates.all())
        dates[0].start_time = time((dates[0].start_time or time(8)).hour % 12 + 8)
        event.dates = dates
        event.save_revision().publish()

    return publish_it


def _reader(page_url: str, query: str = "", knows_it: bool = False) -> Callable[[], bytes]:
    client, address = Client(), f"{page_url}calendar.ics{query}"
    known = {}

    def read() -> bytes:
        response = client.get(address, headers=known)
        if response.status_code != (304 if known else 200):
            raise RuntimeError(f"{address} answered {response.status_code}")
        if knows_it:
            # From the first call on, which is not timed.
            known["if-none-match"] = response["ETag"]
        return response.content

    return read


def _events(size: int):
    """A programme with so many events, every second of them on two dates, all told."""
    if size not in EVENTS:
        programme = publish(ProgrammePageFactory(year=2180 + len(EVENTS)))
        signatories = [SignatoryPageFactory(title=f"Ligue {size}-{n}") for n in range(5)]
        many_events(programme, size, [EventKindFactory()], signatories)
        tell(programme.get_descendants().values_list("translation_key", flat=True))
        EVENTS[size] = programme
    return EVENTS[size]
