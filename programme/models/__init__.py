from .dates import EventDate
from .events import EventPage
from .frozen import FrozenEdition
from .journal import CalendarEntry
from .kinds import EventKind
from .parts import EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage
from .stamps import FeedStamp
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
    "FeedStamp",
    "FrozenEdition",
    "ProgrammeIndexPage",
    "ProgrammePage",
]
