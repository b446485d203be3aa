"""Read a pasted text as lines: invisible characters removed, lines that an e-mail broke joined."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from home.text.plain import clean_text

# Line ends of every system, and the manual breaks of word processors.
LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, zero-width spaces and the byte order mark.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Control characters, but for the tabs between the columns of a table.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
DECORATION = re.compile(r"[-_=*~–—·•#+ ]{3,}")
UNDERLINE = re.compile(r"[-=]{3,}")
QUOTED = re.compile(r"^(?:> ?)+")
HEADING_MARK = re.compile(r"#{1,6} +(?=\S)")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
# A bullet, or a number as a list has it. Word pastes a second level's bullet as "o" and a tab, and
# some bullets as private characters of its fonts.
BULLET = re.compile("([-–—•·*▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8]|o(?=\t)|\\d{1,3}[.)])[ \t\u00a0]+(?=\\S)")
DASHES = ("–", "—")
SHORT = 80


@dataclass(frozen=True)
class TextLine:
    """A line that is not blank, or several lines that were joined.

    `numbers` are those of its lines in the text, from 1. `label` is the bullet or number it begins
    with, `text` the rest. `raw` is the whole line as pasted, with marks of type and tabs, `width`
    its width in characters. `is_marked` is true for a line that was marked as a heading.
    """

    numbers: tuple[int, ...]
    text: str
    raw: str = ""
    label: str = ""
    width: int = 0
    after_blank: bool = True
    is_marked: bool = False
    is_decoration: bool = False

    @cached_property
    def plain(self) -> str:
        """The text without the marks of bold type."""
        return BOLD.sub(r"\1", self.text)

    def breaks(self, above: "TextLine", width: int) -> bool:
        """Return whether an e-mail of `width` columns may have broken the line above here.

        It may if this line's first word did not fit on it.
        """
        together = not (self.after_blank or above.is_marked or self.is_marked)
        return together and above.width + 1 + len(self.full.split(" ")[0]) > width > 0

    @property
    def full(self) -> str:
        """The text with its label."""
        return f"{self.label} {self.text}" if self.label else self.text


def read_lines(text: str) -> list[TextLine]:
    """Return the lines of a text that are not blank."""
    lines: list[TextLine] = []
    after_blank = True
    for number, pasted in enumerate(_unquoted(LINE_END.split(text)), start=1):
        pasted = INVISIBLE.sub("", pasted).rstrip()
        line = _line(number, pasted, after_blank)
        if line is None:
            after_blank = True
            continue
        if line.is_decoration and lines and _underlines(line, lines[-1]):
            lines[-1] = replace(lines[-1], is_marked=True)
        lines.append(line)
        after_blank = line.is_decoration
    return lines


def _unquoted(lines: list[str]) -> list[str]:
    """Return the lines without the ">" of a quoted e-mail, if every line has one."""
    is_quoted = all(line.startswith(">") for line in lines if line.strip())
    return [QUOTED.sub("", line) for line in lines] if is_quoted else lines


def _line(number: int, pasted: str, after_blank: bool) -> TextLine | None:
    stripped = pasted.strip()
    bullet = BULLET.match(stripped)
    text = clean_text(re.sub(r"[ \t]+", " ", stripped[bullet.end() :] if bullet else stripped))
    if not text:
        return None
    decoration = bool(DECORATION.fullmatch(stripped))
    mark = HEADING_MARK.match(text)
    text = text[mark.end() :] if mark else text
    in_bold = BOLD.fullmatch(text)
    if in_bold and len(text) <= SHORT and not in_bold[1].endswith((".", "!", "?", ",", ";")):
        mark = in_bold
    return TextLine(
        numbers=(number,),
        text=in_bold[1] if mark and in_bold else text,
        raw=unicodedata.normalize("NFC", CONTROL.sub("", stripped)),
        label=bullet[1] if bullet and not decoration else "",
        width=len(pasted),
        after_blank=after_blank,
        is_marked=bool(mark) and not bullet,
        is_decoration=decoration,
    )


def _underlines(decoration: TextLine, above: TextLine) -> bool:
    return (
        not decoration.after_blank
        and bool(UNDERLINE.fullmatch(decoration.text))
        and len(above.text) <= SHORT
        and not above.label
    )


def wrap_width(lines: list[TextLine]) -> int:
    """Return the column at which an e-mail broke the lines, or 0 if that is not certain."""
    widths = [line.width for line in lines if max(map(len, line.text.split())) <= SHORT // 2]
    width = max(widths, default=0)
    if not 50 <= width <= SHORT:
        return 0
    in_mid_sentence = [
        below
        for above, below in pairwise(lines)
        if below.breaks(above, width) and below.text[0].islower()
    ]
    return width if len(in_mid_sentence) >= 2 else 0


def unwrap(lines: list[TextLine], width: int) -> list[TextLine]:
    """Join the lines that were broken at `width` (see `TextLine.breaks`)."""
    joined: list[TextLine] = []
    last = None
    for line in lines:
        if last and line.breaks(last, width) and _continues(joined[-1], line):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined


def _continues(above: TextLine, below: TextLine) -> bool:
    """Return whether a line goes on with the one above.

    One that begins with a dash may be a parenthesis, unless the line above is a list item.
    """
    return not below.label or (
        below.label in DASHES and not above.label and below.text[0].islower()
    )


def join(above: TextLine, below: TextLine) -> TextLine:
    """Return two lines as one. A word that was broken at its hyphen keeps the hyphen."""
    space = "" if re.search(r"\w-$", above.text) else " "
    text, raw = above.text + space + below.full, above.raw + space + below.raw
    return replace(above, numbers=above.numbers + below.numbers, text=text, raw=raw)
