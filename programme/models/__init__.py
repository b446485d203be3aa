"""Models of programmes and events. Import them from here.

Read `programmes` and `events` first; an event has a `place`, `dates`, and `organisers`, languages
and a kind. `frozen` keeps the totals of past editions. `published` is what lists read of events;
`entries` is the content of calendars and outlives the pages. `submissions` are the requests of the
public and their corrections.

Models import no views, forms or services: page models name them by dotted path (`home.routes`).
Everything else in the app imports the models, except `events`, `places` and `timezones`, which the
models use.
"""

from .dates import EventDate
from .entries import CalendarEntry, FeedVersion
from .events import EventPage
from .frozen import FrozenEdition
from .organisers import EventKind, EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage
from .published import PublishedEdition, PublishedEvent, PublishedOccurrence
from .submissions import EventCorrection, EventSubmission

__all__ = [
    "CalendarEntry",
    "EventCorrection",
    "EventDate",
    "EventKind",
    "EventLanguage",
    "EventOrganiser",
    "EventPage",
    "EventSubmission",
    "FeedVersion",
    "FrozenEdition",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "PublishedEdition",
    "PublishedEvent",
    "PublishedOccurrence",
]
