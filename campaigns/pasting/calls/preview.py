"""What an editor sees before the draft is made: each piece of the text, and what it becomes."""

from collections import defaultdict
from dataclasses import dataclass

from campaigns.models import SignatoryPage
from campaigns.pasting.calls.signatories import ParsedSignatory
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.pasting.text.lines import BOLD
from campaigns.pasting.text.links import split_link


@dataclass(frozen=True)
class Row:
    """A line of the preview. `fate` sorts what is kept from what is left out or has no place.

    `why` says why it has none. `signer` is who signs by it, with the organisation that is meant;
    `to_check` are the names that sign if an editor says so.
    """

    lines: str
    becomes: str
    text: str
    fate: str = "kept"
    url: str = ""
    why: str = ""
    signer: ParsedSignatory | None = None
    to_check: tuple[ParsedSignatory, ...] = ()

    @property
    def names_to_check(self) -> str:
        return " · ".join(signer.name for signer in self.to_check)

    @property
    def organisation(self) -> SignatoryPage | None:
        return self.signer.page if self.signer else None


LEFT_OUT = (
    BlockRole.TITLE_AGAIN,
    BlockRole.NOTES_HEADING,
    BlockRole.SIGNATORIES_HEADING,
    BlockRole.CONTACT_DETAIL,
    BlockRole.DECORATION,
)


def preview_rows(pasted: PastedCall, signers: list[ParsedSignatory]) -> list[Row]:
    by_piece = defaultdict(list)
    for signer in signers:
        by_piece[id(signer.piece)].append(signer)
    return [_row(piece, by_piece[id(piece)]) for piece in pasted.pieces]


def _row(piece: Block, signers: list[ParsedSignatory]) -> Row:
    lines = line_range(piece.lines)
    becomes = str(piece.place.label)
    if piece.place == BlockRole.NOTE:
        text, url = split_link(piece.text)
        return Row(lines, f"{becomes} {piece.number}", text, url=url)
    if piece.place == BlockRole.UNPLACED:
        becomes = str(BlockRole.SIGNATORY.label) if signers and signers[0].signs else becomes
        why, to_check = str(piece.why.label), tuple(signers)
        return Row(lines, becomes, piece.text, fate="unplaced", why=why, to_check=to_check)
    if signers:
        return Row(lines, becomes, piece.text, signer=signers[0])
    fate = "left-out" if piece.place in LEFT_OUT else "kept"
    return Row(lines, becomes, BOLD.sub(r"\1", piece.text), fate)


def line_range(lines: tuple[int, ...]) -> str:
    """Lines as a person names them: "4", or "4–6"."""
    if len(lines) == 1:
        return str(lines[0])
    return f"{lines[0]}–{lines[-1]}"
