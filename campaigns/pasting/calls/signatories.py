"""The signatories of a pasted call: its plain names, and others that an editor ticks."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from campaigns.enums import Reason
from campaigns.models import SignatoryPage
from campaigns.names import tidy
from campaigns.pasting.names.headings import split_heading
from campaigns.pasting.names.other_lines import LONGEST_NAME
from campaigns.pasting.names.splitting import joined_names
from campaigns.pasting.parsing.result import Block, BlockRole, PastedCall
from campaigns.signatories.recognition import Recogniser, site_spelling

# A line with one of these may be a name all the same.
MAY_SIGN = {
    Reason.AFTER_SIGNATORIES,
    Reason.LIST_HEADING,
    Reason.LIST_ENDS,
    Reason.BELOW_LIST,
    Reason.CONTACT,
    Reason.DATE,
    Reason.COLUMN,
    Reason.ON_ONE_LINE,
}
NEVER_BY_ITSELF = {Reason.LIST_ENDS, Reason.BELOW_LIST}


@dataclass(frozen=True)
class ParsedSignatory:
    """A name of the text with the organisation of the site that it means or may mean.

    `typed` is the name as pasted, `name` the one it signs by. `signs` is true for a plain name, and
    for another one if an editor ticks it. `is_repeated`: the organisation stands further up, too.
    """

    block: Block
    typed: str
    page: SignatoryPage | None = None
    similar: list[SignatoryPage] = field(default_factory=list)
    signs: bool = True
    is_as_typed: bool = False
    is_repeated: bool = False

    @property
    def site_name(self) -> str:
        """The name as the site writes it, "" if it was typed like that."""
        name = site_spelling(self.typed, self.page) if self.page else self.typed
        return "" if name == self.typed else name

    @property
    def name(self) -> str:
        return self.typed if self.is_as_typed else self.site_name or self.typed

    @property
    def may_sign(self) -> bool:
        """Whether an editor may tick it."""
        return self.block.role == BlockRole.UNPLACED


def find_signatories(pasted: PastedCall, language: str) -> list[ParsedSignatory]:
    """Return every name that signs or may sign, in the order of the text.

    A line that is not plainly a name signs only if it is the name of an organisation of the site.
    """
    names = [(block, name) for block in pasted.blocks for name in names_of(block)]
    recogniser = Recogniser(language) if names else None
    signatories = []
    for block, name in names:
        found = recogniser.recognise(name)
        is_plain = block.role == BlockRole.SIGNATORY
        is_known = bool(found.page) and block.reason not in NEVER_BY_ITSELF
        is_one = block.reason != Reason.ON_ONE_LINE or name == block.text
        signs = is_plain or (is_known and is_one)
        signatories.append(ParsedSignatory(block, name, found.page, found.similar, signs))
    return with_choices(
        signatories, {signatory.block.text for signatory in signatories if signatory.signs}, ()
    )


def names_of(block: Block) -> list[str]:
    """Return the names in a block that is a signatory, or that an editor may tick."""
    if block.role == BlockRole.SIGNATORY:
        return [block.text]
    if block.role != BlockRole.UNPLACED or block.reason not in MAY_SIGN:
        return []
    if block.reason == Reason.ON_ONE_LINE:
        _heading, names = split_heading(block.text)
        return [tidy(name) for name in joined_names(names or block.text)] or names_behind(block)
    return [block.text] if len(block.text) <= LONGEST_NAME else []


def names_behind(block: Block) -> list[str]:
    """Return the two names of "Signataires : CRID, FORIM", too few to be read as a list."""
    names = split_heading(block.text)[1].rstrip(" .,;")
    return [tidy(name) for name in names.split(",") if tidy(name)]


def with_choices(
    signatories: list[ParsedSignatory], signing: Collection[str], as_typed: Collection[str]
) -> list[ParsedSignatory]:
    """Return the names with an editor's choices.

    `signing` are the texts of the blocks that sign, `as_typed` the names that keep their spelling.
    """
    chosen, seen = [], set()
    for signatory in signatories:
        signs = not signatory.may_sign or signatory.block.text in signing
        key = signatory.page.translation_key if signatory.page else signatory.typed
        is_repeated = signs and key in seen
        is_as_typed = signatory.typed in as_typed
        chosen.append(
            replace(signatory, signs=signs, is_as_typed=is_as_typed, is_repeated=is_repeated)
        )
        if signs:
            seen.add(key)
    return chosen
