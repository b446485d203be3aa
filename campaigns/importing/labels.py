"""Numbers of notes in a pasted text: before the notes, and as markers within the text."""

import re

from campaigns.importing.lines import Line

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
BRACKETS = re.compile(r"(\[ ?\d{1,3} ?\])\s*[:.–-]?(?:\s+|(?=[^\s,;.:)\[\]])|$)")
RAISED = re.compile(rf"([{RAISED_DIGITS}]{{1,3}})[ \u00a0]*(?=\S)")
ROUND = re.compile(r"(\(\d{1,3}\)) +(?=\S)")
NUMBERED = re.compile(r"\d{1,3}[.)]")

BRACKET_MARKER = r"\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]"
# Not the 2 of a square metre.
RAISED_MARKER = rf"(?<!\bm)(?<!\bkm)(?<!\bcm)[{RAISED_DIGITS}]{{1,3}}"
ROUND_MARKER = r"\(\d{1,3}\)"


def split_label(line: Line) -> tuple[str, str]:
    """The number that stands before a note, as written, and the text behind it."""
    for pattern in (BRACKETS, RAISED, ROUND):
        found = pattern.match(line.plain)
        if found and not line.label:
            return found[1], line.plain[found.end() :]
    if NUMBERED.fullmatch(line.label):
        return line.label, line.plain
    return "", line.plain


def is_sure(label: str) -> bool:
    """Whether a label can be nothing but that of a note. Other lists are numbered "1.", too."""
    return label[:1] == "[" or label[:1] in RAISED_DIGITS if label else False


def marker_pattern(raised: bool = False, rounded: bool = False) -> re.Pattern:
    kinds = [BRACKET_MARKER, *[RAISED_MARKER] * raised, *[ROUND_MARKER] * rounded]
    return re.compile("|".join(kinds))


def numbers_in(marker: str) -> list[int]:
    """The notes that a marker names: one, or several as in "[1, 2]"."""
    plain = marker.translate(str.maketrans(RAISED_DIGITS, "0123456789"))
    return [int(number) for number in re.findall(r"\d+", plain)]


def find_list(lines: list[Line]) -> int | None:
    """Where a list of notes that is numbered "1." or "(1)" begins, if it is one for certain.

    It comes after every marker of the text, and begins with 1.
    """
    labels = [split_label(line)[0] for line in lines]
    if any(map(is_sure, labels)):
        return None
    starts = [at for at, label in enumerate(labels) if label and numbers_in(label) == [1]]
    if not starts:
        return None
    start = starts[-1]
    pattern = marker_pattern(raised=True, rounded=labels[start][0] == "(")
    above, below = (
        " ".join(line.plain for line in part) for part in (lines[:start], lines[start:])
    )
    below = re.sub(ROUND_MARKER, "", below)
    return start if pattern.search(above) and not pattern.search(below) else None
