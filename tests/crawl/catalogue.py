"""The words of the interface in both languages, and which of them stand where they do not belong.

What editors wrote is told from the interface by nothing but its words: a text is out of place in a
language if the catalogues have it as a text of the other one only.
"""

import re
from functools import cache
from pathlib import Path

import django
import django_countries
import polib
from django.conf import settings

CATALOGUE = "locale/fr/LC_MESSAGES/django.mo"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]*>")
SENTENCE_END = re.compile(r"(?<=[.!?:…])\s+")
WORD = re.compile(r"[^\W\d_]+")
# So much of it is in a language that it is found anywhere in a text.
LONG = 3  # words
MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
}
# Of words alone, "Mars 3" or "18 mai" may be a name; a day and its month are not.
DATES = {
    "en": re.compile(rf"\b\d{{1,2}} (?:{MONTHS['en']})\b|\b\d{{1,2}}(?:\.\d\d)? [ap]m\b"),
    "fr": re.compile(rf"\b(?:\d{{1,2}}|1er) (?:{MONTHS['fr']})\b|\b\d{{1,2}} h(?: \d\d)?(?!\w)"),
}


def plain(text: str) -> str:
    """A text on one line, every space of it the same."""
    return " ".join(text.split())


class Language:
    """The texts that only one language has: as they are, as parts of others, and with gaps."""

    def __init__(self, own: set[str], others: set[str]):
        self.texts, self.long, self.gaps = set(), [], []
        for text in own - others:
            letters = "".join(WORD.findall(PLACEHOLDER.sub(" ", text)))
            if PLACEHOLDER.search(text):
                if len(letters) > 5:
                    self.gaps.append(_with_gaps(text))
            elif len(letters) > 2:
                self.texts.add(text)
                if len(WORD.findall(text)) >= LONG:
                    self.long.append(re.compile(rf"(?<!\w){re.escape(text)}(?!\w)"))


def _with_gaps(text: str) -> tuple[str, re.Pattern]:
    """The longest part that is always the same, and the whole with anything in the gaps."""
    parts = PLACEHOLDER.split(text)
    return max(parts, key=len), re.compile(".+?".join(map(re.escape, parts)))


def _sources() -> list[Path]:
    folders = [Path(django.__file__).parent / "conf", Path(django_countries.__file__).parent]
    return [settings.SITE_DIR / CATALOGUE, *(folder / CATALOGUE for folder in folders)]


def _parts(text: str) -> set[str]:
    """A text, each of its sentences, and what stands between its tags."""
    between = [plain(part) for part in TAG.split(text)]
    return {part for whole in between for part in [whole, *SENTENCE_END.split(whole)] if part}


@cache
def languages() -> dict[str, Language]:
    english, french = set(), set()
    for source in _sources():
        for entry in polib.mofile(source):
            for text in filter(None, [entry.msgid, entry.msgid_plural]):
                english |= _parts(text)
            for text in entry.msgstr_plural.values() or [entry.msgstr]:
                french |= _parts(text)
    return {"en": Language(english, french), "fr": Language(french, english)}


@cache
def out_of_place(text: str, language: str) -> str:
    """What of a text is in the other language, for a text that should be in `language`; or ""."""
    other = "en" if language == "fr" else "fr"
    text, known = plain(text), languages()[other]
    for part in {text, *SENTENCE_END.split(text)}:
        if part in known.texts:
            return part
    for pattern in [*known.long, DATES[other]]:
        if found := pattern.search(text):
            return found[0]
    for always, pattern in known.gaps:
        if always in text and pattern.fullmatch(text):
            return text
    return ""
