"""Find events that may be the same: on the same day, in the same town, with similar titles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from rapidfuzz import fuzz

from campaigns.names import name_words
from home.text.stems import singular
from programme.models import EventDate
from programme.querysets import EventQuerySet

MOST_OFFERED = 5
# How similar two titles must be, from 0 to 1; more if the day or the town of one is not known.
ALIKE, ALIKE_IN_DOUBT = 0.55, 0.7

SMALL_WORDS = {singular(word) for word in (
    "a", "ai", "at", "au", "aux", "avec", "ce", "chez", "contre", "d", "dans", "de", "des",
    "devant", "du", "en", "entre", "for", "from", "in", "l", "la", "le", "les", "leur", "no",
    "nos", "notre", "of", "on", "ou", "our", "par", "place", "pour", "sur", "the", "to", "tous",
    "toute", "un", "une", "with", "your",
)}  # fmt: skip
# Words of half of the titles of a programme, which do not tell one event from another.
OF_THE_DAY = {singular(word) for word in (
    "12", "18", "day", "dec", "december", "decembre", "droit",
    "evening", "exile", "exilee", "international", "internationale", "internationaux",
    "journee", "migrant", "migrante", "night", "right", "soiree", "solidaire", "solidarite",
    "solidarity",
)}  # fmt: skip
# The kind of event that a title names; the words of one set count as the same.
KINDS = [
    {"marche", "manifestation", "manif", "rassemblement", "rally", "march", "demonstration",
     "parade", "cortege", "defile", "action", "mobilisation"},
    {"veillee", "vigil", "recueillement", "hommage", "commemoration"},
    {"projection", "film", "cine", "cinema", "screening", "documentaire", "debat"},
    {"concert", "musique", "music", "chorale", "choeur", "chant", "bal", "choir"},
    {"conference", "table", "ronde", "rencontre", "talk", "meeting", "discussion", "causerie"},
    {"repas", "diner", "banquet", "meal", "buffet", "cuisine", "soupe", "dinner"},
    {"exposition", "expo", "exhibition", "vernissage", "photo"},
    {"atelier", "workshop", "formation", "training", "webinaire", "webinar"},
    {"theatre", "piece", "spectacle", "play"},
    {"lecture", "reading", "conte", "poesie", "poetry"},
]  # fmt: skip
KIND_OF = {singular(word): number for number, words in enumerate(KINDS) for word in words}
# An hour, an ordinal, or the year of an edition, whichever it is.
NUMBERS = re.compile(r"\d+(?:h\d*|e|er|eme)|(?:19|20|21)\d\d")


@dataclass(frozen=True)
class EventDescription:
    """What two events are compared by. `source` is the event or submission described."""

    title: str
    days: frozenset[date] = frozenset()
    town: str = ""
    source: object = None
    words: frozenset[str] = field(init=False)
    kinds: frozenset[int] = field(init=False)
    town_words: frozenset[str] = field(init=False)

    def __post_init__(self):
        town = frozenset(_comparable_words(self.town))
        words = [word for word in _comparable_words(self.title) if word not in SMALL_WORDS]
        distinctive = {word for word in words if word not in OF_THE_DAY | set(KIND_OF) | town}
        object.__setattr__(self, "town_words", town)
        object.__setattr__(self, "kinds", frozenset(KIND_OF[w] for w in words if w in KIND_OF))
        object.__setattr__(self, "words", frozenset(distinctive))

    @classmethod
    def of_event(cls, event, in_public: bool) -> "EventDescription":
        """Describe an event page; `in_public`, without a town that is not public."""
        days = frozenset(row.day for row in event.dates.all())
        return cls(event.title, days, event.place.town if in_public else event.town, event)

    @classmethod
    def of_submission(cls, submission) -> "EventDescription":
        return cls(
            submission.title, frozenset({submission.day} - {None}), submission.town, submission
        )


def similar(wanted: EventDescription, among: Iterable[EventDescription]) -> list[EventDescription]:
    """Return the descriptions that may be of the same event as `wanted`, the likeliest first.

    Events with different days or different towns are different events.
    """
    ranked = [(likeness(wanted, other), other) for other in among]
    found = [(alike, other) for alike, other in ranked if alike]
    found.sort(key=lambda pair: (-pair[0], pair[1].title))
    return [other for _alike, other in found[:MOST_OFFERED]]


def likeness(one: EventDescription, other: EventDescription) -> float:
    """Return how likely two events are the same, from 0 to 1; 0 if that is not worth a look."""
    same_day = bool(one.days & other.days)
    same_town = one.town_words == other.town_words
    if one.days and other.days and not same_day:
        return 0
    if one.town_words and other.town_words and not _same_town(one, other):
        return 0
    titles = _titles_alike(one, other)
    is_certain = same_day and (same_town or _same_town(one, other))
    return titles if titles >= (ALIKE if is_certain else ALIKE_IN_DOUBT) else 0


def _same_town(one: EventDescription, other: EventDescription) -> bool:
    """Return whether two towns may be one, such as "Paris" and "Paris 10e"."""
    return one.town_words <= other.town_words or other.town_words <= one.town_words


def _titles_alike(one: EventDescription, other: EventDescription) -> float:
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return 0  # a film and a march may share their motto
    if not one.words or not other.words:
        # "March" and "March of 18 December": at least one title has nothing but its kind.
        is_bare = one.words == other.words
        return (0.7 if is_bare else 0.6) if one.kinds == other.kinds != frozenset() else 0
    alike = _letters_alike(one.words, other.words)
    if one.words <= other.words or other.words <= one.words:
        alike = max(alike, 0.75)
    elif alike < ALIKE_IN_DOUBT and _words_alike(one.words, other.words) <= 0.5:
        return 0  # "Legal clinic" and "Health clinic"
    return alike if bool(one.kinds) == bool(other.kinds) else alike - 0.25


def _letters_alike(words: Iterable[str], others: Iterable[str]) -> float:
    return fuzz.ratio(" ".join(sorted(words)), " ".join(sorted(others))) / 100


def _words_alike(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of the words of two titles that are the same but for a misspelling."""
    same = sum(any(_letters_alike([word], [other]) > 0.5 for other in others) for word in words)
    return 2 * same / (len(words) + len(others))


def _comparable_words(text: str) -> list[str]:
    """Return words without accents, case and plural; leave out hours, ordinals and years."""
    return [singular(word) for word in name_words(text) if not NUMBERS.fullmatch(word)]


# --- Among the events of the database


def similar_events(
    wanted: EventDescription, events: EventQuerySet, locale_id: int, in_public: bool = False
) -> list:
    """Return the events that may be the same as the one described, the likeliest first.

    `events` are pages of every language, as a title may be sent in any; each is found once,
    as its page in the language of `locale_id` if it has one.
    """
    best, pages = {}, {}
    day = min(wanted.days, default=None)
    for other in descriptions_of(events, day, in_public):
        alike, page = likeness(wanted, other), other.source
        key = page.translation_key
        best[key] = max(alike, best.get(key, 0))
        if key not in pages or page.locale_id == locale_id:
            pages[key] = page
    found = [key for key, alike in best.items() if alike]
    found.sort(key=lambda key: (-best[key], pages[key].title))
    return [pages[key] for key in found[:MOST_OFFERED]]


def in_every_language(events: EventQuerySet, programme) -> EventQuerySet:
    """Return those of some events that belong to an edition, in any language."""
    same = type(programme).objects.filter(translation_key=programme.translation_key)
    below = (Q(path__startswith=path) for path in same.values_list("path", flat=True))
    return events.filter(reduce(or_, below))


def descriptions_of(
    events: EventQuerySet, day: date | None, in_public: bool = False
) -> list[EventDescription]:
    """Return descriptions of events; with `day`, only if on that day or without a date."""
    if day:
        days = EventDate.objects.filter(event=OuterRef("pk"))
        events = events.filter(Exists(days.filter(day=day)) | ~Exists(days))
    return [
        EventDescription.of_event(event, in_public) for event in events.prefetch_related("dates")
    ]
