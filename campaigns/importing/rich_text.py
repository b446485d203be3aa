"""Pieces of a pasted text as rich text, the way the page editor stores it."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from django.utils.crypto import get_random_string

from campaigns.importing.labels import marker_pattern, numbers_in
from campaigns.importing.lines import BOLD
from campaigns.importing.links import complete, find_url
from campaigns.importing.pieces import PastedCall, Piece, Place

LISTS = {Place.ITEM: "ul", Place.NUMBERED_ITEM: "ol"}


class RichText:
    """Writes pieces of one call. `keys` are those of its notes, by their number in the text."""

    def __init__(self, pasted: PastedCall, keys: Mapping[int, str]):
        self.keys = keys
        self.markers = marker_pattern(pasted.raised, pasted.rounded)

    def blocks(self, pieces: Iterable[Piece]) -> str:
        html = []
        for place, group in groupby(pieces, key=lambda piece: piece.place):
            tag = "h2" if place == Place.HEADING else "li" if place in LISTS else "p"
            blocks = "".join(_block(tag, self.inline(piece.text)) for piece in group)
            html.append(f"<{LISTS[place]}>{blocks}</{LISTS[place]}>" if place in LISTS else blocks)
        return "".join(html)

    def inline(self, text: str) -> str:
        """A text with its bold words, links and markers. Everything else in it is only text."""
        parts = BOLD.split(text)
        return "".join(
            f"<b>{self._linked(part)}</b>" if at % 2 else self._linked(part)
            for at, part in enumerate(parts)
        )

    def _linked(self, text: str) -> str:
        html, at = [], 0
        while found := find_url(text, at):
            url = text[slice(*found)]
            href = escape(complete(url))
            html += [
                self._marked(text[at : found[0]]),
                f'<a href="{href}">{escape(url, False)}</a>',
            ]
            at = found[1]
        return "".join([*html, self._marked(text[at:])])

    def _marked(self, text: str) -> str:
        html, at = [], 0
        for found in self.markers.finditer(text):
            numbers = numbers_in(found[0])
            if all(number in self.keys for number in numbers):
                html += [escape(text[at : found.start()], False), *map(self._marker, numbers)]
                at = found.end()
        return "".join([*html, escape(text[at:], False)])

    def _marker(self, number: int) -> str:
        return f'<a linktype="note" note="{escape(self.keys[number])}">[{number}]</a>'


def _block(tag: str, html: str) -> str:
    key = get_random_string(5, "abcdefghijklmnopqrstuvwxyz0123456789")
    return f'<{tag} data-block-key="{key}">{html}</{tag}>'


def marked_numbers(pasted: PastedCall, pieces: Iterable[Piece]) -> list[int]:
    """The notes that markers of some pieces name, in their order, each time they do."""
    pattern = marker_pattern(pasted.raised, pasted.rounded)
    return [
        number
        for piece in pieces
        for marker in re.findall(pattern, piece.text)
        for number in numbers_in(marker)
    ]
