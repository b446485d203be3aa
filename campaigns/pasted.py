"""A list of signatories that an editor pastes: what each line means, and how it is recorded."""

import re
from dataclasses import dataclass, field

from campaigns.enums import LineState, SignatoriesOrder
from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.names import ACRONYM, sort_key, split_name, squeezed, tidy
from campaigns.organisations import make_draft
from campaigns.recognition import Recogniser, Recognition
from campaigns.signatures import choose_order, put_in_order, sign_all, taking_turns

# "- ", "• ", "* ", "1. ", "1) ", "(1) ", "1 - " and what word processors make of them.
BULLET = re.compile(
    r"^\s*(?:[-–—•·*‣▪▫◦●○■□►➢✓✔\uf0b7]+\s*|\(?\d{1,4}(?:[.)°](?!\d)\s*|\s?[-–]\s+))"
)
NUMBER = re.compile(r"\d{1,4}[.)]?")
# Columns of a table that are not the name, and that nobody wants to see published.
NOT_A_NAME = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line of the list, and what it seems to mean. `number` counts from 1."""

    number: int
    name: str
    state: LineState
    # The organisation that is meant for certain, or those that may be.
    page: SignatoryPage | None = None
    similar: list[SignatoryPage] = field(default_factory=list)
    # For a line that is signed already: the signature. For one that is there twice: the first.
    signature: Signature | None = None
    first: "Line | None" = None

    @property
    def is_clear(self) -> bool:
        """Whether an editor need not look at it twice."""
        return self.state in (LineState.RECOGNISED, LineState.SIGNED)


@dataclass(frozen=True)
class Decision:
    """What an editor has decided about a line: who signs, and under which name."""

    name: str
    page: SignatoryPage | None = None
    new_page: bool = False


@dataclass(frozen=True)
class Outcome:
    """How many signatures were added, and the draft pages that were made."""

    added: int
    pages: list[SignatoryPage]


def names_in(text: str) -> list[str]:
    """The names of a pasted list, one a line, without bullets, numbers and trailing signs.

    >>> names_in("- La Cimade,\\n\\n2. FORIM ;\\n")
    ['La Cimade', 'FORIM']
    """
    names = map(_name_in, text.splitlines())
    return [name for name in names if sort_key(name)]


def _name_in(line: str) -> str:
    cells = [tidy(cell) for cell in BULLET.sub("", line, count=1).split("\t")]
    cells = [cell for cell in cells if cell and not NOT_A_NAME.fullmatch(cell)]
    if len(cells) > 1 and NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    cells[:1] = [BULLET.sub("", cell, count=1) for cell in cells[:1]]
    separator = " – " if any(map(ACRONYM.fullmatch, cells)) else " "
    return separator.join(cells).strip(" ,;")


def read(call: CallPage, names: list[str], recogniser: Recogniser) -> list[Line]:
    """What each name means: recognised, new, doubtful, signed already, or there twice."""
    signed: dict = {}
    for signature in call.signatures():
        page = recogniser.page_of(signature.signatory_key)
        page = page or recogniser.recognise(signature.name).page
        signed.setdefault(squeezed(signature.name), signature)
        signed[identity(signature.name, page)] = signature
    lines: list[Line] = []
    seen: dict = {}
    for number, name in enumerate(names, start=1):
        found = recogniser.recognise(name)
        who = identity(name, found.page)
        signature, first = signed.get(who), seen.get(who)
        line = Line(
            number,
            name,
            _state(found, signature, first),
            found.page,
            found.similar,
            signature,
            first,
        )
        seen.setdefault(who, line)
        lines.append(line)
    return lines


def identity(name: str, page: SignatoryPage | None):
    """What two lines have in common that mean the same organisation."""
    return page.translation_key if page else squeezed(name)


def _state(found: Recognition, signature: Signature | None, first: Line | None) -> LineState:
    if first:
        return LineState.TWICE
    if signature:
        return LineState.SIGNED
    if found.page:
        return LineState.RECOGNISED
    return LineState.DOUBTFUL if found.similar else LineState.NEW


def record(call: CallPage, decisions: list[Decision], user, in_this_order: bool = False) -> Outcome:
    """Record who signed. Who has signed already stays as it is.

    With `in_this_order`, the call's signatories are listed in the order of `decisions` from now
    on, those that are not among them last.
    """
    with taking_turns(call):
        before = call.signatures().count()
        pages, signatories = [], []
        for decision in decisions:
            page = decision.page
            if decision.new_page:
                page = make_draft(call, split_name(decision.name), user)
                pages.append(page)
            signatories.append((page, decision.name))
        signatures = sign_all(call, signatories)
        if in_this_order:
            put_in_order(call, list(dict.fromkeys(signatures)))
            choose_order(call, SignatoriesOrder.MANUAL)
        return Outcome(call.signatures().count() - before, pages)
