"""Answers of the programme's pages that are not HTML."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from home.delivery import bytes_response
from programme import calendar

CALENDAR_TYPE = "text/calendar; charset=utf-8"


def programme_calendar(request: HttpRequest, programme) -> HttpResponse:
    feed_url = f"{programme.full_url}calendar.ics"
    body = calendar.programme_calendar(programme, feed_url)
    return bytes_response(body, CALENDAR_TYPE, settings.FEED_MAX_AGE)


def event_calendar(request: HttpRequest, event) -> HttpResponse:
    response = bytes_response(calendar.event_calendar(event), CALENDAR_TYPE, settings.FEED_MAX_AGE)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response
