"""What calendars cost: from the journal, unchanged, and as they would cost without a journal.

Each function makes things ready for one size and returns the act that is measured.
"""

from collections.abc import Callable
from datetime import time

from django.utils import timezone

from campaigns.models import SignatoryPage
from programme.calendars.ical import header, joined, vevent
from programme.models import EventPage
from programme.published.services import update
from tests.bench.reading import reader
from tests.factories import (
    EventKindFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
)
from tests.programme.many import many_events

EVENTS = {}
CALENDAR = "calendar.ics"
FILTERED = f"{CALENDAR}?town=Ville-sur-Loire+0&organiser=Collectif+0"


def feed(size: int) -> Callable[[], bytes]:
    """A client that sees a programme's calendar for the first time."""
    return reader(f"{_events(size).url}{CALENDAR}")


def compressed_feed(size: int) -> Callable[[], bytes]:
    """A client that sees it for the first time and takes gzip, as calendar clients do."""
    return reader(f"{_events(size).url}{CALENDAR}", headers={"accept-encoding": "gzip"})


def unchanged_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen it."""
    return reader(f"{_events(size).url}{CALENDAR}", knows_it=True)


def unchanged_permanent_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen that of all editions."""
    return reader(f"{_events(size).get_parent().url}{CALENDAR}", knows_it=True)


def built_feed(size: int) -> Callable[[], bytes]:
    """The same events read and written by icalendar on the fly."""
    programme = _events(size)

    def build() -> bytes:
        events = EventPage.objects.of_programme(programme).select_related("image").with_facts()
        now = timezone.now()
        made = [vevent(event, on, 0, now) for event in events for on in event.dates.all()]
        zones = {"Europe/Paris": (programme.year, programme.year + 1)}
        return joined(header(programme.title), zones, b"".join(made))

    return build


def filtered_feed(size: int) -> Callable[[], bytes]:
    """A client that sees the calendar of a town's organiser and the ten events it has there."""
    return reader(f"{_events(size).url}{FILTERED}")


def unchanged_filtered_feed(size: int) -> Callable[[], bytes]:
    return reader(f"{_events(size).url}{FILTERED}", knows_it=True)


def unchanged_organisers_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen all that an organisation organises in any edition."""
    programme = _events(size)
    slug = SignatoryPage.objects.filter(locale=programme.locale_id).earliest("pk").slug
    return reader(f"{programme.get_parent().url}{CALENDAR}?organiser={slug}", knows_it=True)


def publication(size: int) -> Callable[[], None]:
    """An editor who publishes another hour of one event among so many."""
    event = EventPage.objects.child_of(_events(size)).earliest("path")

    def publish_it() -> None:
        dates = list(event.dates.all())
        dates[0].start_time = time((dates[0].start_time or time(8)).hour % 12 + 8)
        event.dates = dates
        event.save_revision().publish()

    return publish_it


def _events(size: int):
    """A programme with so many events, every second of them on two dates, all told."""
    if size not in EVENTS:
        programme = publish(ProgrammePageFactory(year=2180 + len(EVENTS)))
        signatories = [SignatoryPageFactory(title=f"Ligue {size}-{n}") for n in range(5)]
        many_events(programme, size, [EventKindFactory()], signatories)
        update(programme.get_descendants().values_list("translation_key", flat=True))
        EVENTS[size] = programme
    return EVENTS[size]
