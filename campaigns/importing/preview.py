"""What an editor sees before the draft is made: each piece of the text, and what it becomes."""

from dataclasses import dataclass

from campaigns.importing.lines import BOLD
from campaigns.importing.links import split_link
from campaigns.importing.pieces import PastedCall, Piece, Place
from campaigns.importing.signers import Signer
from campaigns.models import SignatoryPage


@dataclass(frozen=True)
class Row:
    """A line of the preview. `fate` sorts what is kept from what is left out or has no place."""

    lines: str
    becomes: str
    text: str
    fate: str = "kept"
    url: str = ""
    organisation: SignatoryPage | None = None
    is_known: bool = True


LEFT_OUT = (
    Place.TITLE_AGAIN,
    Place.NOTES_HEADING,
    Place.SIGNATORIES_HEADING,
    Place.DECORATION,
)


def preview_rows(pasted: PastedCall, signers: list[Signer]) -> list[Row]:
    by_line = {signer.piece.lines: signer for signer in signers}
    return [_row(piece, by_line.get(piece.lines)) for piece in pasted.pieces]


def _row(piece: Piece, signer: Signer | None) -> Row:
    lines = line_range(piece.lines)
    becomes = str(piece.place.label)
    if piece.place == Place.NOTE:
        text, url = split_link(piece.text)
        return Row(lines, f"{becomes} {piece.number}", text, url=url)
    if signer:
        page = signer.page
        return Row(lines, becomes, piece.text, organisation=page, is_known=bool(page))
    if piece.place == Place.UNPLACED:
        return Row(lines, becomes, piece.text, fate="unplaced")
    fate = "left-out" if piece.place in LEFT_OUT else "kept"
    return Row(lines, becomes, BOLD.sub(r"\1", piece.text), fate)


def line_range(lines: tuple[int, ...]) -> str:
    """Lines as a person names them: "4", or "4–6"."""
    if len(lines) == 1:
        return str(lines[0])
    return f"{lines[0]}–{lines[-1]}"
