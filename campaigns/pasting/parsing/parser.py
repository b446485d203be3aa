"""Parse a pasted call into blocks: header, text, notes and signatories."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from campaigns.pasting.parsing import signatories
from campaigns.pasting.parsing.header import read_header_and_text
from campaigns.pasting.parsing.note_numbers import (
    find_notes,
    find_notes_below_names,
    is_sure,
    read_numbers,
    split_number,
    style_of,
)
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.pasting.text.lines import TextLine, join, read_lines, unwrap, wrap_width
from campaigns.pasting.text.markers import RAISED_DIGITS, SQUARE, find_markers, keys_in

NOTES_HEADINGS = {
    "notes", "note", "footnotes", "endnotes", "notes de bas de page", "notes et références",
    "notes and references", "references", "références", "sources", "notes et sources",
    "notes and sources",
}  # fmt: skip
# The link of a web page from a note back to its marker.
BACK_LINK = re.compile(r"^[↑⬆^]+\s+|(?:[\s\[(]*[↩↵⏎⤴⮌↑⬆]\ufe0e?\ufe0f?[\])]*)+\s*$")


@dataclass
class Zones:
    """The lines of a text by the part they belong to. `notes` has a list of lines for each note."""

    text: list[TextLine] = field(default_factory=list)
    notes: list[list[TextLine]] = field(default_factory=list)
    names: list[TextLine] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)


def parse(text: str, rubrics: Collection[str] = ()) -> PastedCall:
    """Return a text as blocks. `rubrics` are names of topics that may stand above the title.

    No line is dropped: a line that is not certainly anything else becomes a paragraph or UNPLACED.
    """
    pasted = read_lines(text)
    lines = [line for line in pasted if not line.is_decoration]
    width = wrap_width(lines)
    zones = split_zones(lines, width)
    decoration = [line for line in pasted if line.is_decoration]
    notes = [_note(lines) for lines in zones.notes]
    blocks = [
        *(Block(BlockRole.DECORATION, line.text, line.numbers) for line in decoration),
        *zones.headings,
        *read_header_and_text(unwrap(zones.text, width), rubrics),
        *notes,
        *signatories.list_blocks(zones.names, width),
    ]
    return PastedCall(
        sorted(blocks, key=lambda block: block.lines[0]),
        kinds=_kinds_of_markers(notes, zones.text),
    )


def _kinds_of_markers(notes: list[Block], text: list[TextLine]) -> frozenset[str]:
    """Return the kinds of markers that count in the text.

    Square brackets always; raised digits if there are no square ones; round brackets if there is
    neither; signs if notes begin with them.
    """
    if not notes:
        return SQUARE
    text = " ".join(line.plain for line in text)
    keys = {note.number for note in notes}
    has = {
        kind: {key for marker in find_markers(text, {kind}) for key in keys_in(marker)}
        for kind in ("square", "raised", "round", "sign")
    }
    has_square = any(isinstance(key, int) for key in has["square"])
    kinds = set(SQUARE)
    if notes[0].label[0] in RAISED_DIGITS or not has_square:
        kinds.add("raised")
    is_in_brackets = any(note.label[0] == "(" for note in notes)
    if is_in_brackets or (not has_square and not has["raised"] and keys <= has["round"]):
        kinds.add("round")
    if not keys.isdisjoint(has["sign"]):
        kinds.add("sign")
    return frozenset(kinds)


def split_zones(lines: list[TextLine], width: int) -> Zones:
    """Return the lines by zone. Notes and signatories may come in either order."""
    zones = Zones()
    labels = read_numbers(lines)
    zone, plain_list = "text", _plain_list(lines, labels)
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        label = labels[at]
        if at and signatories.starts_list(line, below):
            zones.names.append(line)
            zone = "names"
        elif _is_notes_heading(line) and below and labels[at + 1]:
            zones.headings.append(Block(BlockRole.NOTES_HEADING, line.full, line.numbers))
            zone, plain_list = "notes", at + 1
        elif at == plain_list or _starts_note(zone, label, line, width, zones):
            zones.notes.append([line])
            zone = "notes"
        elif zone == "notes" and zones.notes and not _is_new(line):
            zones.notes[-1].append(line)
        elif zone == "names":
            zones.names.append(line)
        else:
            zone = "text"
            zones.text.append(line)
    return zones


def _is_notes_heading(line: TextLine) -> bool:
    return not line.label and line.plain.rstrip(" \u00a0\u202f:").casefold() in NOTES_HEADINGS


def _plain_list(lines: list[TextLine], labels: list[str]) -> int | None:
    """Return the index of the first note of those numbered "1.", which signatories may be, too."""
    below = [*lines[1:], None]
    heads = (at for at in range(len(lines)) if signatories.starts_list(lines[at], below[at]))
    end = next(heads, None)
    above = find_notes(lines[:end], labels[:end])
    return find_notes_below_names(lines, labels, end) if above is None else above


def _starts_note(zone: str, label: str, line: TextLine, width: int, zones: Zones) -> bool:
    """Return whether a line with a number is a note, not the end of a sentence in a broken text."""
    if zone == "notes" and zones.notes:
        known = split_number(zones.notes[-1][0])[0]
        if not label or is_sure(label) != is_sure(known):
            return False
        return style_of(label) == style_of(known) or is_sure(label)
    return is_sure(label) and (line.after_blank or not width)


def _is_new(line: TextLine) -> bool:
    """Return whether a line below a note is no longer part of it. An address alone always is."""
    return line.after_blank and not line.plain.startswith(("http://", "https://", "<http"))


def _note(lines: list[TextLine]) -> Block:
    whole = lines[0]
    for line in lines[1:]:
        whole = join(whole, line)
    label, text = split_number(whole)
    return Block(BlockRole.NOTE, BACK_LINK.sub("", text), whole.numbers, label)
