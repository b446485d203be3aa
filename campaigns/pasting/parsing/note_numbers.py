"""Read the number a note begins with: [1], ¹, (1), "1.", "1 -", "Note 1 :", [i], *, [^1].

It may also be a letter, a sign or a name. Called `label` as written, and `key` (see
`campaigns.pasting.text.markers`) as compared with the markers in the text.
"""

import re
from collections.abc import Sequence

from campaigns.pasting.text.lines import TextLine
from campaigns.pasting.text.markers import RAISED_DIGITS, Key, find_markers, key_of, keys_in

DIGITS = re.compile(r"(\[ ?\^?\d{1,3} ?\])\s*[:.–-]?(?:\s+|(?=[^\s,;.:)\[\]])|$)")
LETTERS = re.compile(
    r"(\[ ?(?:[a-zA-Z]|[ivxIVX]{2,5}|\*{1,4}|[†‡§¶]{1,3}|\^[\w-]+|[Nn]otes? ?\d{1,3}) ?\])"
    r"\s*[:.–-]?(?:\s+|$)"
)
RAISED = re.compile(rf"([{RAISED_DIGITS}]{{1,3}})[ \u00a0]*(?=\S)")
ROUND = re.compile(r"(\((?:\d{1,3}|[a-z]|[ivx]{2,5})\))\s*[:.–-]? +(?=\S)")
WORD = re.compile(r"([Nn]ote\s*(?:n[°o] ?)?[(\[]?\d{1,3}[)\]]?\s*[:.–—-])\s+(?=\S)")
SIGN = re.compile(r"(\*{1,4}|[†‡§¶]{1,3})\s*(?=[^\s*†‡§¶])")
OTHER_NUMBER = re.compile(r"(\d{1,3}\s?[/°º:–—-]|[a-z][.)]|[ivx]{1,5}[.)]|\d{1,3}(?=\s))\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,3}[.)]")
FIRST = {1, "i", "a", "*", "†"}


def split_number(line: TextLine) -> tuple[str, str]:
    """Return the number or sign that a line may begin with as a note, and the rest."""
    if NUMBERED.fullmatch(line.label):
        return line.label, line.plain
    sign = SIGN.match(line.raw)
    if sign and line.label in ("", "*") and not line.is_marked:
        text = line.plain.lstrip("*†‡§¶ ")
        return sign[1], text
    if line.label:
        return "", line.plain
    for pattern in (DIGITS, LETTERS, RAISED, ROUND, WORD, OTHER_NUMBER):
        found = pattern.match(line.plain)
        if found:
            return found[1], line.plain[found.end() :]
    return "", line.plain


def style_of(label: str) -> str:
    """Return the style of a label without its number: the same for "1." and "2."."""
    if label[:1] in "*†‡§¶":
        return "*"
    return re.sub(rf"\d+|[{RAISED_DIGITS}]+|\b[a-zA-Z]{{1,5}}\b", "#", label)


def is_sure(label: str) -> bool:
    """Return whether only a note has such a label: "[1]" or "¹", not "1."."""
    return label[:1] in ("[", *RAISED_DIGITS) if label else False


def read_numbers(lines: Sequence[TextLine]) -> list[str]:
    """Return the label of each line, "" if it has none that may be a note's.

    A letter, a sign or a number in another style counts only if the text has its marker.
    """
    split = [split_number(line) for line in lines]
    marked = {
        key for _label, text in split for marker in find_markers(text) for key in keys_in(marker)
    }
    return [label if _may_be_note(label, marked) else "" for label, _text in split]


def _may_be_note(label: str, marked: set[Key]) -> bool:
    always = is_sure(label) and isinstance(key_of(label), int)
    return always or style_of(label) in ("#.", "#)", "(#)") or key_of(label) in marked


def find_notes(lines: Sequence[TextLine], labels: Sequence[str]) -> int | None:
    """Return the index of the first note if the notes are numbered "1." or in such a style.

    They come after every marker of the text and begin with the first number or sign. None if
    there are none, or if it is not certain.
    """
    if any(map(is_sure, labels)):
        return None
    starts = (at for at, label in enumerate(labels) if label and key_of(label) in FIRST)
    return next((at for at in reversed(list(starts)) if _are_notes(lines, labels, at)), None)


def _are_notes(lines: Sequence[TextLine], labels: Sequence[str], start: int) -> bool:
    style = style_of(labels[start])
    keys = {key_of(label) for label in labels[start:] if label and style_of(label) == style}
    above = " ".join(line.plain for line in lines[:start])
    # Without numbers in round brackets: in a note, they may be pages.
    below = " ".join(re.sub(r"\(\d{1,3}\)", "", split_number(line)[1]) for line in lines[start:])
    sure_kinds = {"square", "raised"}
    if any(isinstance(key_of(marker), int) for marker in find_markers(below, sure_kinds)):
        return False
    marked = {key for marker in find_markers(above, sure_kinds) for key in keys_in(marker)}
    rounded = {key for marker in find_markers(above, {"round"}) for key in keys_in(marker)}
    signs = {key for marker in find_markers(above, {"sign"}) for key in keys_in(marker)}
    if style == "(#)":
        return bool(marked or rounded)
    if style in ("#.", "#)") and any(isinstance(key, int) for key in marked):
        return True
    return any(keys <= known for known in (marked, rounded, signs))


def find_notes_below_names(
    lines: Sequence[TextLine], labels: Sequence[str], names: int | None
) -> int | None:
    """Return the index of the first note below a list of names that begins at `names`.

    A blank line is above it, its style is that of no name above, and its keys are those of the
    text's markers. None if there is no such note.
    """
    if names is None or any(map(is_sure, labels)):
        return None
    text = " ".join(line.plain for line in lines[:names])
    marked = [
        {key for marker in find_markers(text, kinds) for key in keys_in(marker)}
        for kinds in ({"square", "raised"}, {"round"}, {"sign"})
    ]
    for at in range(names + 2, len(lines)):
        style = style_of(labels[at])
        above = {style_of(label) for label in labels[names + 1 : at] if label}
        if labels[at] and lines[at].after_blank and style not in above:
            keys = {key_of(label) for label in labels[at:] if label and style_of(label) == style}
            if key_of(labels[at]) in FIRST and keys in marked:
                return at
    return None
