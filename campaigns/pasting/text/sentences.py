"""What the look of a line says: a sentence, a paragraph, a heading, an appeal."""

import re

from campaigns.pasting.text.lines import SHORT, TextLine
from campaigns.pasting.text.markers import PATTERNS, RAISED_DIGITS

INSIDE = re.compile(r"[.!?…][\"’”»)\]]*\s+[\"“‘«(]*\s?[A-ZÀ-ÖØ-Þ]")
# Quotation marks, brackets and numbers of notes that stand behind a sentence's last sign.
BEHIND = re.compile(rf"(?:{PATTERNS['square']}|[{RAISED_DIGITS}\"’”»)\s])+$")
LONG = 150
LONGEST_APPEAL = 200


def has_several_sentences(text: str) -> bool:
    return bool(INSIDE.search(text))


def last_sign(text: str) -> str:
    """The last character of a text, without what may stand behind a full stop."""
    return BEHIND.sub("", text)[-1:]


def is_paragraph(line: TextLine) -> bool:
    """Whether a line is prose, where a title or a dated headline could stand as well."""
    return len(line.plain) > LONG or _is_prose(line.plain)


def is_long_paragraph(line: TextLine) -> bool:
    """Whether a line can be no title, even where one is expected."""
    return len(line.plain) > LONG and _is_prose(line.plain)


def _is_prose(text: str) -> bool:
    return has_several_sentences(text) or last_sign(text) in set(".…:,;")


def is_heading(line: TextLine, above: TextLine, below: TextLine) -> bool:
    """Whether a line is a heading for certain: marked, or short and alone between paragraphs."""
    if line.is_marked:
        return True
    stands_alone = not (line.label or above.label) and line.after_blank and below.after_blank
    return (
        stands_alone
        and len(line.plain) <= SHORT
        and (line.plain[0].isupper() or line.plain[0].isdecimal())
        and last_sign(line.plain).isalnum()
        and "[" not in line.plain
        and last_sign(above.plain) in set(".!?…:")
        and is_paragraph(below)
    )


def is_salutation(line: TextLine) -> bool:
    """Such as "Dear friends,"."""
    return len(line.plain) <= SHORT and last_sign(line.plain) == ","


def is_appeal(line: TextLine) -> bool:
    return (
        not (line.label or line.is_marked)
        and len(line.plain) <= LONGEST_APPEAL
        and last_sign(line.plain) == "!"
    )
