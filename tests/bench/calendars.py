"""What calendars cost: from the journal, unchanged, and as they would cost without a journal.

Each function makes things ready for one size and returns the act that is measured.
"""

from collections.abc import Callable
from datetime import time, timedelta
from uuid import uuid4

from django.test import Client

from campaigns.models import SignatoryPage
from programme.calendars.ical import header, joined, vevent
from programme.calendars.journal import tell
from programme.models import CalendarEntry, EventPage
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
)
from tests.programme.many import many_events

PROGRAMMES = {}
EVENTS = {}


def feed(size: int) -> Callable[[], bytes]:
    """A client that sees a programme's calendar for the first time."""
    return _reader(_programme_with(size)[0].url)


def unchanged_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen it."""
    return _reader(_programme_with(size)[0].url, knows_it=True)


def unchanged_permanent_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen that of all editions."""
    return _reader(_programme_with(size)[0].get_parent().url, knows_it=True)


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


def built_feed(size: int) -> Callable[[], bytes]:
    """The same bytes made by icalendar on the fly, without the queries that would need."""
    programme, event = _programme_with(min(PROGRAMMES, default=1))
    event = EventPage.objects.with_facts().select_related("locale").get(pk=event.pk)
    [event_date] = event.dates.all()
    entry = CalendarEntry.objects.get(uid=event_date.uid, language="fr")

    def build() -> bytes:
        made = (vevent(event, event_date, 0, entry.last_modified) for _number in range(size))
        return joined(header(programme.title), [event.timezone], made)

    return build


def _reader(page_url: str, query: str = "", knows_it: bool = False) -> Callable[[], bytes]:
    client, address = Client(), f"{page_url}calendar.ics{query}"
    first = client.get(address)
    headers = {"if-none-match": first["ETag"]} if knows_it else {}
    expected = 304 if knows_it else 200

    def read() -> bytes:
        response = client.get(address, headers=headers)
        if response.status_code != expected:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response.content

    return read


def _events(size: int):
    """A programme with so many events, all told, for what asks the events themselves."""
    if size not in EVENTS:
        programme = publish(ProgrammePageFactory(year=2180 + len(EVENTS)))
        signatories = [SignatoryPageFactory(title=f"Ligue {size}-{n}") for n in range(5)]
        many_events(programme, size, [EventKindFactory()], signatories)
        tell(programme.get_descendants().values_list("translation_key", flat=True))
        EVENTS[size] = programme
    return EVENTS[size]


def _programme_with(size: int):
    """A programme in whose journal there are so many dates, and one of its events."""
    if size not in PROGRAMMES:
        programme = publish(ProgrammePageFactory(year=2100 + len(PROGRAMMES)))
        event = publish(EventPageFactory(parent=programme, summary="Venez nombreux·ses. " * 10))
        told = CalendarEntry.objects.get(event_key=event.translation_key, language="fr")
        CalendarEntry.objects.bulk_create(
            (_another(told, number) for number in range(size - 1)), batch_size=500
        )
        PROGRAMMES[size] = programme, event
    return PROGRAMMES[size]


def _another(told: CalendarEntry, number: int) -> CalendarEntry:
    values = {
        field.name: getattr(told, field.name)
        for field in CalendarEntry._meta.concrete_fields
        if field.name != "id"
    }
    uid, day = uuid4(), told.day + timedelta(days=number % 60)
    content = bytes(told.content).replace(str(told.uid).encode(), str(uid).encode())
    entry = CalendarEntry(**values | {"uid": uid, "event_key": uuid4(), "day": day})
    entry.take(content)
    return entry
