"""Number the notes of a text by their markers, and link both ways.

A marker is stored as `<a linktype="note" note="KEY">[n]</a>`. Editors and
translators see its own text; the number that readers see is computed here, so that notes can be
moved, repeated and translated in any order without a change of what is stored.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.rich_text import LinkHandler

# Including the spaces before it, so that a number never begins a line.
MARKER = re.compile(r'[ \u00a0\u202f]*<a\b(?=[^>]*\blinktype="note")[^>]*>.*?</a>', re.DOTALL)
KEY = re.compile(r'\bnote="([^"]*)"')


@dataclass
class NumberedNote:
    """A note with its number, and the anchors of the markers that refer to it."""

    number: int
    note: object
    markers: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


class NumberedNotes:
    """The notes of a page, numbered in the order of their first markers.

    `texts` are the page's stored rich texts by name, in reading order. `self.texts` are the same
    with links in place of markers; markers of deleted notes are removed. Iterating yields the
    notes by number, those without a marker last.
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
    """Return the key of the note that a stored marker refers to, "" if it has none."""
    found = KEY.search(marker)
    return found[1] if found else ""


def without_markers(text: str) -> str:
    """Return stored rich text without markers, for feeds and descriptions."""
    return MARKER.sub("", text)


class NoteLinkHandler(LinkHandler):
    """Show a marker as plain text where rich text is rendered without its page's notes."""

    identifier = "note"

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return "<a>"

    @classmethod
    def extract_references(cls, attrs):
        return []
