"""Find the markers of notes in a pasted text: [1], [1, 2], [1-3], ¹, (1), [i], [^1], *."""

import re
import unicodedata
from collections.abc import Collection

# What identifies a note in the text: a number, or the letters, signs or name used instead.
Key = int | str

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SIGNS = "*†‡§¶"
NUMBERS = r"\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*"
PATTERNS = {
    "square": (
        rf"\[\s*\^?(?:[Nn]otes?\s*)?{NUMBERS}\s*\]"
        r"|\[\s*(?:[ivxIVX]{1,5}|[a-zA-Z]|\*{1,4}|[†‡§¶]{1,3}|\^[\w-]+)\s*\](?!\w)"
    ),
    # Not the 2 of a square metre.
    "raised": (
        rf"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<![{RAISED_DIGITS}])[{RAISED_DIGITS}]{{1,3}}"
        rf"(?:⁻[{RAISED_DIGITS}]{{1,3}})?"
    ),
    "round": rf"\((?:{NUMBERS}|[a-z]|[ivx]{{2,5}})\)",
    "sign": r"(?<=[\w»”\"’)\].,;:!?…])(?:\*{1,4}|[†‡§¶]{1,3})(?![\w*†‡§¶])",
}
LONGEST_RANGE = 50
SQUARE = frozenset({"square"})
ALL_KINDS = frozenset(PATTERNS)


def marker_pattern(kinds: Collection[str] = ALL_KINDS) -> re.Pattern:
    """Return the pattern of some kinds of markers, the keys of `PATTERNS`."""
    return re.compile("|".join(PATTERNS[kind] for kind in sorted(kinds)))


def find_markers(text: str, kinds: Collection[str] = ALL_KINDS) -> list[str]:
    """Return what may be markers in a text, in their order."""
    return [found[0] for found in marker_pattern(kinds).finditer(text)]


def key_of(label: str) -> Key:
    """Return the key of a note from its number or marker as written.

    >>> key_of("[2]"), key_of("²"), key_of("Note 2 :"), key_of("[ii]"), key_of("[^rapport]")
    (2, 2, 2, 'ii', 'rapport')
    """
    label = unicodedata.normalize("NFKD", label)
    named = re.match(r"\[\s*\^([\w-]*[^\W\d][\w-]*)\s*\]", label)
    if named:
        return named[1]
    number = re.search(r"\d+", label)
    if number:
        return int(number[0])
    return label.strip(" [](){}.:/°–—-^").casefold()


def keys_in(marker: str) -> list[Key]:
    """Return the keys that a marker names: one, several as in "[1, 2]", or all of "[1–3]"."""
    plain = unicodedata.normalize("NFKD", marker).replace("\u2212", "-")
    if not re.fullmatch(rf"[\[(]?\s*\^?(?:notes?\s*)?{NUMBERS}\s*[\])]?", plain, re.IGNORECASE):
        return [key_of(marker)]
    keys: list[Key] = []
    for part in re.split(r"[,;]", plain):
        numbers = [int(number) for number in re.findall(r"\d+", part)]
        if len(numbers) == 2 and numbers[0] < numbers[1] <= numbers[0] + LONGEST_RANGE:
            numbers = list(range(numbers[0], numbers[1] + 1))
        keys += numbers
    return keys
