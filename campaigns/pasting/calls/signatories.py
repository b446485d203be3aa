"""Who signs by a pasted text: its plain names, and what an editor says is one, too."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from campaigns.enums import Why
from campaigns.models import SignatoryPage
from campaigns.names import tidy
from campaigns.pasting.names.headings import split_heading
from campaigns.pasting.names.other_lines import LONGEST_NAME
from campaigns.pasting.names.splitting import joined_names
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.signatories.recognition import Recogniser, site_spelling

# What may be a name although it is not plainly one.
MAY_SIGN = {
    Why.AFTER_SIGNATORIES, Why.LIST_HEADING, Why.LIST_ENDS, Why.BELOW_LIST, Why.CONTACT, Why.DATE,
    Why.COLUMN, Why.ON_ONE_LINE,
}  # fmt: skip
NEVER_BY_ITSELF = {Why.LIST_ENDS, Why.BELOW_LIST}


@dataclass(frozen=True)
class ParsedSignatory:
    """A name of the text with the organisation it means, or those that it may mean.

    `signs` says whether it is among the signatories: a plain name always, another if an editor says
    so. `is_again` says that the same organisation stands further up. `name` is the one it signs by.
    """

    piece: Block
    typed: str
    page: SignatoryPage | None = None
    similar: list[SignatoryPage] = field(default_factory=list)
    signs: bool = True
    is_as_typed: bool = False
    is_again: bool = False

    @property
    def site_name(self) -> str:
        """The name as the site writes it, or an empty text where that is how it was typed."""
        name = site_spelling(self.typed, self.page) if self.page else self.typed
        return "" if name == self.typed else name

    @property
    def name(self) -> str:
        return self.typed if self.is_as_typed else self.site_name or self.typed

    @property
    def may_sign(self) -> bool:
        """Whether an editor decides if it signs."""
        return self.piece.place == BlockRole.UNPLACED


def find_signatories(pasted: PastedCall, language: str) -> list[ParsedSignatory]:
    """Return every name that signs or may sign, in the order of the text.

    What is not plainly a name does not sign, unless it is an organisation of the site.
    """
    names = [(piece, name) for piece in pasted.pieces for name in names_of(piece)]
    recogniser = Recogniser(language) if names else None
    signers = []
    for piece, name in names:
        found = recogniser.recognise(name)
        is_plain = piece.place == BlockRole.SIGNATORY
        is_known = bool(found.page) and piece.why not in NEVER_BY_ITSELF
        is_one = piece.why != Why.ON_ONE_LINE or name == piece.text
        signs = is_plain or (is_known and is_one)
        signers.append(ParsedSignatory(piece, name, found.page, found.similar, signs))
    return with_choices(signers, {signer.piece.text for signer in signers if signer.signs}, ())


def names_of(piece: Block) -> list[str]:
    """Return the names that a piece gives, if an editor says that it does."""
    if piece.place == BlockRole.SIGNATORY:
        return [piece.text]
    if piece.place != BlockRole.UNPLACED or piece.why not in MAY_SIGN:
        return []
    if piece.why == Why.ON_ONE_LINE:
        _heading, names = split_heading(piece.text)
        return [tidy(name) for name in joined_names(names or piece.text)] or names_behind(piece)
    return [piece.text] if len(piece.text) <= LONGEST_NAME else []


def names_behind(piece: Block) -> list[str]:
    """Return the two names of "Signataires : CRID, FORIM", too few to be a list by themselves."""
    names = split_heading(piece.text)[1].rstrip(" .,;")
    return [tidy(name) for name in names.split(",") if tidy(name)]


def with_choices(
    signers: list[ParsedSignatory], signing: Collection[str], as_typed: Collection[str]
) -> list[ParsedSignatory]:
    """Return the names with an editor's choices: the pieces that sign, the names kept as typed."""
    chosen, seen = [], set()
    for signer in signers:
        signs = not signer.may_sign or signer.piece.text in signing
        key = signer.page.translation_key if signer.page else signer.typed
        is_again = signs and key in seen
        is_as_typed = signer.typed in as_typed
        chosen.append(replace(signer, signs=signs, is_as_typed=is_as_typed, is_again=is_again))
        if signs:
            seen.add(key)
    return chosen
