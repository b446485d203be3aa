"""Days and hours as people write them in the active language, and International Migrants Day.

Templates use these functions as filters: `{% load dates %}`.
"""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language

WHOLE_HOURS = {"fr": "G\u00a0\\h", "en": "g\u00a0a"}
# A day without its weekday, with and without its year. Django's settings have no such format for
# French and English; other languages use `OTHER_FORMATS`.
DAY_FORMATS = {
    "fr": {"full": ("j\u00a0F Y", "j\u00a0F"), "short": ("j\u00a0N Y", "j\u00a0N")},
    "en": {"full": ("j\u00a0F Y", "j\u00a0F"), "short": ("j\u00a0M Y", "j\u00a0M")},
}
# From one day to another: in the same month, and in different ones.
SPANS = {
    "fr": ("du {} au {}", "du {} au {}"),
    "en": ("{}–{}", "{} – {}"),
}
OTHER_SPANS = "{} – {}"
OTHER_FORMATS = {
    "full": ("DATE_FORMAT", "MONTH_DAY_FORMAT"),
    "short": ("SHORT_DATE_FORMAT", "MONTH_DAY_FORMAT"),
}


def next_migrants_day(today: date) -> date:
    """Return the next 18 December; `today` if it is that day.

    >>> next_migrants_day(date(2026, 12, 18)), next_migrants_day(date(2026, 12, 19))
    (datetime.date(2026, 12, 18), datetime.date(2027, 12, 18))
    """
    is_over = (today.month, today.day) > (12, 18)
    return date(today.year + is_over, 12, 18)


def full_day(day: date) -> str:
    """Return a day as "vendredi 18 décembre 2026", "Friday 18 December 2026"."""
    return _first_of_month(date_format(day, "DATE_FORMAT"), day)


def month_day(day: date) -> str:
    """Return a day as "vendredi 18 décembre", "Friday 18 December"."""
    return _first_of_month(date_format(day, "MONTH_DAY_FORMAT"), day)


def short_day(day: date) -> str:
    """Return a day as "18 déc. 2026", "18 Dec 2026"."""
    return date_format(day, "SHORT_DATE_FORMAT")


def day_in(day: date, year: int | None) -> str:
    """Return a day without its year if that is `year`, the year of the page around it."""
    return month_day(day) if day.year == year else full_day(day)


def day_span(first: date, last: date, year: int | None = None, short: bool = False) -> str:
    """Return one day or several as "du 8 au 19 décembre 2026", "8–19 December 2026".

    The year is left out where all days are in `year`. A single day has its weekday, unless `short`.
    """
    if first >= last:
        if short:
            return _plain_day(first, first.year != year, short)
        return day_in(first, year)
    shows_year = year is None or not first.year == last.year == year
    end = _plain_day(last, shows_year, short)
    start = _plain_day(first, first.year != last.year, short)
    of_one_month, of_several = SPANS.get(get_language(), (None, OTHER_SPANS))
    if of_one_month and (first.year, first.month) == (last.year, last.month):
        return of_one_month.format(start.partition("\u00a0")[0], end)
    return of_several.format(start, end)


def _plain_day(day: date, with_year: bool, short: bool) -> str:
    formats = DAY_FORMATS.get(get_language(), OTHER_FORMATS)
    with_it, without = formats["short" if short else "full"]
    words = date_format(day, with_it if with_year else without)
    if get_language() == "fr" and day.day == 1:
        return words.replace("1\u00a0", "1er\u00a0", 1)
    return words


def hour(moment: time) -> str:
    """Return a time as "18 h 30" and "18 h", "6.30 pm" and "6 pm", with no-break spaces.

    Other languages have Django's format.
    """
    whole = None if moment.minute else WHOLE_HOURS.get(get_language())
    words = time_format(moment, whole or "TIME_FORMAT")
    return words.replace("a.m.", "am").replace("p.m.", "pm") if get_language() == "en" else words


def short_moment(moment: datetime) -> str:
    """Return a moment as "18 déc. 2026, 18 h 30", "18 Dec 2026, 6.30 pm", in local time."""
    here = timezone.localtime(moment)
    return f"{short_day(here)}, {hour(here.time())}"


def _first_of_month(words: str, day: date) -> str:
    if get_language() == "fr" and day.day == 1:
        return words.replace(" 1\u00a0", " 1er\u00a0", 1)
    return words
