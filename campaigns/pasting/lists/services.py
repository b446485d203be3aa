"""A list of signatories that an editor pastes: what each line means, and how it is recorded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from campaigns.enums import LineState, SignatoriesOrder, Why
from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.names import compact, sort_key, split_name
from campaigns.pasting.names.entries import Entry, read_entries
from campaigns.pasting.text.lines import LINE_END, read_lines
from campaigns.signatories.drafts import make_draft
from campaigns.signatories.recognition import Recogniser, Recognition, site_spelling
from campaigns.signatures.services import choose_order, put_in_order, sign_all, taking_turns

# Below the end of a list, and at it, even a name of the site is not that of a signatory.
NEVER_SIGNS = {Why.LIST_ENDS, Why.BELOW_LIST}


@dataclass(frozen=True)
class PastedName:
    """A name of the list, or a part that may be none, and what it seems to mean.

    `number` counts them from 1. `why` says what stands against a name, `details` are the addresses
    and numbers of its line that are left out, and `source` is the number of its line in the text.
    """

    number: int
    name: str
    state: LineState
    # The organisation that is meant for certain, or those that may be.
    page: SignatoryPage | None = None
    similar: list[SignatoryPage] = field(default_factory=list)
    # For a line that is signed already: the signature. For one that is there twice: the first.
    signature: Signature | None = None
    first: "PastedName | None" = None
    why: Why | None = None
    details: tuple[str, ...] = ()
    source: int = 0

    @property
    def proposed_name(self) -> str:
        """The name as the site writes it, where the organisation is recognised."""
        if self.state == LineState.RECOGNISED:
            return site_spelling(self.name, self.page)
        return self.name

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


def entries_in(text: str) -> list[Entry]:
    """Return what the lines of a pasted list hold, but for lines without a letter or digit."""
    lines = [line for line in read_lines(text) if not line.is_decoration]
    return [entry for entry in read_entries(lines) if sort_key(entry.text)]


def names_in(text: str) -> list[str]:
    """Return the names of a pasted list, and what may be one, without bullets and numbers.

    >>> names_in("- La Cimade,\\n\\n2. FORIM ;\\n")
    ['La Cimade', 'FORIM']
    """
    return [entry.text for entry in entries_in(text) if not entry.is_detail]


def read(call: CallPage, text: str, recogniser: Recogniser) -> list[PastedName]:
    """Return what each line means: recognised, new, doubtful, to check, signed, or there twice."""
    entries = entries_in(text)
    signed = _signatures_by_identity(call, recogniser)
    lines: list[PastedName] = []
    seen: dict = {}
    names = [entry for entry in entries if not entry.is_detail]
    details = defaultdict(list)
    for entry in entries:
        if entry.is_detail:
            details[entry.lines].append(entry.text)
    for number, entry in enumerate(names, start=1):
        found = recogniser.recognise(entry.text)
        who = identity(entry.text, found.page)
        signature, first = signed.get(who), seen.get(who)
        line = PastedName(
            number=number,
            name=entry.text,
            state=_state(entry.why, found, signature, first),
            page=found.page,
            similar=found.similar,
            signature=signature,
            first=first,
            why=entry.why,
            details=tuple(details[entry.lines]),
            source=entry.lines[0],
        )
        if line.state != LineState.CHECK:
            seen.setdefault(who, line)
        lines.append(line)
    return lines


def _signatures_by_identity(call: CallPage, recogniser: Recogniser) -> dict:
    signed: dict = {}
    for signature in call.signatures():
        page = recogniser.page_of(signature.signatory_key)
        page = page or recogniser.recognise(signature.name).page
        signed.setdefault(compact(signature.name), signature)
        signed[identity(signature.name, page)] = signature
    return signed


def identity(name: str, page: SignatoryPage | None):
    """What two lines have in common that mean the same organisation."""
    return page.translation_key if page else compact(name)


def _state(
    why: Why | None, found: Recognition, signature: Signature | None, first: PastedName | None
) -> LineState:
    if why and (why in NEVER_SIGNS or not found.page):
        return LineState.CHECK
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


def corrected(text: str, names: Iterable[tuple[PastedName, str]]) -> str:
    """Return a pasted list with its names as an editor has corrected them, all else as it was."""
    pasted = LINE_END.split(text)
    by_source = defaultdict(list)
    for line, name in names:
        is_corrected = name.strip() and name != line.proposed_name
        by_source[line.source].append((line.name, name if is_corrected else line.name))
    for source, changes in by_source.items():
        written = pasted[source - 1]
        if all(before in written for before, _after in changes):
            for before, after in changes:
                written = written.replace(before, after, 1)
        elif any(before != after for before, after in changes):
            written = "\n".join(after for _before, after in changes)
        pasted[source - 1] = written
    return "\n".join(pasted)
