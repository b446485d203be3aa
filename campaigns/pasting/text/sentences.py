"""Tell from its form whether a line is a sentence, a paragraph, a heading or an appeal."""

import re

from campaigns.pasting.text.lines import SHORT, TextLine
from campaigns.pasting.text.markers import PATTERNS, RAISED_DIGITS

INSIDE = re.compile(r"[.!?…][\"’”»)\]]*\s+[\"“‘«(]*\s?[A-ZÀ-ÖØ-Þ]")
# Quotation marks, brackets and markers of notes behind a sentence's last character.
BEHIND = re.compile(rf"(?:{PATTERNS['square']}|[{RAISED_DIGITS}\"’”»)\s])+$")
LONG = 150
LONGEST_APPEAL = 200


def has_several_sentences(text: str) -> bool:
    """Return whether a sentence ends and another begins within a text."""
    return bool(INSIDE.search(text))


def last_character(text: str) -> str:
    """Return the last character of a text, without quotation marks or markers behind it."""
    return BEHIND.sub("", text)[-1:]


def is_paragraph(line: TextLine) -> bool:
    """Return whether a line is prose rather than a title or a dated headline."""
    return len(line.plain) > LONG or _is_prose(line.plain)


def is_long_paragraph(line: TextLine) -> bool:
    """Return whether a line cannot be a title, even on the first line."""
    return len(line.plain) > LONG and _is_prose(line.plain)


def _is_prose(text: str) -> bool:
    return has_several_sentences(text) or last_character(text) in set(".…:,;")


def is_heading(line: TextLine, above: TextLine, below: TextLine) -> bool:
    """Return whether a line is certainly a heading: marked, or short and between paragraphs."""
    if line.is_marked:
        return True
    stands_alone = not (line.label or above.label) and line.after_blank and below.after_blank
    return (
        stands_alone
        and len(line.plain) <= SHORT
        and (line.plain[0].isupper() or line.plain[0].isdecimal())
        and last_character(line.plain).isalnum()
        and "[" not in line.plain
        and last_character(above.plain) in set(".!?…:")
        and is_paragraph(below)
    )


def is_salutation(line: TextLine) -> bool:
    """Return whether a line is a greeting such as "Dear friends,"."""
    return len(line.plain) <= SHORT and last_character(line.plain) == ","


def is_appeal(line: TextLine) -> bool:
    """Return whether a line may be the closing appeal: short, with an exclamation mark."""
    return (
        not (line.label or line.is_marked)
        and len(line.plain) <= LONGEST_APPEAL
        and last_character(line.plain) == "!"
    )
