"""The list of signatories in a pasted text: where it begins, and which of its lines are names."""

from collections.abc import Sequence

from campaigns.enums import Why
from campaigns.pasting.names.entries import Entry, is_paragraph_of_text, read_entries
from campaigns.pasting.names.headings import (
    is_list_heading,
    says_no_more,
    speaks_of_signatories,
    split_heading,
)
from campaigns.pasting.parsing.result import Block, BlockRole
from campaigns.pasting.text.lines import SHORT, TextLine


def starts_list(line: TextLine, below: TextLine | None) -> bool:
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


def place_names(lines: Sequence[TextLine], width: int) -> list[Block]:
    """Return the pieces of a list, its headings among them."""
    return [_piece(entry) for entry in read_entries(lines, width)]


def _piece(entry: Entry) -> Block:
    if entry.is_name:
        return Block(BlockRole.SIGNATORY, entry.text, entry.lines, entry.label)
    if entry.is_detail:
        return Block(BlockRole.CONTACT_DETAIL, entry.text, entry.lines, entry.label)
    is_heading = entry.why == Why.LIST_HEADING and is_list_heading(entry.text)
    if is_heading and says_no_more(entry.text):
        return Block(BlockRole.SIGNATORIES_HEADING, entry.text, entry.lines, entry.label)
    return Block(BlockRole.UNPLACED, entry.text, entry.lines, entry.label, entry.why)
