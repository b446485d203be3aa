"""The glossary: names and fixed terms with their translations, and where a text has them.

Terms come from the snippets `GlossaryTerm` and from other apps: functions that they register for
the hook `names_never_translated` return lists of names.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from wagtail import hooks
from wagtail.models import Locale

from home.models import GlossaryTerm
from home.text.plain import searchable


@dataclass
class GlossaryMatch:
    """A term of the glossary in two languages."""

    source: str
    # Equal to `source` for a term that is never translated; empty where nobody has translated it.
    target: str
    # A name is matched with its capitals: "Tous Migrants" is not "tous migrants".
    is_name: bool = False

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Glossary:
    """The glossary from one language into another."""

    def __init__(self, terms: list[GlossaryTerm], names: list[str], source: Locale, target: Locale):
        there: dict[UUID, str] = {
            term.translation_key: term.term for term in terms if term.locale_id == target.pk
        }
        own = [
            GlossaryMatch(
                term.term, term.term if term.is_kept else there.get(term.translation_key, "")
            )
            for term in terms
            if term.locale_id == source.pk
        ]
        # Terms of the snippets override names of other apps.
        self.terms = [*(GlossaryMatch(name, name, is_name=True) for name in names), *own]
        self._by_name = {searchable(_plain(term.source)): term for term in self.terms}
        # The longest first: "Journée des migrant·es" is not also "Journée".
        names = sorted(self._by_name, key=len, reverse=True)
        self._names = _whole("|".join(map(re.escape, names))) if names else None

    def found_in(self, text: str) -> list[GlossaryMatch]:
        """Return the terms that stand in a text, each of them once, in the order of the text.

        Accents are ignored, and so are the different ways to write "migrant·es".
        """
        if self._names is None:
            return []
        found = self._names.findall(searchable(_plain(text)))
        terms = (self._by_name[name] for name in dict.fromkeys(found))
        return [term for term in terms if not term.is_name or _plain(term.source) in _plain(text)]


class Glossaries:
    """The glossaries of all pairs of languages: one query, and one call of each hook."""

    def __init__(self):
        self._terms = list(GlossaryTerm.objects.all())
        self._names = [
            name
            for names in hooks.get_hooks("names_never_translated")
            for name in names()
            # A single word may also be an ordinary word of the language.
            if len(name.split()) > 1 or (name.isupper() and len(name) > 2)
        ]
        self._made: dict[tuple, Glossary] = {}

    def between(self, source: Locale, target: Locale) -> Glossary:
        pair = source.pk, target.pk
        if pair not in self._made:
            self._made[pair] = Glossary(self._terms, self._names, source, target)
        return self._made[pair]


def contains_term(text: str, term: str) -> bool:
    """Return whether a term is in a text as whole words, whatever its apostrophes and spaces."""
    return _whole(re.escape(_plain(term))).search(_plain(text)) is not None


def _whole(pattern: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()
