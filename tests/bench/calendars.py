"""What calendars cost: from the journal, unchanged, and as they would cost without a journal.

Each function makes things ready for one size and returns the act that is measured.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.test import Client

from programme.calendars.ical import header, joined, vevent
from programme.models import CalendarEntry, EventPage
from tests.factories import EventPageFactory, ProgrammePageFactory, publish

PROGRAMMES = {}


def feed(size: int) -> Callable[[], bytes]:
    """A client that sees a programme's calendar for the first time."""
    return _reader(size)


def unchanged_feed(size: int) -> Callable[[], bytes]:
    """A client that has seen it."""
    return _reader(size, knows_it=True)


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


def _reader(size: int, knows_it: bool = False) -> Callable[[], bytes]:
    programme, _event = _programme_with(size)
    client, address = Client(), f"{programme.url}calendar.ics"
    first = client.get(address)
    headers = {"if-none-match": first["ETag"]} if knows_it else {}
    expected = 304 if knows_it else 200

    def read() -> bytes:
        response = client.get(address, headers=headers)
        if response.status_code != expected:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return response.content

    return read


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
