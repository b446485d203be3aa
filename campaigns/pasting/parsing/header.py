"""The head of a pasted text, and the text itself: from the title to the closing appeal."""

import re
from collections.abc import Collection

from campaigns.names import sort_key
from campaigns.pasting.parsing.result import Block, BlockRole, Why
from campaigns.pasting.text.lines import SHORT, TextLine
from campaigns.pasting.text.sentences import (
    is_appeal,
    is_heading,
    is_long_paragraph,
    is_paragraph,
    is_salutation,
)

MOST_HEAD_LINES = 7
LONGEST_TITLE = 255
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_header(lines: list[TextLine], rubrics: Collection[str]) -> list[Block]:
    head = _head(lines)
    return _place_head(head, {sort_key(name) for name in rubrics}) + _place_text(lines[len(head) :])


def _piece(place: BlockRole, line: TextLine, **more) -> Block:
    return Block(place, line.full, line.numbers, **more)


def _plain_piece(place: BlockRole, line: TextLine) -> Block:
    """For a field without bold type. Here a bullet means nothing, but a number belongs to it."""
    if line.label[:1].isdecimal():
        return Block(place, f"{line.label} {line.plain}", line.numbers)
    return Block(place, line.plain, line.numbers, line.label)


# --- Head -----------------------------------------------------------------------------------------


def _head(lines: list[TextLine]) -> list[TextLine]:
    """The lines above the first paragraph; without one, the first line and its repetitions."""
    if not lines or len(lines[0].plain) > LONGEST_TITLE or is_long_paragraph(lines[0]):
        return []
    seen, head = {sort_key(lines[0].plain)}, [lines[0]]
    for line in lines[1:MOST_HEAD_LINES]:
        is_repeated = sort_key(line.plain) in seen
        if not is_repeated and (_begins_text(line) or is_paragraph(line)):
            return head
        head.append(line)
        seen.add(sort_key(line.plain))
    again = [at for at, line in enumerate(head) if at and _is_title_again(line, head[:at])]
    return head[: again[-1] + 1] if again else head[:1]


def _begins_text(line: TextLine) -> bool:
    return bool(line.label) or (line.is_marked and not YEAR.search(line.plain))


def _is_title_again(line: TextLine, above: list[TextLine]) -> bool:
    return sort_key(line.plain) in {sort_key(other.plain) for other in above}


def _place_head(head: list[TextLine], rubrics: set[str]) -> list[Block]:
    if not head:
        return []
    title = _find_title(head, rubrics)
    pieces, below = [], []
    for at, line in enumerate(head):
        if at == title:
            pieces.append(_plain_piece(BlockRole.TITLE, line))
        elif sort_key(line.plain) == sort_key(head[title].plain):
            pieces.append(_piece(BlockRole.TITLE_AGAIN, line))
        elif at == 0 and len(line.plain) <= SHORT:
            pieces.append(_plain_piece(BlockRole.RUBRIC, line))
        elif at < title:
            pieces.append(_piece(BlockRole.UNPLACED, line, why=Why.SECOND_RUBRIC))
        else:
            below.append(line)
    return pieces + _place_headline(below)


def _find_title(head: list[TextLine], rubrics: set[str]) -> int:
    """The line that is written twice; else the first, or the second below a rubric of the site."""
    keys = [sort_key(line.plain) for line in head]
    twice = [at for at, key in enumerate(keys) if keys.count(key) > 1]
    if twice:
        return twice[0]
    return 1 if len(head) > 1 and keys[0] in rubrics else 0


def _place_headline(lines: list[TextLine]) -> list[Block]:
    dated = next((line for line in lines if YEAR.search(line.plain)), None)
    headline = dated or next(iter(lines), None)
    return [
        _plain_piece(BlockRole.HEADLINE, line)
        if line is headline
        else _piece(BlockRole.UNPLACED, line, why=Why.SECOND_HEADLINE)
        for line in lines
    ]


# --- Text -----------------------------------------------------------------------------------------


def _place_text(lines: list[TextLine]) -> list[Block]:
    places = [_place_of(lines, at) for at in range(len(lines))]
    if places and places[0] == BlockRole.PARAGRAPH and not is_salutation(lines[0]):
        places[0] = BlockRole.STANDFIRST
    if len(places) > 1 and places[-1] == BlockRole.PARAGRAPH and is_appeal(lines[-1]):
        places[-1] = BlockRole.CLOSING
    return [_text_piece(place, line) for place, line in zip(places, lines, strict=True)]


def _text_piece(place: BlockRole, line: TextLine) -> Block:
    if place in (BlockRole.ITEM, BlockRole.NUMBERED_ITEM):
        return Block(place, line.text, line.numbers, line.label)
    return _plain_piece(place, line) if place == BlockRole.HEADING else _piece(place, line)


def _place_of(lines: list[TextLine], at: int) -> BlockRole:
    line = lines[at]
    if line.label and not line.label[0].isdecimal():
        return BlockRole.ITEM
    if line.label:
        return BlockRole.NUMBERED_ITEM if _is_counted(lines, at) else BlockRole.PARAGRAPH
    inside = 0 < at < len(lines) - 1
    if line.is_marked or (inside and is_heading(line, lines[at - 1], lines[at + 1])):
        return BlockRole.HEADING
    return BlockRole.PARAGRAPH


def _is_counted(lines: list[TextLine], at: int) -> bool:
    """Whether a number belongs to a list that begins with 1 and goes on one by one.

    Only then the numbers that the site writes itself are those of the text.
    """
    first, last = at, at
    while first and lines[first - 1].label[:1].isdecimal():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].label[:1].isdecimal():
        last += 1
    numbers = [int(line.label[:-1]) for line in lines[first : last + 1]]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
