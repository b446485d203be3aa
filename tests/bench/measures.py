"""What is measured. To add a measure, write a function like these.

It makes things ready for one size, which is not timed, and returns the act that is: something to
call again and again, which returns the bytes it answers, if any.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from campaigns.signatures.services import sign
from tests.bench import board, calendars, filters
from tests.bench.reading import reader
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

TOWNS = ["Paris", "Lyon", "Marseille", "Rennes", "Lille", "Nantes", "Grenoble", "Calais"]
FIRST_YEAR = 2030


@dataclass(frozen=True)
class Measure:
    title: str
    sizes: tuple[int, ...]
    prepare: Callable[[int], Callable[[], bytes | None]]


MEASURES: list[Measure] = []


def measure(title: str, *sizes: int):
    """Register a function as a measure at these sizes; the first is what others are compared to."""

    def register(prepare):
        MEASURES.append(Measure(title, sizes, prepare))
        return prepare

    return register


@measure("Page of a programme, by its events", 10, 100, 1000)
def programme_page(size: int):
    return reader(programme_of(size).url)


@measure("Page of a call, by its signatories", 5, 500)
def call_page(size: int):
    call = CallPageFactory(title=f"Appel de {size}")
    for number in range(size):
        sign(call, SignatoryPageFactory(title=f"Collectif {size}-{number}"))
    return reader(call.url)


@measure("Publishing an event, by the events of its programme", 10, 1000)
def publication(size: int):
    event = publish(EventPageFactory(parent=programme_of(size), town=TOWNS[0]))

    def publish_it() -> None:
        event.save_revision().publish()

    return publish_it


@measure("Saving and publishing another title of an event, by its translations", 0, 1)
def publication_in_languages(size: int):
    """In the other language stands an alias, or a translation."""
    event = publish(EventPageFactory(parent=programme_of(10), title=f"Marche {size}"))
    if size:
        translated(event)
    numbers = count()

    def publish_it() -> None:
        page = type(event).objects.get(pk=event.pk)
        page.title = f"Marche {size}, {next(numbers)}"
        page.save_revision().publish()

    return publish_it


PROGRAMMES = {}


def programme_of(size: int):
    """A published programme with so many events, made once and shared by measures."""
    if size not in PROGRAMMES:
        programme = publish(ProgrammePageFactory(year=FIRST_YEAR + len(PROGRAMMES)))
        kind = EventKindFactory()
        for number in range(size):
            town = TOWNS[number % len(TOWNS)]
            EventPageFactory(parent=programme, kind=kind, town=town)
        PROGRAMMES[size] = programme
    return type(PROGRAMMES[size]).objects.get(pk=PROGRAMMES[size].pk)


# One below the other: the first is held against the fourth, and the third against the second.
measure("Calendar from the journal, by its events", 1000, 10_000)(calendars.feed)
measure("Calendar from the journal, compressed, by its events", 1000, 10_000)(
    calendars.compressed_feed
)
measure("Calendar that has not changed, by its events", 1000, 10_000)(calendars.unchanged_feed)
measure("Calendar made on the fly, by its events", 1000)(calendars.built_feed)
measure("Calendar of every year that has not changed, by the events of one", 1000, 10_000)(
    calendars.unchanged_permanent_feed
)
measure("Filtered calendar, by the events it chooses from", 1000, 10_000)(calendars.filtered_feed)
measure("Filtered calendar that has not changed, by the events it chooses from", 1000, 10_000)(
    calendars.unchanged_filtered_feed
)
measure("Organiser's calendar that has not changed, by all events", 1000, 10_000)(
    calendars.unchanged_organisers_feed
)
measure("Publishing an event and telling calendars, by the events beside it", 10, 10_000)(
    calendars.publication
)

filters.register(measure)
# Last, since it adds a language, which all that is published afterwards would appear in.
measure("Translators' board, calls in three languages and all else there is", 1000)(board.page)
measure("PO file of all that waits", 1000)(board.file)
