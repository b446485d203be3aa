from .dates import EventDate
from .events import EventPage
from .frozen import FrozenEdition
from .kinds import EventKind
from .parts import EventLanguage, EventOrganiser
from .programmes import ProgrammeIndexPage, ProgrammePage

__all__ = [
    "EventDate",
    "EventKind",
    "EventLanguage",
    "EventOrganiser",
    "EventPage",
    "FrozenEdition",
    "ProgrammeIndexPage",
    "ProgrammePage",
]
