"""Read the lines of a list of signatories as entries: names, details, and doubtful parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from campaigns.enums import Reason
from campaigns.names import sort_key, tidy
from campaigns.pasting.names.bullets import (
    HEADING_MARK,
    is_in_bold,
    split_bullet,
    split_bullets,
    without_emphasis,
)
from campaigns.pasting.names.contact_details import (
    MARKDOWN_LINK,
    has_details,
    is_detail,
    strip_details,
)
from campaigns.pasting.names.headings import is_list_heading, split_heading
from campaigns.pasting.names.layout import bold_means_names, lines_alone, rejoin
from campaigns.pasting.names.other_lines import is_column_name, is_date, is_prose, reason_not_a_name
from campaigns.pasting.names.splitting import (
    are_name_and_acronym,
    between_separators,
    columns,
    joined_names,
)
from campaigns.pasting.text.lines import TextLine

# A longer text is not a name, and is not searched for addresses.
LONGEST_READ = 500
# After one of these words, an address belongs to a sentence.
LEADS_ON = re.compile(
    r"(?:^|\s)(?:à|a|at|sur|to|on|chez|via|ici|here|see|voir|ou|or|et|and|:)$", re.I
)


@dataclass(frozen=True)
class Entry:
    """A name of the list, or a part of it that is not certainly a name.

    `reason` says why it may not be a name; it is None for a certain one. `is_detail` is true for an
    address or number beside a name, which is left out. `lines` are numbers of lines of the pasted
    text, from 1; `label` is the bullet or number in front of the name.
    """

    text: str
    lines: tuple[int, ...]
    label: str = ""
    reason: Reason | None = None
    is_detail: bool = False

    @property
    def is_name(self) -> bool:
        return not (self.reason or self.is_detail)


def read_entries(lines: Sequence[TextLine], width: int = 0) -> list[Entry]:
    """Return the entries of the lines of a list, in order.

    Every letter of the lines is in exactly one entry. `width` is the column at which an e-mail
    broke the lines, 0 if it did not.
    """
    lines = rejoin(lines, width)
    labels = split_bullets([_without_marks(line) for line in lines])
    alone = lines_alone(lines)
    names_in_bold = bold_means_names(lines)
    entries: list[Entry] = []
    is_over = False
    for at, line in enumerate(lines):
        label, text = labels[at]
        if at and _ends_enumeration(lines[at - 1], line):
            text = text.rstrip(". ")
        is_marked = line.is_marked and not (is_in_bold(line.raw) and names_in_bold)
        found = list(_entries_of(line, label, text, is_marked or at in alone))
        whole = found[0].reason if len(found) == 1 else None
        if whole == Reason.LIST_HEADING and is_list_heading(text):
            is_over = False
        elif is_over:
            found = [_below(entry) for entry in found]
        elif whole == Reason.LIST_ENDS or (whole == Reason.CONTACT and not has_details(text)):
            is_over = True
        elif whole == Reason.AFTER_SIGNATORIES and line.after_blank:
            # The first paragraph below the names that is not a name ends the list.
            is_over = any(entry.is_name for entry in entries)
        entries += found
    return entries


def is_paragraph_of_text(line: TextLine) -> bool:
    """Return whether a line below a heading is prose, so that the heading is not that of a list."""
    text = without_emphasis(line.raw)
    if len(between_separators(text)) > 1 or joined_names(text):
        return False
    return is_prose(text)


def _ends_enumeration(above: TextLine, line: TextLine) -> bool:
    """Return whether a line's full stop ends a list whose other lines end with commas."""
    return above.raw.endswith((",", ";")) and line.raw.endswith(".") and not line.after_blank


def _without_marks(line: TextLine) -> str:
    text = HEADING_MARK.sub("", line.raw) if line.is_marked else line.raw
    return without_emphasis(MARKDOWN_LINK.sub(r"\1 (\2)", text))


def _below(entry: Entry) -> Entry:
    return (
        replace(entry, reason=entry.reason or Reason.BELOW_LIST) if not entry.is_detail else entry
    )


# --- One line -------------------------------------------------------------------------------------


def _entries_of(line: TextLine, label: str, text: str, is_heading: bool) -> Iterator[Entry]:
    as_it_stands = tidy(f"{label} {text}")
    whole = Entry(as_it_stands, line.numbers, reason=Reason.AFTER_SIGNATORIES)
    heading, names = split_heading(text)
    if heading and not joined_names(names) and "," not in names:
        yield Entry(tidy(heading), line.numbers, label, Reason.LIST_HEADING)
        yield from _entries_of(line, *split_bullet(names), False)
        return
    cells = columns(text)
    if len(cells) > 1:
        yield from _entries_of_cells(line, label, cells)
        return
    if heading or joined_names(text):
        # "Paris, December 3, 2025" has the commas of a list, too.
        yield replace(whole, reason=Reason.DATE if is_date(text) else Reason.ON_ONE_LINE)
        return
    parts = between_separators(text)
    if len(parts) > 1:
        for part in parts:
            yield from _entries_of(line, *split_bullet(part), False)
        return
    if len(text) > LONGEST_READ:
        yield whole
        return
    reason = reason_not_a_name(text) or (Reason.LIST_HEADING if is_heading else None)
    stripped = strip_details(text)
    if reason is None and (stripped.before or stripped.after):
        name = tidy(stripped.text.rstrip(",; "))
        reason = _reason_beside_details(name)
        if reason is None:
            yield from (
                Entry(detail, line.numbers, label="", is_detail=True) for detail in stripped.before
            )
            is_person = Reason.CONTACT if stripped.has_phone else None
            yield Entry(name, line.numbers, label, is_person)
            yield from (Entry(detail, line.numbers, is_detail=True) for detail in stripped.after)
            return
    if reason is None and has_details(text):
        reason = Reason.CONTACT
    if reason:
        yield replace(whole, reason=reason)
    else:
        yield Entry(tidy(text.rstrip(",; ")), line.numbers, label)


def _reason_beside_details(name: str) -> Reason | None:
    if not sort_key(name):
        return Reason.CONTACT
    if LEADS_ON.search(name) or has_details(name):
        return Reason.AFTER_SIGNATORIES
    return reason_not_a_name(name)


def _entries_of_cells(line: TextLine, label: str, cells: list[str]) -> Iterator[Entry]:
    """Yield the entries of a table row: the first cell is the name, the second may be its acronym.

    The other cells may be names, towns or persons: an editor decides.
    """
    if all(map(is_column_name, cells)):
        yield Entry(tidy(" ".join([label, *cells])), line.numbers, reason=Reason.LIST_HEADING)
        return
    if cells[0].isdecimal() and not label:
        label, *cells = cells
    is_first = True
    at = 0
    while at < len(cells):
        cell, at = cells[at], at + 1
        if is_detail(cell) or is_date(cell) or cell.isdecimal():
            yield Entry(cell, line.numbers, label, is_detail=True)
        else:
            if at < len(cells) and are_name_and_acronym(cell, cells[at]):
                cell, at = f"{cell} – {cells[at]}", at + 1
            for entry in _entries_of(
                line, *(_labelled(label, cell) if is_first else ("", cell)), False
            ):
                may_sign = is_first or not entry.is_name
                yield entry if may_sign else replace(entry, reason=Reason.COLUMN)
            is_first = False
        label = ""


def _labelled(label: str, cell: str) -> tuple[str, str]:
    return (label, cell) if label else split_bullet(cell)
