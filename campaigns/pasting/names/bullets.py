"""Split bullets and numbers from names, and remove marks of bold type."""

import re
import unicodedata
from collections.abc import Sequence

# In addition to the categories below: symbols, dashes and private characters of fonts.
BULLETS = set("•·*‣⁃∙†‡")
NOT_BULLETS = set("<=|°#№")
ONLY_WITH_SPACE = set("+~^")
BULLET_CATEGORIES = {"So", "Sm", "Sk", "Pd", "Co"}
# Characters behind an emoji: its variant, and what joins it to another.
AFTER_SYMBOL = "\ufe0e\ufe0f\u200d\u20e3"

CAPITAL = r"(?=[\"“«]?[A-ZÀ-ÖØ-Þ])"
NUMBER = re.compile(
    rf"""
    \[\s?(?:\d{{1,4}}|[xX✓]?)\s?\]\s*                        # [4]  [ ]  [x]
    |\(\s?\d{{1,4}}\s?\)\s*                                  # (4)
    |\((?:[a-zA-Z]|[ivx]{{1,5}}|[IVX]{{1,5}})\)\s+           # (a)  (iv)
    |(?:[nN][°ºo]\.?|No\.|№|\#)\s?\d{{1,4}}(?:\s?[.):–—-])?\s+  # N° 4
    |\d{{1,4}}\s?(?:[.)/]{{1,2}}|\.?[-–—])\s+(?!\d{{1,4}}\s?[.)/-])(?=\S)  # 12.  12)  3/  5 -
    |\d{{1,4}}\s?(?:[.)/]{{1,2}}|\.?[-–—])\s+(?=\d+[.][a-z])  # 12. 350.org
    |\d{{1,4}}[.)/]{CAPITAL}                                 # 12.La Cimade
    |(?:[a-zA-Z]|[ivx]{{1,5}}|[IVX]{{1,5}})\)\s*(?=\w)       # a)
    |[a-z]\.\s+{CAPITAL}                                     # a. La Cimade
    """,
    re.VERBOSE,
)
# Some names begin like this ("2° Investing"): a label only if consecutive lines count on.
COUNTED = re.compile(r"(\d{1,3})(?:([°º.])\s*|(\s*:)\s+|()\s+)(?=[^\W\d_]|[\"“«])")
HEADING_MARK = re.compile(r"#{1,6} +(?=\S)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
WHOLE_IN_BOLD = re.compile(r"(\*{2,3}|__)(?=\S)(.+?)(?<=\S)\1\s*[:,;]?")


def without_emphasis(text: str) -> str:
    """Return a text without Markdown's marks of bold and slanted type.

    >>> without_emphasis("**Atelier** du _môle_, snake_case_name, Zone*")
    'Atelier du môle, snake_case_name, Zone*'
    """
    return EMPHASIS.sub(r"\2", text)


def is_in_bold(text: str) -> bool:
    """Return whether a line as pasted is in bold type as a whole."""
    return bool(WHOLE_IN_BOLD.fullmatch(text.strip()))


def split_bullet(text: str) -> tuple[str, str]:
    """Return the bullets and the number a line begins with, and the rest of it.

    At most one number is split off.

    >>> split_bullet("- 12. 350.org"), split_bullet("350.org"), split_bullet("2° Investing")
    (('- 12.', '350.org'), ('', '350.org'), ('', '2° Investing'))
    """
    at = _end_of_bullets(text)
    number = NUMBER.match(text, at)
    at = number.end() if number else at
    return text[:at].strip(), text[at:].strip()


def _end_of_bullets(text: str) -> int:
    if re.match(r"\s*o\t", text):  # a second level's bullet, as Word pastes it
        return text.index("o") + 1
    at = 0
    while at < len(text) and (text[at].isspace() or _is_bullet(text, at)):
        at += 1
    return at if text[:at].strip() else 0


def _is_bullet(text: str, at: int) -> bool:
    sign = text[at]
    if sign in NOT_BULLETS:
        return False
    if sign in ONLY_WITH_SPACE:
        return text[at + 1 : at + 2].isspace()
    is_sign = sign in BULLETS or unicodedata.category(sign) in BULLET_CATEGORIES
    return is_sign or (sign in AFTER_SYMBOL and at > 0) or "\u2460" <= sign <= "\u2793"


def split_bullets(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return `split_bullet()` of each line, and the numbers that only their sequence shows.

    >>> split_bullets(["1° FORIM", "2° CRID"]), split_bullets(["350.org", "2° Investing"])
    ([('1°', 'FORIM'), ('2°', 'CRID')], [('', '350.org'), ('', '2° Investing')])
    """
    split = [split_bullet(text) for text in texts]
    counted = [COUNTED.match(text) for _label, text in split]
    for run in _runs(counted):
        for at in run:
            label, text = split[at]
            end = counted[at].end()
            split[at] = (f"{label} {text[:end]}".strip(), text[end:])
    return split


def _runs(counted: Sequence[re.Match | None]) -> list[range]:
    """Return the ranges of two or more lines that count on from 1 in the same style."""
    runs, start = [], 0
    for at in range(1, len(counted) + 1):
        if at < len(counted) and _counts_on(counted[at - 1], counted[at]):
            continue
        if at - start > 1 and int(counted[start][1]) == 1:
            runs.append(range(start, at))
        start = at
    return runs


def _counts_on(above: re.Match | None, below: re.Match | None) -> bool:
    if not (above and below):
        return False
    return above.groups()[1:] == below.groups()[1:] and int(below[1]) == int(above[1]) + 1
