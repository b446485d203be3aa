"""Recognise the organisation of the site that a written name means."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from campaigns.models import SignatoryPage
from campaigns.names import COMMON_WORDS, WrittenName, compact, name_words, spells, split_name, tidy
from home.text.stems import singular

MOST_OFFERED = 5
# The similarity, from 0 to 1, from which an organisation is offered as a possible one…
OFFERED_FROM = 0.5
# … and from which a wrong plural may mean either of two.
NEAR = 0.8
# Words that may be missing from a name of the same organisation.
SMALL_WORDS = {"de", "des", "du", "d", "l", "la", "le", "les", "of", "the"}


@dataclass(frozen=True)
class Recognition:
    """The organisation that is certainly meant, or those that may be, most similar first."""

    page: SignatoryPage | None
    similar: list[SignatoryPage] = field(default_factory=list)


class Recogniser:
    """The organisations of the site, read in one query, to recognise written names by.

    Each is represented by its page in `language`, or in another language if it has none. Drafts
    are included: an editor may record a signature before the page is published.
    """

    def __init__(self, language: str):
        self._by_key: dict[UUID, SignatoryPage] = {}
        for page in SignatoryPage.objects.select_related("locale").order_by("sort_name", "pk"):
            if page.locale.language_code == language or page.translation_key not in self._by_key:
                self._by_key[page.translation_key] = page
        self._all = [_Organisation(page) for page in self._by_key.values()]
        self._by_name = _index(self._all, lambda known: known.names)
        self._by_acronym = _index(self._all, lambda known: known.acronyms)
        self._by_either = _index(self._all, lambda known: known.spellings)
        self._by_loose_name = _index(self._all, lambda known: known.loose_names)

    @property
    def pages(self) -> list[SignatoryPage]:
        """Every organisation, sorted by name."""
        return sorted(self._by_key.values(), key=lambda page: (page.sort_name, page.pk))

    def page_of(self, signatory_key: UUID | None) -> SignatoryPage | None:
        """Return the organisation with a translation key, if there is one."""
        return self._by_key.get(signatory_key)

    def recognise(self, written: str, acronym: str = "") -> Recognition:
        """Return the organisation that a name means, whatever its case, accents or articles.

        It is certain only if the name can mean no other: two that share a name are both offered,
        and so is one whose name merely resembles the written one.
        """
        query = _Query(written, acronym)
        meant = self._matches(query)
        if len(meant) == 1:
            return Recognition(meant[0].page)
        offered = [known.page for known in meant]
        offered += [page for page in self._similar(query) if page not in offered]
        return Recognition(None, offered[:MOST_OFFERED])

    def _matches(self, query: "_Query") -> list["_Organisation"]:
        exactly = self._by_either.get(query.whole, [])
        if exactly or not query.name:
            return exactly
        if query.acronym:
            return self._match_name_and_acronym(query) or self._match_ignoring_plurals(query)
        return self._match_ignoring_plurals(query)

    def _match_name_and_acronym(self, query: "_Query") -> list["_Organisation"]:
        named = self._by_name.get(query.name, [])
        abbreviated = self._by_acronym.get(query.acronym, [])
        both = [known for known in named if known in abbreviated]
        # Our page may lack the acronym. An organisation with another acronym is another one.
        if not both and query.is_spelled and not abbreviated:
            return named if len(named) == 1 and not named[0].acronyms else []
        return both

    def _match_ignoring_plurals(self, query: "_Query") -> list["_Organisation"]:
        found = self._by_loose_name.get(query.loose_name, [])
        if len(found) != 1 or (query.acronym and query.acronym not in found[0].acronyms):
            return []
        others = (known for known in self._all if known is not found[0])
        return found if all(known.similarity(query) < NEAR for known in others) else []

    def _similar(self, query: "_Query") -> list[SignatoryPage]:
        ranked = [(known.similarity(query), known.page) for known in self._all]
        alike = [(similarity, page) for similarity, page in ranked if similarity >= OFFERED_FROM]
        alike.sort(key=lambda pair: (-pair[0], pair[1].sort_name, pair[1].pk))
        return [page for _similarity, page in alike[:MOST_OFFERED]]


class _Query:
    """A written name, normalised once for all comparisons."""

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
        self.words = set(_distinctive_words(parts.name))
        self.proper_name = _proper_name(parts.name)
        self.trigrams = _trigrams(parts.name)


class _Organisation:
    """An organisation with all spellings of its name, normalised."""

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
        self.words = set(_distinctive_words(page.title))
        self.proper_name = _proper_name(page.title)
        self.trigrams = _trigrams(page.title)

    def similarity(self, query: _Query) -> float:
        """Return how similar the two names are, from 0 to 1.

        An equal acronym counts much; so does a name that contains the other, and one that begins
        with the same proper name.
        """
        if query.acronym in self.acronyms or query.name in self.acronyms:
            return 0.9
        common = len(query.trigrams & self.trigrams)
        alike = 2 * common / (len(query.trigrams) + len(self.trigrams) or 1)
        holds = (
            query.words and self.words and (query.words <= self.words or self.words <= query.words)
        )
        if holds or query.proper_name == self.proper_name != "":
            return max(alike, 0.6 + alike / 10)
        return alike


def _index(organisations: list[_Organisation], keys) -> dict[str, list[_Organisation]]:
    index = defaultdict(list)
    for known in organisations:
        for key in keys(known) - {""}:
            index[key].append(known)
    return index


def _loose_words(name: str) -> list[str]:
    """Return the words of a name in the singular, without small ones."""
    words = [word for word in name_words(name) if word not in SMALL_WORDS]
    return [singular(word) for word in words]


def _distinctive_words(name: str) -> list[str]:
    words = _loose_words(name)
    return [word for word in words if word not in COMMON_WORDS] or words


def _proper_name(name: str) -> str:
    """Return the first word of a name if it is not a common one, as in "Emmaüs France"."""
    words = _loose_words(name)[:1]
    return "".join(word for word in words if word not in COMMON_WORDS and len(word) > 3)


def _trigrams(name: str) -> set[str]:
    """Return the trigrams of the distinctive words; a space marks their edges.

    Not rapidfuzz: by its ratio, names of strangers reach 0.47 where the least of what has to be
    offered has 0.63; by these, 0.17 and 0.64 (`tests/campaigns/signatories/spellings.py`).
    """
    return {
        f" {word} "[start : start + 3]
        for word in _distinctive_words(name)
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
