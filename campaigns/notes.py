"""Notes of a text: markers inside it, numbered as they appear, linked both ways.

A marker is stored as `<a linktype="note" note="KEY">[n]</a>`. Its own text is only what editors
and translators see; the number that readers see is computed here, so that notes can be moved,
repeated and translated in any order without anything being stored anew.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.rich_text import LinkHandler

# With the spaces before it: a number stands close to its word and never begins a line.
MARKER = re.compile(r'[ \u00a0\u202f]*<a\b(?=[^>]*\blinktype="note")[^>]*>.*?</a>', re.DOTALL)
KEY = re.compile(r'\bnote="([^"]*)"')


@dataclass
class NumberedNote:
    """A note as shown: its number, and the anchors of the markers that refer to it."""

    number: int
    note: object
    markers: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


class NumberedNotes:
    """The notes of one page, numbered by the first appearance of their markers.

    `texts` are the page's stored rich texts by name, in reading order. `self.texts` holds them
    with each marker made a link to its note; markers of notes that are gone are left out.
    Iterating gives the notes by number. Those that no marker refers to come last, so that a
    reader loses nothing.
    """

    def __init__(self, texts: Mapping[str, str], notes: Iterable):
        self._by_key = {note.key: note for note in notes}
        self._numbered: dict[str, NumberedNote] = {}
        self.texts = {name: MARKER.sub(self._link, text) for name, text in texts.items()}
        for key in self._by_key:
            self._number(key)

    def __iter__(self):
        return iter(self._numbered.values())

    def __len__(self) -> int:
        return len(self._numbered)

    def _number(self, key: str) -> NumberedNote:
        if key not in self._numbered:
            self._numbered[key] = NumberedNote(len(self._numbered) + 1, self._by_key[key])
        return self._numbered[key]

    def _link(self, match: re.Match) -> str:
        key = marker_key(match[0])
        if key not in self._by_key:
            return ""
        numbered = self._number(key)
        anchor = f"{numbered.anchor}-{len(numbered.markers) + 1}"
        numbered.markers.append(anchor)
        return format_html(
            '<sup class="note-marker"><a id="{}" href="#{}" aria-label="{}">{}</a></sup>',
            anchor,
            numbered.anchor,
            gettext("Note %(number)s") % {"number": numbered.number},
            numbered.number,
        )


def marker_key(marker: str) -> str:
    found = KEY.search(marker)
    return found[1] if found else ""


def without_markers(text: str) -> str:
    """A stored rich text for places that show no notes, such as feeds and descriptions."""
    return MARKER.sub("", text)


class NoteLinkHandler(LinkHandler):
    """What a marker becomes where its page's notes are not at hand: plain text, no link."""

    identifier = "note"

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return "<a>"

    @classmethod
    def extract_references(cls, attrs):
        return []
