"""Filters for days and hours: `home.text.dates` says what each returns."""

from django import template

from home.text import dates

register = template.Library()

register.filter("full_day", dates.full_day)
register.filter("month_day", dates.month_day)
register.filter("short_day", dates.short_day)
register.filter("day_in", dates.day_in)
register.filter("hour", dates.hour)
register.filter("short_moment", dates.short_moment)
