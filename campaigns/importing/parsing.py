"""A pasted text becomes pieces: its head, text, notes and signatories."""

from collections.abc import Collection
from dataclasses import dataclass, field

from campaigns.importing import signatories
from campaigns.importing.front import place_front
from campaigns.importing.labels import (
    RAISED_DIGITS,
    find_list,
    is_sure,
    marker_pattern,
    split_label,
)
from campaigns.importing.lines import Line, join, read_lines, unwrapped, wrap_width
from campaigns.importing.pieces import PastedCall, Piece, Place

NOTES_HEADINGS = {
    "notes", "note", "footnotes", "endnotes", "notes de bas de page", "notes et références",
    "notes and references", "references", "références", "sources", "notes et sources",
    "notes and sources",
}  # fmt: skip


@dataclass
class Zones:
    """The lines of a text by the part they belong to. A note is a list of its lines."""

    front: list[Line] = field(default_factory=list)
    notes: list[list[Line]] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)


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
        *(Piece(Place.DECORATION, line.text, line.numbers) for line in decoration),
        *zones.headings,
        *place_front(unwrapped(zones.front, width), rubrics),
        *notes,
        *signatories.place_names(zones.names, width),
    ]
    return PastedCall(
        sorted(pieces, key=lambda piece: piece.lines[0]),
        raised=_has_raised_markers(notes, zones.front),
        rounded=any(note.label[0] == "(" for note in notes),
    )


def _has_raised_markers(notes: list[Piece], front: list[Line]) -> bool:
    """Whether ¹ is a marker: where notes begin so, or where they begin "1." and no [1] is there."""
    if not notes or is_sure(notes[0].label):
        return bool(notes) and notes[0].label[0] in RAISED_DIGITS
    return not any(marker_pattern().search(line.plain) for line in front)


def split(lines: list[Line], width: int) -> Zones:
    """The lines by zone. Notes and signatories may come in either order."""
    zones = Zones()
    zone, plain_list = "front", _plain_list(lines)
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        label, _text = split_label(line)
        if at and signatories.starts_list(line, below):
            zones.names.append(line)
            zone = "names"
        elif _is_notes_heading(line) and below and split_label(below)[0]:
            zones.headings.append(Piece(Place.NOTES_HEADING, line.full, line.numbers))
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


def _is_notes_heading(line: Line) -> bool:
    return not line.label and line.plain.rstrip(" \u00a0\u202f:").casefold() in NOTES_HEADINGS


def _plain_list(lines: list[Line]) -> int | None:
    """Where notes numbered "1." begin, above the signatories: their list may be numbered, too."""
    below = [*lines[1:], None]
    heads = (at for at in range(len(lines)) if signatories.starts_list(lines[at], below[at]))
    return find_list(lines[: next(heads, None)])


def _starts_note(zone: str, label: str, line: Line, width: int, zones: Zones) -> bool:
    """Whether a line with a number is a note and not, in a broken text, the end of a sentence."""
    if zone == "notes" and zones.notes:
        known = split_label(zones.notes[-1][0])[0]
        return bool(label) and is_sure(label) == is_sure(known)
    return is_sure(label) and (line.after_blank or not width)


def _is_new(line: Line) -> bool:
    """Whether a line below a note is no longer part of it. An address alone always is."""
    return line.after_blank and not line.plain.startswith(("http://", "https://", "<http"))


def _note(lines: list[Line]) -> Piece:
    whole = lines[0]
    for line in lines[1:]:
        whole = join(whole, line)
    label, text = split_label(whole)
    return Piece(Place.NOTE, text, whole.numbers, label)
