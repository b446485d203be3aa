"""What each line of a written list of signatories holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from campaigns.enums import Why
from campaigns.names import sort_key, tidy
from campaigns.pasting.names.contact_details import (
    MARKDOWN_LINK,
    has_details,
    is_detail,
    strip_details,
)
from campaigns.pasting.names.headings import is_list_heading, split_heading
from campaigns.pasting.names.labels import (
    HEADING_MARK,
    is_in_bold,
    split_label,
    split_labels,
    without_emphasis,
)
from campaigns.pasting.names.layout import bold_means_names, lines_alone, rejoined
from campaigns.pasting.names.other_lines import doubt_about, is_column_name, is_date, is_prose
from campaigns.pasting.names.splitting import (
    are_name_and_acronym,
    between_separators,
    columns,
    joined_names,
)
from campaigns.pasting.text.lines import TextLine

# More is no name; nor is it searched for addresses.
LONGEST_READ = 500
# An address at the end of these is what a sentence leads to.
LEADS_ON = re.compile(
    r"(?:^|\s)(?:à|a|at|sur|to|on|chez|via|ici|here|see|voir|ou|or|et|and|:)$", re.I
)


@dataclass(frozen=True)
class Entry:
    """A name of the list, or a part of it that is not plainly one.

    `why` says what stands against a name; it is None for what is plainly one. `is_detail` marks
    an address or a number that stood beside a name: it is left out without a question. `lines`
    are counted in the pasted text from 1; `label` is the bullet or number in front.
    """

    text: str
    lines: tuple[int, ...]
    label: str = ""
    why: Why | None = None
    is_detail: bool = False

    @property
    def is_name(self) -> bool:
        return not (self.why or self.is_detail)


def read_entries(lines: Sequence[TextLine], width: int = 0) -> list[Entry]:
    """Return what the lines of a list hold, in their order.

    Every letter of the lines is in exactly one entry. `width` is the column at which an e-mail
    broke the lines, 0 where it broke none.
    """
    lines = rejoined(lines, width)
    labels = split_labels([_without_marks(line) for line in lines])
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
        whole = found[0].why if len(found) == 1 else None
        if whole == Why.LIST_HEADING and is_list_heading(text):
            is_over = False
        elif is_over:
            found = [_below(entry) for entry in found]
        elif whole == Why.LIST_ENDS or (whole == Why.CONTACT and not has_details(text)):
            is_over = True
        elif whole == Why.AFTER_SIGNATORIES and line.after_blank:
            # From the first paragraph below the names that is no name, the list is over.
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
    return replace(entry, why=entry.why or Why.BELOW_LIST) if not entry.is_detail else entry


# --- One line -------------------------------------------------------------------------------------


def _entries_of(line: TextLine, label: str, text: str, is_heading: bool) -> Iterator[Entry]:
    as_it_stands = tidy(f"{label} {text}")
    whole = Entry(as_it_stands, line.numbers, why=Why.AFTER_SIGNATORIES)
    heading, names = split_heading(text)
    if heading and not joined_names(names) and "," not in names:
        yield Entry(tidy(heading), line.numbers, label, Why.LIST_HEADING)
        yield from _entries_of(line, *split_label(names), False)
        return
    cells = columns(text)
    if len(cells) > 1:
        yield from _entries_of_cells(line, label, cells)
        return
    if heading or joined_names(text):
        # "Paris, December 3, 2025" has the commas of a list, too.
        yield replace(whole, why=Why.DATE if is_date(text) else Why.ON_ONE_LINE)
        return
    parts = between_separators(text)
    if len(parts) > 1:
        for part in parts:
            yield from _entries_of(line, *split_label(part), False)
        return
    if len(text) > LONGEST_READ:
        yield whole
        return
    why = doubt_about(text) or (Why.LIST_HEADING if is_heading else None)
    stripped = strip_details(text)
    if why is None and (stripped.before or stripped.after):
        name = tidy(stripped.text.rstrip(",; "))
        why = _doubt_beside_details(name)
        if why is None:
            yield from (
                Entry(detail, line.numbers, label="", is_detail=True) for detail in stripped.before
            )
            is_person = Why.CONTACT if stripped.has_phone else None
            yield Entry(name, line.numbers, label, is_person)
            yield from (Entry(detail, line.numbers, is_detail=True) for detail in stripped.after)
            return
    if why is None and has_details(text):
        why = Why.CONTACT
    if why:
        yield replace(whole, why=why)
    else:
        yield Entry(tidy(text.rstrip(",; ")), line.numbers, label)


def _doubt_beside_details(name: str) -> Why | None:
    if not sort_key(name):
        return Why.CONTACT
    if LEADS_ON.search(name) or has_details(name):
        return Why.AFTER_SIGNATORIES
    return doubt_about(name)


def _entries_of_cells(line: TextLine, label: str, cells: list[str]) -> Iterator[Entry]:
    """The first cell holds the name, and the second perhaps its acronym. The others may be names,
    towns or persons: an editor says which."""
    if all(map(is_column_name, cells)):
        yield Entry(tidy(" ".join([label, *cells])), line.numbers, why=Why.LIST_HEADING)
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
                yield entry if may_sign else replace(entry, why=Why.COLUMN)
            is_first = False
        label = ""


def _labelled(label: str, cell: str) -> tuple[str, str]:
    return (label, cell) if label else split_label(cell)
