"""Read the first zone of a text: header (topic, title, headline), then standfirst to appeal."""

import re
from collections.abc import Collection

from campaigns.names import sort_key
from campaigns.pasting.parsing.result import Block, BlockRole, Reason
from campaigns.pasting.text.lines import SHORT, TextLine
from campaigns.pasting.text.sentences import (
    is_appeal,
    is_heading,
    is_long_paragraph,
    is_paragraph,
    is_salutation,
)

MOST_HEADER_LINES = 7
LONGEST_TITLE = 255
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_header_and_text(lines: list[TextLine], rubrics: Collection[str]) -> list[Block]:
    """Return the blocks of the lines above notes and signatories.

    `rubrics` are names of topics, one of which may stand above the title.
    """
    header = _header(lines)
    return _header_blocks(header, {sort_key(name) for name in rubrics}) + _text_blocks(
        lines[len(header) :]
    )


def _block(role: BlockRole, line: TextLine, **more) -> Block:
    return Block(role, line.full, line.numbers, **more)


def _plain_block(role: BlockRole, line: TextLine) -> Block:
    """Return the block of a field without bold type: a bullet is dropped, a number is kept."""
    if line.label[:1].isdecimal():
        return Block(role, f"{line.label} {line.plain}", line.numbers)
    return Block(role, line.plain, line.numbers, line.label)


# --- Header ---------------------------------------------------------------------------------------


def _header(lines: list[TextLine]) -> list[TextLine]:
    """Return the lines above the first paragraph; without one, those up to the repeated title."""
    if not lines or len(lines[0].plain) > LONGEST_TITLE or is_long_paragraph(lines[0]):
        return []
    seen, header = {sort_key(lines[0].plain)}, [lines[0]]
    for line in lines[1:MOST_HEADER_LINES]:
        is_repeated = sort_key(line.plain) in seen
        if not is_repeated and (_begins_text(line) or is_paragraph(line)):
            return header
        header.append(line)
        seen.add(sort_key(line.plain))
    again = [at for at, line in enumerate(header) if at and _is_title_again(line, header[:at])]
    return header[: again[-1] + 1] if again else header[:1]


def _begins_text(line: TextLine) -> bool:
    return bool(line.label) or (line.is_marked and not YEAR.search(line.plain))


def _is_title_again(line: TextLine, above: list[TextLine]) -> bool:
    return sort_key(line.plain) in {sort_key(other.plain) for other in above}


def _header_blocks(header: list[TextLine], rubrics: set[str]) -> list[Block]:
    if not header:
        return []
    title = _find_title(header, rubrics)
    blocks, below = [], []
    for at, line in enumerate(header):
        if at == title:
            blocks.append(_plain_block(BlockRole.TITLE, line))
        elif sort_key(line.plain) == sort_key(header[title].plain):
            blocks.append(_block(BlockRole.TITLE_AGAIN, line))
        elif at == 0 and len(line.plain) <= SHORT:
            blocks.append(_plain_block(BlockRole.RUBRIC, line))
        elif at < title:
            blocks.append(_block(BlockRole.UNPLACED, line, reason=Reason.SECOND_RUBRIC))
        else:
            below.append(line)
    return blocks + _headline_blocks(below)


def _find_title(header: list[TextLine], rubrics: set[str]) -> int:
    """Return the index of the title: the line that is repeated, or the first but for a topic."""
    keys = [sort_key(line.plain) for line in header]
    twice = [at for at, key in enumerate(keys) if keys.count(key) > 1]
    if twice:
        return twice[0]
    return 1 if len(header) > 1 and keys[0] in rubrics else 0


def _headline_blocks(lines: list[TextLine]) -> list[Block]:
    dated = next((line for line in lines if YEAR.search(line.plain)), None)
    headline = dated or next(iter(lines), None)
    return [
        _plain_block(BlockRole.HEADLINE, line)
        if line is headline
        else _block(BlockRole.UNPLACED, line, reason=Reason.SECOND_HEADLINE)
        for line in lines
    ]


# --- Text -----------------------------------------------------------------------------------------


def _text_blocks(lines: list[TextLine]) -> list[Block]:
    roles = [_role_of(lines, at) for at in range(len(lines))]
    if roles and roles[0] == BlockRole.PARAGRAPH and not is_salutation(lines[0]):
        roles[0] = BlockRole.STANDFIRST
    if len(roles) > 1 and roles[-1] == BlockRole.PARAGRAPH and is_appeal(lines[-1]):
        roles[-1] = BlockRole.CLOSING
    return [_text_block(role, line) for role, line in zip(roles, lines, strict=True)]


def _text_block(role: BlockRole, line: TextLine) -> Block:
    if role in (BlockRole.ITEM, BlockRole.NUMBERED_ITEM):
        return Block(role, line.text, line.numbers, line.label)
    return _plain_block(role, line) if role == BlockRole.HEADING else _block(role, line)


def _role_of(lines: list[TextLine], at: int) -> BlockRole:
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
    """Return whether a number belongs to a list that counts from 1 without gaps.

    Only then do the numbers of an HTML list equal those of the text.
    """
    first, last = at, at
    while first and lines[first - 1].label[:1].isdecimal():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].label[:1].isdecimal():
        last += 1
    numbers = [int(line.label[:-1]) for line in lines[first : last + 1]]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
