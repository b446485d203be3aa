"""Find the list of signatories in a pasted call, and read it as blocks."""

from collections.abc import Sequence

from campaigns.enums import Reason
from campaigns.pasting.names.entries import Entry, is_paragraph_of_text, read_entries
from campaigns.pasting.names.headings import (
    is_list_heading,
    is_plain_heading,
    speaks_of_signatories,
    split_heading,
)
from campaigns.pasting.parsing.result import Block, BlockRole
from campaigns.pasting.text.lines import SHORT, TextLine


def starts_list(line: TextLine, below: TextLine | None) -> bool:
    """Return whether a line begins the list of signatories; with prose below it, it is a title."""
    if is_list_heading(line.plain):
        return not (below and is_paragraph_of_text(below))
    return has_names_behind_heading(line.plain)


def has_names_behind_heading(text: str) -> bool:
    """Return whether heading and names stand on one line, as in "Signataires : CRID, FORIM"."""
    return is_list_heading(split_heading(text)[0])


def may_be_list_heading(text: str) -> bool:
    """Return whether a short line may be the heading of the list, in words not known to be one."""
    return len(text) <= SHORT and speaks_of_signatories(text)


def list_blocks(lines: Sequence[TextLine], width: int) -> list[Block]:
    """Return the blocks of a list of signatories, its headings included."""
    return [_block(entry) for entry in read_entries(lines, width)]


def _block(entry: Entry) -> Block:
    if entry.is_name:
        return Block(BlockRole.SIGNATORY, entry.text, entry.lines, entry.label)
    if entry.is_detail:
        return Block(BlockRole.CONTACT_DETAIL, entry.text, entry.lines, entry.label)
    is_heading = entry.reason == Reason.LIST_HEADING and is_list_heading(entry.text)
    if is_heading and is_plain_heading(entry.text):
        return Block(BlockRole.SIGNATORIES_HEADING, entry.text, entry.lines, entry.label)
    return Block(BlockRole.UNPLACED, entry.text, entry.lines, entry.label, entry.reason)
