"""Numbers and dates that a text has and its translation has not."""

import re
from collections import Counter
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS

from home.text.plain import fold_accents

NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3}(?!\d))*")
# Smaller ones are often written in words.
LEAST = 13


def numbers_lost(source: str, target: str) -> list[str]:
    """Numbers of a text that its translation has not. 18.30 may have become 6.30 pm."""
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


def dates_lost(source: str, target: str) -> list[str]:
    """Days of a month, however small, that a translation has not, or in another month only.

    >>> dates_lost("le 5 décembre", "on 6 December")
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
    """Days and months that stand in a text in one of the site's languages, and in which words."""
    found = {}
    for match in _dates().finditer(text):
        month = _months()[(match["after"] or match["before"]).casefold()]
        found[int(match["day"] or match["ordinal"]), month] = " ".join(match[0].split())
    return found


@cache
def _months() -> dict[str, int]:
    """Numbers of months by their names in the site's languages, with and without accents."""
    months = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names = [(str(name), number) for number, name in MONTHS.items()]
        months |= {name.casefold(): number for name, number in names}
        months |= {fold_accents(name): number for name, number in names}
    return months


@cache
def _dates() -> re.Pattern:
    """`5 décembre`, `1er mai`, `5th of May`, `December 5`."""
    names = "|".join(map(re.escape, _months()))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<after>{names})(?!\w)"
        rf"|(?<!\w)(?P<before>{names})\s+(?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.h])",
        re.IGNORECASE,
    )


def _numbers(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text)]
