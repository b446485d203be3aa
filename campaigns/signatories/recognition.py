"""Which organisation of the site is meant by a name that somebody wrote."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from campaigns.models import SignatoryPage
from campaigns.names import WrittenName, compact, name_words, spells, split_name, tidy
from home.text.stems import singular

__all__ = ["Recogniser", "Recognition", "WrittenName", "site_spelling", "split_name"]

MOST_OFFERED = 5
# How much two names have in common, from 0 to 1, for one to be offered in the place of the other…
ALIKE = 0.5
# … and for one to be so near that a wrong plural may mean either.
NEAR = 0.8
# Words whose absence does not make another organisation of it.
SMALL_WORDS = {"de", "des", "du", "d", "l", "la", "le", "les", "of", "the"}

# What many organisations are called; it tells little about which of them one is.
COMMON_WORDS = {singular(word) for word in (
    "association", "ami", "antenne", "centre", "cercle", "collectif", "comite", "confederation",
    "cooperative", "coordination", "federation", "fondation", "forum", "groupe", "groupement",
    "institut", "ligue", "maison", "mouvement", "observatoire", "plateforme", "reseau", "secours",
    "syndicat", "union", "collective", "committee", "council", "foundation", "friend", "group",
    "house", "movement", "network", "society",
)}  # fmt: skip


@dataclass(frozen=True)
class Recognition:
    """The organisation that is meant for certain, or those that may be, best first."""

    page: SignatoryPage | None
    similar: list[SignatoryPage] = field(default_factory=list)


class Recogniser:
    """The organisations of the site, read once, and which of them a written name means.

    Each stands here as its page in `language` or, as long as it has none, in another language.
    Drafts are among them: an editor may record a signature before the page is published.
    """

    def __init__(self, language: str):
        self._by_key: dict[UUID, SignatoryPage] = {}
        for page in SignatoryPage.objects.select_related("locale").order_by("sort_name", "pk"):
            if page.locale.language_code == language or page.translation_key not in self._by_key:
                self._by_key[page.translation_key] = page
        self._all = [_Known(page) for page in self._by_key.values()]
        self._by_name = _index(self._all, lambda known: known.names)
        self._by_acronym = _index(self._all, lambda known: known.acronyms)
        self._by_either = _index(self._all, lambda known: known.spellings)
        self._by_loose_name = _index(self._all, lambda known: known.loose_names)

    @property
    def pages(self) -> list[SignatoryPage]:
        """Every organisation, in the order of their names."""
        return sorted(self._by_key.values(), key=lambda page: (page.sort_name, page.pk))

    def page_of(self, signatory_key: UUID | None) -> SignatoryPage | None:
        """The organisation that a signature is tied to."""
        return self._by_key.get(signatory_key)

    def recognise(self, written: str, acronym: str = "") -> Recognition:
        """The organisation somebody meant, whatever its capitals, accents, articles or acronym.

        Only what can mean no other organisation is certain: two that share a name are both
        offered, and so is one whose name merely resembles what is written.
        """
        asked = _Written(written, acronym)
        meant = self._meant(asked)
        if len(meant) == 1:
            return Recognition(meant[0].page)
        offered = [known.page for known in meant]
        offered += [page for page in self._alike(asked) if page not in offered]
        return Recognition(None, offered[:MOST_OFFERED])

    def _meant(self, asked: "_Written") -> list["_Known"]:
        exactly = self._by_either.get(asked.whole, [])
        if exactly or not asked.name:
            return exactly
        if asked.acronym:
            return self._by_name_and_acronym(asked) or self._but_for_plurals(asked)
        return self._but_for_plurals(asked)

    def _by_name_and_acronym(self, asked: "_Written") -> list["_Known"]:
        named = self._by_name.get(asked.name, [])
        abbreviated = self._by_acronym.get(asked.acronym, [])
        both = [known for known in named if known in abbreviated]
        # Our page may lack the acronym. What another acronym belongs to is another organisation.
        if not both and asked.is_spelled and not abbreviated:
            return named if len(named) == 1 and not named[0].acronyms else []
        return both

    def _but_for_plurals(self, asked: "_Written") -> list["_Known"]:
        found = self._by_loose_name.get(asked.loose_name, [])
        if len(found) != 1 or (asked.acronym and asked.acronym not in found[0].acronyms):
            return []
        others = (known for known in self._all if known is not found[0])
        return found if all(known.likeness(asked) < NEAR for known in others) else []

    def _alike(self, asked: "_Written") -> list[SignatoryPage]:
        ranked = [(known.likeness(asked), known.page) for known in self._all]
        alike = [(likeness, page) for likeness, page in ranked if likeness >= ALIKE]
        alike.sort(key=lambda pair: (-pair[0], pair[1].sort_name, pair[1].pk))
        return [page for _likeness, page in alike[:MOST_OFFERED]]


class _Written:
    """What is asked for, made comparable once."""

    def __init__(self, written: str, acronym: str):
        parts = split_name(written)
        if acronym.strip() and compact(parts.acronym) in ("", compact(acronym)):
            parts = WrittenName(parts.name, acronym)
        elif acronym.strip():
            parts = WrittenName(written, acronym)
        self.name, self.acronym = compact(parts.name), compact(parts.acronym)
        if self.name == self.acronym:
            self.acronym = ""
        self.whole = self.name + self.acronym if acronym.strip() else compact(written)
        self.is_spelled = spells(parts.acronym, parts.name)
        self.loose_name = "".join(_loose_words(parts.name))
        self.words = set(_telling_words(parts.name))
        self.proper_name = _proper_name(parts.name)
        self.pieces = _pieces(parts.name)


class _Known:
    """An organisation with every way in which its name is written, made comparable."""

    def __init__(self, page: SignatoryPage):
        self.page = page
        titles = {page.title, page.draft_title or page.title, *page.other_names}
        parts = [split_name(title) for title in titles]
        self.names = {compact(title) for title in titles} | {compact(part.name) for part in parts}
        is_an_acronym = len(name_words(page.title)) == 1 and page.title == page.title.upper()
        self.acronyms = {compact(part.acronym) for part in parts} | {compact(page.acronym)}
        self.acronyms |= self.names if is_an_acronym else set()
        self.acronyms -= {""}
        self.spellings = self.names | self.acronyms
        for acronym in self.acronyms:
            self.spellings |= {name + acronym for name in self.names}
            self.spellings |= {acronym + name for name in self.names}
        self.loose_names = {"".join(_loose_words(part.name)) for part in parts}
        self.words = set(_telling_words(page.title))
        self.proper_name = _proper_name(page.title)
        self.pieces = _pieces(page.title)

    def likeness(self, asked: _Written) -> float:
        """How much the two names have in common, from 0 to 1.

        An acronym of the same letters counts much; so does a name that holds the other, and one
        that begins with the same proper name.
        """
        if asked.acronym in self.acronyms or asked.name in self.acronyms:
            return 0.9
        common = len(asked.pieces & self.pieces)
        alike = 2 * common / (len(asked.pieces) + len(self.pieces) or 1)
        holds = (
            asked.words and self.words and (asked.words <= self.words or self.words <= asked.words)
        )
        if holds or asked.proper_name == self.proper_name != "":
            return max(alike, 0.6 + alike / 10)
        return alike


def _index(organisations: list[_Known], keys) -> dict[str, list[_Known]]:
    index = defaultdict(list)
    for known in organisations:
        for key in keys(known) - {""}:
            index[key].append(known)
    return index


def _loose_words(name: str) -> list[str]:
    """A name's words without small ones and without the marks of the plural."""
    words = [word for word in name_words(name) if word not in SMALL_WORDS]
    return [singular(word) for word in words]


def _telling_words(name: str) -> list[str]:
    words = _loose_words(name)
    return [word for word in words if word not in COMMON_WORDS] or words


def _proper_name(name: str) -> str:
    """The first word of a name if it is not what many are called, as in "Emmaüs France"."""
    words = _loose_words(name)[:1]
    return "".join(word for word in words if word not in COMMON_WORDS and len(word) > 3)


def _pieces(name: str) -> set[str]:
    """Return three letters at a time of the telling words, whose edges count as letters.

    Not rapidfuzz: by its ratio, names of strangers reach 0.47 where the least of what has to be
    offered has 0.63; by these, 0.17 and 0.64 (`tests/campaigns/signatories/spellings.py`).
    """
    return {
        f" {word} "[start : start + 3]
        for word in _telling_words(name)
        for start in range(len(word))
    }


def site_spelling(written: str, page: SignatoryPage) -> str:
    """Return a recognised name as the organisation's page writes it, with its acronym.

    The acronym may be missing or stand in brackets: "… (FAL)" stays, also beside "… – FAL".
    """
    written = tidy(written)
    parts = split_name(written)
    has_its_acronym = compact(parts.acronym) in ("", compact(page.acronym))
    return written if parts.name == tidy(page.title) and has_its_acronym else page.full_name
