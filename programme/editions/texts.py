"""Adapt last year's texts to the next edition, and find the sentences that an editor must check.

The year is changed only where it is certain: in a title that names no other year, in
"18 December 2025", and beside "programme" or "edition". Every sentence with a year or a day of the
week is for an editor to check.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS

from home.text.plain import BLOCK_END, without_tags

TAG = re.compile(r"(<[^>]*>)")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
A_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
# "Programme commun 2025", "édition de 2025", "the programme for 2025".
EDITION = r"(?:programmes?|éditions?|editions?)(?:\s+(?:commun|de|du|of|for|pour))?\s+"

# The words between "18 December" and its day of the week: "est un", ", a", "falls on a".
IS_A = (
    r"\s*(?:,|\(|(?<=\s)(?:est|sera|tombe|is|will\s+be|falls))"
    r"\s*(?:(?:on|un|une|a|le|the)\s+){0,2}"
)


@dataclass(frozen=True)
class Passage:
    """A sentence that an editor should check: as it was, and as it is in the draft."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def title_in_next_year(title: str, year: int) -> str:
    """Return the title of the next edition; unchanged if it names another year, too.

    >>> title_in_next_year("Programme commun 2025", 2025)
    'Programme commun 2026'
    >>> title_in_next_year("2015–2025", 2025)
    '2015–2025'
    """
    if set(A_YEAR.findall(title)) == {str(year)}:
        return A_YEAR.sub(str(year + 1), title)
    return title


def text_in_next_year(text: str, year: int, language: str) -> str:
    """Return plain or rich text of the next edition. Addresses of links are not changed.

    >>> text_in_next_year("<p>Since 2025. On 18 December 2025.</p>", 2025, "en")
    '<p>Since 2025. On 18 December 2026.</p>'
    """
    pattern, weekday = _certain_year(year, language), _weekday_of_the_18th(year, language)
    parts = TAG.split(text)
    parts[::2] = [
        pattern.sub(
            lambda match: match[0].replace(str(year), str(year + 1)),
            weekday.sub(lambda match: _with_weekday(match, year + 1, language), part),
        )
        for part in parts[::2]
    ]
    return "".join(parts)


def _weekday_of_the_18th(year: int, language: str) -> re.Pattern:
    """Return a pattern for the day of the week of 18 December, before it, or after it with a verb.

    The name of the day is in the group `before` or `after`.
    """
    with translation.override(language):
        december = re.escape(str(MONTHS[12]))
        days = "|".join(re.escape(str(name)) for name in WEEKDAYS.values())
    the_18th = (
        rf"(?<!\d)(?:18(?:th)?\s+(?:of\s+)?{december}|{december}\s+18(?:th)?)"
        rf"(?:,?\s+{year}(?!\d)|(?!,?\s*\d))"  # of that year, or without one
    )
    return re.compile(
        rf"(?<!\w)(?P<before>{days})(?=,?\s+(?:the\s+)?{the_18th})"
        rf"|(?P<date>{the_18th}{IS_A})(?P<after>{days})(?!\w)",
        re.IGNORECASE,
    )


def _with_weekday(match: re.Match, year: int, language: str) -> str:
    """Return the matched text with the day of the week of 18 December in a year."""
    with translation.override(language):
        name = str(WEEKDAYS[date(year, 12, 18).weekday()])
    written = match["before"] or match["after"]
    name = name.capitalize() if written[0].isupper() else name.lower()
    return (match["date"] or "") + name


def _certain_year(year: int, language: str) -> re.Pattern:
    with translation.override(language):
        december = re.escape(str(MONTHS[12]))
    alone = rf"{year}(?![\d]|\s?[-–/]\s?\d)"
    return re.compile(
        rf"(?<!\d)18\s+{december}\s+{alone}"
        rf"|{december}\s+18(?:th)?,?\s+{alone}"
        rf"|\b{EDITION}{alone}"
        rf"|(?<![\d/–-]){year}(?=\s+(?:programme|edition)\b)",
        re.IGNORECASE,
    )


def passages_to_check(before: str, after: str, language: str) -> Iterator[Passage]:
    """Yield the sentences of a text, before and after, that may be wrong for another year."""
    doubtful = _doubtful(language)
    for pair in zip(_sentences(before), _sentences(after), strict=True):
        if doubtful.search(pair[0]):
            yield Passage(*pair)


def _doubtful(language: str) -> re.Pattern:
    with translation.override(language):
        days = "|".join(re.escape(str(name)) for name in WEEKDAYS.values())
    return re.compile(rf"{A_YEAR.pattern}|\b(?:{days})\b", re.IGNORECASE)


def _sentences(text: str) -> list[str]:
    lines = without_tags(BLOCK_END.sub("\n", text)).splitlines()
    return [sentence for line in lines for sentence in SENTENCE_END.split(line.strip()) if sentence]
