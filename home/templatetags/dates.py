"""Days and hours as people write them in the active language."""

from datetime import date, datetime, time

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language

register = template.Library()

WHOLE_HOURS = {"fr": "G\u00a0\\h", "en": "g\u00a0a"}


@register.filter
def full_day(day: date) -> str:
    """ "vendredi 18 décembre 2026", "Friday 18 December 2026"."""
    return _first_of_month(date_format(day, "DATE_FORMAT"), day)


@register.filter
def month_day(day: date) -> str:
    """ "vendredi 18 décembre", "Friday 18 December"."""
    return _first_of_month(date_format(day, "MONTH_DAY_FORMAT"), day)


@register.filter
def short_day(day: date) -> str:
    """ "18 déc. 2026", "18 Dec 2026"."""
    return date_format(day, "SHORT_DATE_FORMAT")


@register.filter
def hour(moment: time) -> str:
    """ "18 h 30" and "18 h", "6.30 pm" and "6 pm", with spaces that do not break.

    Other languages write it as Django knows them to.
    """
    whole = None if moment.minute else WHOLE_HOURS.get(get_language())
    words = time_format(moment, whole or "TIME_FORMAT")
    return words.replace("a.m.", "am").replace("p.m.", "pm") if get_language() == "en" else words


@register.filter
def short_moment(moment: datetime) -> str:
    """ "18 déc. 2026, 18 h 30", "18 Dec 2026, 6.30 pm", by the clocks of the site's country."""
    here = timezone.localtime(moment)
    return f"{short_day(here)}, {hour(here.time())}"


def _first_of_month(words: str, day: date) -> str:
    if get_language() == "fr" and day.day == 1:
        return words.replace(" 1\u00a0", " 1er\u00a0", 1)
    return words
