"""What notes of a pasted text begin with: [1], ¹, (1), "1.", "1 -", "Note 1 :", [i], *, [^1]."""

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


def split_label(line: TextLine) -> tuple[str, str]:
    """Return the number or sign that may stand before a note, as written, and the rest."""
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
    """Return how a label is written, whatever its number: "1." and "2." are one style."""
    if label[:1] in "*†‡§¶":
        return "*"
    return re.sub(rf"\d+|[{RAISED_DIGITS}]+|\b[a-zA-Z]{{1,5}}\b", "#", label)


def is_sure(label: str) -> bool:
    """Return whether a label can be nothing but that of a note. Other lists begin "1.", too."""
    return label[:1] in ("[", *RAISED_DIGITS) if label else False


def read_labels(lines: Sequence[TextLine]) -> list[str]:
    """Return the label of each line, "" where it has none that can be that of a note.

    A letter, a sign or a number written otherwise counts only where the text has its marker.
    """
    split = [split_label(line) for line in lines]
    marked = {
        key for _label, text in split for marker in find_markers(text) for key in keys_in(marker)
    }
    return [label if _may_be_note(label, marked) else "" for label, _text in split]


def _may_be_note(label: str, marked: set[Key]) -> bool:
    always = is_sure(label) and isinstance(key_of(label), int)
    return always or style_of(label) in ("#.", "#)", "(#)") or key_of(label) in marked


def find_list(lines: Sequence[TextLine], labels: Sequence[str]) -> int | None:
    """Return where notes begin that are numbered "1." or in another unsure way, if for certain.

    They come after every marker of the text, and begin with the first number or sign.
    """
    if any(map(is_sure, labels)):
        return None
    starts = (at for at, label in enumerate(labels) if label and key_of(label) in FIRST)
    return next((at for at in reversed(list(starts)) if _is_list(lines, labels, at)), None)


def _is_list(lines: Sequence[TextLine], labels: Sequence[str], start: int) -> bool:
    style = style_of(labels[start])
    keys = {key_of(label) for label in labels[start:] if label and style_of(label) == style}
    above = " ".join(line.plain for line in lines[:start])
    # Without what stands in round brackets: a note may name a page or a year so.
    below = " ".join(re.sub(r"\(\d{1,3}\)", "", split_label(line)[1]) for line in lines[start:])
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


def find_list_below_names(
    lines: Sequence[TextLine], labels: Sequence[str], names: int | None
) -> int | None:
    """Return where notes begin below a list of names that begins at `names`, if for certain.

    They stand apart, are numbered as no name above them is, and are those that the text marks.
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
