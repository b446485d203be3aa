"""Read a pasted list of signatories, and record the signatures that an editor chose."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from campaigns.enums import NameState, Reason, SignatoriesOrder
from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.names import compact, sort_key, split_name
from campaigns.pasting.names.entries import Entry, read_entries
from campaigns.pasting.text.lines import LINE_END, read_lines
from campaigns.signatories.drafts import make_draft
from campaigns.signatories.recognition import Recogniser, Recognition, site_spelling
from campaigns.signatures.services import lock_signatures, put_in_order, set_order, sign_all

# A line with one of these does not sign, even if it names an organisation of the site.
NEVER_SIGNS = {Reason.LIST_ENDS, Reason.BELOW_LIST}


@dataclass(frozen=True)
class PastedName:
    """A name of the list, or a part of it that may not be one, and what it seems to mean.

    `number` counts them from 1, `source` is the number of its line in the text. `reason` says why
    it may not be a name. `details` are the addresses and telephone numbers of its line, left out.
    """

    number: int
    name: str
    state: NameState
    # The organisation that is certainly meant, or those that may be.
    page: SignatoryPage | None = None
    similar: list[SignatoryPage] = field(default_factory=list)
    # Of an organisation that has signed: its signature. Of a repeated name: the first one.
    signature: Signature | None = None
    first: "PastedName | None" = None
    reason: Reason | None = None
    details: tuple[str, ...] = ()
    source: int = 0

    @property
    def proposed_name(self) -> str:
        """The name as the site writes it if the organisation is recognised, else as pasted."""
        if self.state == NameState.RECOGNISED:
            return site_spelling(self.name, self.page)
        return self.name

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing for an editor to check."""
        return self.state in (NameState.RECOGNISED, NameState.SIGNED)


@dataclass(frozen=True)
class Decision:
    """An editor's decision about a name: which organisation signs, and under which name.

    `new_page` asks for a draft page of the organisation.
    """

    name: str
    page: SignatoryPage | None = None
    new_page: bool = False


@dataclass(frozen=True)
class Outcome:
    """The number of signatures added, and the draft pages created."""

    added: int
    pages: list[SignatoryPage]


def entries_in(text: str) -> list[Entry]:
    """Return the entries of a pasted list, except those without a letter or digit."""
    lines = [line for line in read_lines(text) if not line.is_decoration]
    return [entry for entry in read_entries(lines) if sort_key(entry.text)]


def names_in(text: str) -> list[str]:
    """Return the names of a pasted list, certain and possible ones, without bullets and numbers.

    >>> names_in("- La Cimade,\\n\\n2. FORIM ;\\n")
    ['La Cimade', 'FORIM']
    """
    return [entry.text for entry in entries_in(text) if not entry.is_detail]


def read(call: CallPage, text: str, recogniser: Recogniser) -> list[PastedName]:
    """Return the names of a pasted list, each with its state (see `NameState`)."""
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
        who = name_identity(entry.text, found.page)
        signature, first = signed.get(who), seen.get(who)
        line = PastedName(
            number=number,
            name=entry.text,
            state=_state(entry.reason, found, signature, first),
            page=found.page,
            similar=found.similar,
            signature=signature,
            first=first,
            reason=entry.reason,
            details=tuple(details[entry.lines]),
            source=entry.lines[0],
        )
        if line.state != NameState.CHECK:
            seen.setdefault(who, line)
        lines.append(line)
    return lines


def _signatures_by_identity(call: CallPage, recogniser: Recogniser) -> dict:
    signed: dict = {}
    for signature in call.signatures():
        page = recogniser.page_of(signature.signatory_key)
        page = page or recogniser.recognise(signature.name).page
        signed.setdefault(compact(signature.name), signature)
        signed[name_identity(signature.name, page)] = signature
    return signed


def name_identity(name: str, page: SignatoryPage | None):
    """Return a value that is equal for two names of the same organisation."""
    return page.translation_key if page else compact(name)


def _state(
    reason: Reason | None, found: Recognition, signature: Signature | None, first: PastedName | None
) -> NameState:
    if reason and (reason in NEVER_SIGNS or not found.page):
        return NameState.CHECK
    if first:
        return NameState.TWICE
    if signature:
        return NameState.SIGNED
    if found.page:
        return NameState.RECOGNISED
    return NameState.DOUBTFUL if found.similar else NameState.NEW


def record(call: CallPage, decisions: list[Decision], user, in_this_order: bool = False) -> Outcome:
    """Record the signatures decided on; existing signatures are not changed.

    With `in_this_order`, the call lists its signatories in the order of `decisions` from now on,
    all others after them.
    """
    with lock_signatures(call):
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
            set_order(call, SignatoriesOrder.MANUAL)
        return Outcome(call.signatures().count() - before, pages)


def corrected(text: str, names: Iterable[tuple[PastedName, str]]) -> str:
    """Return a pasted list with the names that an editor corrected, all else unchanged."""
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
