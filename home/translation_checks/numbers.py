"""Find numbers and dates of a text that its translation does not have."""

import re
from collections import Counter
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS

from home.text.plain import fold_accents

NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3}(?!\d))*")
# Smaller numbers are often written in words.
LEAST = 13


def missing_numbers(source: str, target: str) -> list[str]:
    """Return the numbers of a text that its translation does not have.

    An hour after noon may have become one of twelve: 18.30 is found in 6.30 pm.
    """
    there = Counter(_numbers(target))
    lost = []
    for number in filter(lambda number: number >= LEAST, _numbers(source)):
        ways = [number, number - 12] if number < 24 else [number]
        known = next((way for way in ways if there[way]), None)
        if known is None:
            lost.append(str(number))
        else:
            there[known] -= 1
    return lost


def missing_dates(source: str, target: str) -> list[str]:
    """Return the dates of a text that its translation does not have, in the text's words.

    >>> missing_dates("le 5 décembre", "on 6 December")
    ['5 décembre']
    """
    there, numbers = set(dates(target)), set(_numbers(target))
    months = {month for _day, month in there}
    return [
        words
        for (day, month), words in dates(source).items()
        if (day, month) not in there
        # "the 18th", or 18/12, says the same day, unless there is a month that says otherwise.
        and (day not in numbers or (months and month not in months))
    ]


def dates(text: str) -> dict[tuple[int, int], str]:
    """Return the words of each date in a text, by day and month, in any of the site's languages."""
    found = {}
    for match in _dates().finditer(text):
        month = _months()[(match["after"] or match["before"]).casefold()]
        found[int(match["day"] or match["ordinal"]), month] = " ".join(match[0].split())
    return found


@cache
def _months() -> dict[str, int]:
    """Return each month's number by its names in the site's languages, also without accents."""
    months = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names = [(str(name), number) for number, name in MONTHS.items()]
        months |= {name.casefold(): number for name, number in names}
        months |= {fold_accents(name): number for name, number in names}
    return months


@cache
def _dates() -> re.Pattern:
    """Return a pattern for `5 décembre`, `1er mai`, `5th of May`, `December 5`."""
    names = "|".join(map(re.escape, _months()))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<after>{names})(?!\w)"
        rf"|(?<!\w)(?P<before>{names})\s+(?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.h])",
        re.IGNORECASE,
    )


def _numbers(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text)]
