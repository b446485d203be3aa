"""Write blocks of a pasted call as rich text, as the page editor stores it."""

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
    """Writer for the blocks of one call. `keys` are the keys of its notes by number."""

    def __init__(self, pasted: PastedCall, keys: Mapping[Key, str]):
        self.keys = keys
        self.markers = marker_pattern(pasted.kinds)

    def html_of(self, blocks: Iterable[Block]) -> str:
        """Return blocks as HTML; consecutive items become one list."""
        html = []
        for role, group in groupby(blocks, key=lambda block: block.role):
            tag = "h2" if role == BlockRole.HEADING else "li" if role in LISTS else "p"
            elements = "".join(_element(tag, self.inline(block.text)) for block in group)
            html.append(f"<{LISTS[role]}>{elements}</{LISTS[role]}>" if role in LISTS else elements)
        return "".join(html)

    def inline(self, text: str) -> str:
        """Return a text with bold type, links and markers as HTML, all else escaped."""
        parts = BOLD.split(text)
        return "".join(
            f"<b>{self._with_links(part)}</b>" if at % 2 else self._with_links(part)
            for at, part in enumerate(parts)
        )

    def _with_links(self, text: str) -> str:
        html, at = [], 0
        while found := find_url(text, at):
            url = text[slice(*found)]
            href = escape(complete(url))
            html += [
                self._with_markers(text[at : found[0]]),
                f'<a href="{href}">{escape(url, False)}</a>',
            ]
            at = found[1]
        return "".join([*html, self._with_markers(text[at:])])

    def _with_markers(self, text: str) -> str:
        html, at = [], 0
        for found in self.markers.finditer(text):
            numbers = keys_in(found[0])
            if all(number in self.keys for number in numbers):
                html += [escape(text[at : found.start()], False), *map(self._marker, numbers)]
                at = found.end()
        return "".join([*html, escape(text[at:], False)])

    def _marker(self, number: Key) -> str:
        return f'<a linktype="note" note="{escape(self.keys[number])}">[{escape(str(number))}]</a>'


def _element(tag: str, html: str) -> str:
    key = get_random_string(5, "abcdefghijklmnopqrstuvwxyz0123456789")
    return f'<{tag} data-block-key="{key}">{html}</{tag}>'


def markers_in(pasted: PastedCall, blocks: Iterable[Block]) -> list[str]:
    """Return the markers of notes in some blocks, as written, in their order."""
    texts = (BOLD.sub(r"\1", block.text) for block in blocks)
    return [marker for text in texts for marker in find_markers(text, pasted.kinds)]
