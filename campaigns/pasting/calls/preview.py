"""The table of the preview: each block of the text, and what it becomes."""

from collections import defaultdict
from dataclasses import dataclass

from campaigns.models import SignatoryPage
from campaigns.pasting.calls.signatories import ParsedSignatory
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.pasting.text.lines import BOLD
from campaigns.pasting.text.links import split_link


@dataclass(frozen=True)
class Row:
    """A row of the table. `state` is "kept", "left-out" or "unplaced", the latter for a `reason`.

    `signatory` is the organisation that signs by a plain name; `to_check` are the names that sign
    if an editor says so.
    """

    lines: str
    becomes: str
    text: str
    state: str = "kept"
    url: str = ""
    reason: str = ""
    signatory: ParsedSignatory | None = None
    to_check: tuple[ParsedSignatory, ...] = ()

    @property
    def names_to_check(self) -> str:
        return " · ".join(signatory.name for signatory in self.to_check)

    @property
    def organisation(self) -> SignatoryPage | None:
        return self.signatory.page if self.signatory else None


LEFT_OUT = (
    BlockRole.TITLE_AGAIN,
    BlockRole.NOTES_HEADING,
    BlockRole.SIGNATORIES_HEADING,
    BlockRole.CONTACT_DETAIL,
    BlockRole.DECORATION,
)


def preview_rows(pasted: PastedCall, signatories: list[ParsedSignatory]) -> list[Row]:
    """Return a row for each block, in text order."""
    by_block = defaultdict(list)
    for signatory in signatories:
        by_block[id(signatory.block)].append(signatory)
    return [_row(block, by_block[id(block)]) for block in pasted.blocks]


def _row(block: Block, signatories: list[ParsedSignatory]) -> Row:
    lines = line_range(block.lines)
    becomes = str(block.role.label)
    if block.role == BlockRole.NOTE:
        text, url = split_link(block.text)
        return Row(lines, f"{becomes} {block.number}", text, url=url)
    if block.role == BlockRole.UNPLACED:
        becomes = (
            str(BlockRole.SIGNATORY.label) if signatories and signatories[0].signs else becomes
        )
        reason, to_check = str(block.reason.label), tuple(signatories)
        return Row(lines, becomes, block.text, state="unplaced", reason=reason, to_check=to_check)
    if signatories:
        return Row(lines, becomes, block.text, signatory=signatories[0])
    state = "left-out" if block.role in LEFT_OUT else "kept"
    return Row(lines, becomes, BOLD.sub(r"\1", block.text), state)


def line_range(lines: tuple[int, ...]) -> str:
    """Return numbers of lines in words: "4" or "4–6"."""
    if len(lines) == 1:
        return str(lines[0])
    return f"{lines[0]}–{lines[-1]}"
