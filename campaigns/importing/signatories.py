"""The list of signatories in a pasted text: where it begins, and which of its lines are names."""

from collections.abc import Sequence

from campaigns.enums import Why
from campaigns.importing.lines import SHORT, Line
from campaigns.importing.pieces import Piece, Place
from campaigns.signatory_lists.entries import Entry, is_paragraph_of_text, read_entries
from campaigns.signatory_lists.headings import (
    is_list_heading,
    says_no_more,
    speaks_of_signatories,
    split_heading,
)


def starts_list(line: Line, below: Line | None) -> bool:
    """Return whether a line begins the list of signatories. What has prose below it is a title."""
    if is_list_heading(line.plain):
        return not (below and is_paragraph_of_text(below))
    return has_names_behind_heading(line.plain)


def has_names_behind_heading(text: str) -> bool:
    """Return whether heading and names stand on one line, as in "Signataires : CRID, FORIM"."""
    return is_list_heading(split_heading(text)[0])


def may_be_heading(text: str) -> bool:
    """Return whether a short line may be the heading of the list in words that we do not know."""
    return len(text) <= SHORT and speaks_of_signatories(text)


def place_names(lines: Sequence[Line], width: int) -> list[Piece]:
    """Return the pieces of a list, its headings among them."""
    return [_piece(entry) for entry in read_entries(lines, width)]


def _piece(entry: Entry) -> Piece:
    if entry.is_name:
        return Piece(Place.SIGNATORY, entry.text, entry.lines, entry.label)
    if entry.is_detail:
        return Piece(Place.CONTACT_DETAIL, entry.text, entry.lines, entry.label)
    is_heading = entry.why == Why.LIST_HEADING and is_list_heading(entry.text)
    if is_heading and says_no_more(entry.text):
        return Piece(Place.SIGNATORIES_HEADING, entry.text, entry.lines, entry.label)
    return Piece(Place.UNPLACED, entry.text, entry.lines, entry.label, entry.why)
