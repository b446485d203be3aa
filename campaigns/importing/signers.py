"""Who is meant by the signatories of a pasted text."""

from dataclasses import dataclass

from campaigns.importing.pieces import PastedCall, Piece, Place
from campaigns.models import SignatoryPage
from campaigns.recognition import Recogniser


@dataclass(frozen=True)
class Signer:
    """A name of the list with the organisation it means, or those that it may mean.

    `is_again` says that the same organisation stands further up.
    """

    piece: Piece
    page: SignatoryPage | None
    similar: list[SignatoryPage]
    is_again: bool

    @property
    def name(self) -> str:
        return self.piece.text


def find_signers(pasted: PastedCall, language: str) -> list[Signer]:
    """The signatories of a text in its order, recognised among the organisations of the site."""
    pieces = pasted.all(Place.SIGNATORY)
    recogniser = Recogniser(language) if pieces else None
    signers, seen = [], set()
    for piece in pieces:
        found = recogniser.recognise(piece.text)
        key = found.page.translation_key if found.page else piece.text
        signers.append(Signer(piece, found.page, found.similar, is_again=key in seen))
        seen.add(key)
    return signers
