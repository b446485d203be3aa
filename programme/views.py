"""Answers of the programme's pages besides the pages themselves."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from home.delivery import bytes_response
from home.navigation import breadcrumbs, versions
from programme import calendar, mapping
from programme.filters import EventFilter

GEOJSON_TYPE = "application/geo+json"
CALENDAR_TYPE = "text/calendar; charset=utf-8"


def programme_calendar(request: HttpRequest, programme) -> HttpResponse:
    feed_url = f"{programme.full_url}calendar.ics"
    body = calendar.programme_calendar(programme, feed_url)
    return bytes_response(body, CALENDAR_TYPE, settings.FEED_MAX_AGE)


def event_calendar(request: HttpRequest, event) -> HttpResponse:
    response = bytes_response(calendar.event_calendar(event), CALENDAR_TYPE, settings.FEED_MAX_AGE)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def filtered_events(request: HttpRequest, programme) -> tuple[EventFilter, list]:
    """The filter that the address holds, and the events it lets through, in order of their days."""
    from programme.models import EventPage

    chosen = EventFilter(request.GET, language=programme.locale.language_code, programme=programme)
    events = chosen.apply(EventPage.objects.of_programme(programme))
    return chosen, list(events.with_facts().in_order())


def programme_geojson(request: HttpRequest, programme) -> HttpResponse:
    _chosen, events = filtered_events(request, programme)
    return bytes_response(mapping.geojson(events), GEOJSON_TYPE, settings.FEED_MAX_AGE)


def programme_map(request: HttpRequest, programme) -> HttpResponse:
    """The map on a page of its own, with everything it shows as a list."""
    chosen, events = filtered_events(request, programme)
    context = {
        "page": programme,
        "filter": chosen,
        "kept": chosen.querystring(),
        "events": events,
        "marks": mapping.marks(events),
        "without_mark": mapping.without_mark(events),
        "trail": [*breadcrumbs(programme), programme],
        "canonical": f"{programme.url}map/",
        "addresses": {code: f"{page.url}map/" for code, page in versions(programme).items()},
    }
    return render(request, "programme/programme_map.html", context)
