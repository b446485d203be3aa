from .dates import EventDate
from .entries import CalendarEntry, FeedVersion
from .events import EventPage
from .frozen import FrozenEdition
from .organisers import EventKind, EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage
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
]
