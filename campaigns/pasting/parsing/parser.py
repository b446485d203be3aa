"""A pasted text becomes pieces: its head, text, notes and signatories."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from campaigns.pasting.parsing import signatories
from campaigns.pasting.parsing.header import read_header
from campaigns.pasting.parsing.note_labels import (
    find_list,
    find_list_below_names,
    is_sure,
    read_labels,
    split_label,
    style_of,
)
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.pasting.text.lines import TextLine, join, read_lines, unwrapped, wrap_width
from campaigns.pasting.text.markers import RAISED_DIGITS, SQUARE, find_markers, keys_in

NOTES_HEADINGS = {
    "notes", "note", "footnotes", "endnotes", "notes de bas de page", "notes et références",
    "notes and references", "references", "références", "sources", "notes et sources",
    "notes and sources",
}  # fmt: skip
# What leads from a note back to its marker on a page of the web.
WAY_BACK = re.compile(r"^[↑⬆^]+\s+|(?:[\s\[(]*[↩↵⏎⤴⮌↑⬆]\ufe0e?\ufe0f?[\])]*)+\s*$")


@dataclass
class Zones:
    """The lines of a text by the part they belong to. A note is a list of its lines."""

    front: list[TextLine] = field(default_factory=list)
    notes: list[list[TextLine]] = field(default_factory=list)
    names: list[TextLine] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)


def parse(text: str, rubrics: Collection[str] = ()) -> PastedCall:
    """What each line of a text is. `rubrics` are names that may stand above the title.

    What is not certain is a paragraph, or could not be placed: nothing is dropped.
    """
    pasted = read_lines(text)
    lines = [line for line in pasted if not line.is_decoration]
    width = wrap_width(lines)
    zones = split(lines, width)
    decoration = [line for line in pasted if line.is_decoration]
    notes = [_note(lines) for lines in zones.notes]
    pieces = [
        *(Block(BlockRole.DECORATION, line.text, line.numbers) for line in decoration),
        *zones.headings,
        *read_header(unwrapped(zones.front, width), rubrics),
        *notes,
        *signatories.place_names(zones.names, width),
    ]
    return PastedCall(
        sorted(pieces, key=lambda piece: piece.lines[0]),
        kinds=_kinds_of_markers(notes, zones.front),
    )


def _kinds_of_markers(notes: list[Block], front: list[TextLine]) -> frozenset[str]:
    """Return how the text marks its notes besides [1]: ¹ where no [1] is there, (1) where neither
    is, and signs where notes begin with them."""
    if not notes:
        return SQUARE
    text = " ".join(line.plain for line in front)
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


def split(lines: list[TextLine], width: int) -> Zones:
    """The lines by zone. Notes and signatories may come in either order."""
    zones = Zones()
    labels = read_labels(lines)
    zone, plain_list = "front", _plain_list(lines, labels)
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
            zone = "front"
            zones.front.append(line)
    return zones


def _is_notes_heading(line: TextLine) -> bool:
    return not line.label and line.plain.rstrip(" \u00a0\u202f:").casefold() in NOTES_HEADINGS


def _plain_list(lines: list[TextLine], labels: list[str]) -> int | None:
    """Return where notes numbered "1." begin. The list of signatories may be numbered, too."""
    below = [*lines[1:], None]
    heads = (at for at in range(len(lines)) if signatories.starts_list(lines[at], below[at]))
    end = next(heads, None)
    above = find_list(lines[:end], labels[:end])
    return find_list_below_names(lines, labels, end) if above is None else above


def _starts_note(zone: str, label: str, line: TextLine, width: int, zones: Zones) -> bool:
    """Whether a line with a number is a note and not, in a broken text, the end of a sentence."""
    if zone == "notes" and zones.notes:
        known = split_label(zones.notes[-1][0])[0]
        if not label or is_sure(label) != is_sure(known):
            return False
        return style_of(label) == style_of(known) or is_sure(label)
    return is_sure(label) and (line.after_blank or not width)


def _is_new(line: TextLine) -> bool:
    """Whether a line below a note is no longer part of it. An address alone always is."""
    return line.after_blank and not line.plain.startswith(("http://", "https://", "<http"))


def _note(lines: list[TextLine]) -> Block:
    whole = lines[0]
    for line in lines[1:]:
        whole = join(whole, line)
    label, text = split_label(whole)
    return Block(BlockRole.NOTE, WAY_BACK.sub("", text), whole.numbers, label)
