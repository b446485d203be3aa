"""Pieces of a pasted text as rich text, the way the page editor stores it."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from django.utils.crypto import get_random_string

from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.pasting.text.lines import BOLD
from campaigns.pasting.text.links import complete, find_url
from campaigns.pasting.text.markers import Key, find_markers, keys_in, marker_pattern

LISTS = {BlockRole.ITEM: "ul", BlockRole.NUMBERED_ITEM: "ol"}


class RichText:
    """Writes pieces of one call. `keys` are those of its notes, by their number in the text."""

    def __init__(self, pasted: PastedCall, keys: Mapping[Key, str]):
        self.keys = keys
        self.markers = marker_pattern(pasted.kinds)

    def blocks(self, pieces: Iterable[Block]) -> str:
        html = []
        for place, group in groupby(pieces, key=lambda piece: piece.place):
            tag = "h2" if place == BlockRole.HEADING else "li" if place in LISTS else "p"
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
            numbers = keys_in(found[0])
            if all(number in self.keys for number in numbers):
                html += [escape(text[at : found.start()], False), *map(self._marker, numbers)]
                at = found.end()
        return "".join([*html, escape(text[at:], False)])

    def _marker(self, number: Key) -> str:
        return f'<a linktype="note" note="{escape(self.keys[number])}">[{escape(str(number))}]</a>'


def _block(tag: str, html: str) -> str:
    key = get_random_string(5, "abcdefghijklmnopqrstuvwxyz0123456789")
    return f'<{tag} data-block-key="{key}">{html}</{tag}>'


def markers_in(pasted: PastedCall, pieces: Iterable[Block]) -> list[str]:
    """Return the markers of notes in some pieces, as written, in their order."""
    texts = (BOLD.sub(r"\1", piece.text) for piece in pieces)
    return [marker for text in texts for marker in find_markers(text, pasted.kinds)]
