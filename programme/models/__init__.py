from .dates import EventDate
from .events import EventPage
from .journal import CalendarEntry
from .kinds import EventKind
from .parts import EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage

__all__ = [
    "CalendarEntry",
    "EventDate",
    "EventKind",
    "EventLanguage",
    "EventOrganiser",
    "EventPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
]
