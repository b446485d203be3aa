from .dates import EventDate
from .entries import CalendarEntry
from .events import EventPage
from .frozen import FrozenEdition
from .kinds import EventKind
from .organisers import EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage
from .submissions import EventCorrection, EventSubmission
from .versions import FeedVersion

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
