"""Answers of the programme's pages besides the pages themselves and their calendars."""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from home.pages.navigation import breadcrumbs, versions
from home.pages.responses import bytes_response
from home.text.csv import CSV_TYPE
from programme.filters.forms import filter_for
from programme.listings import csv, map
from programme.listings.services import listing

GEOJSON_TYPE = "application/geo+json"


def programme_geojson(request: HttpRequest, programme) -> HttpResponse:
    events = filter_for(request, programme).matching_events()
    return bytes_response(request, map.geojson(events), GEOJSON_TYPE, settings.FEED_MAX_AGE)


def programme_map(request: HttpRequest, programme) -> HttpResponse:
    """The map on a page of its own, with everything it shows as a list."""
    wanted = filter_for(request, programme)
    events = list(wanted.matching_events())
    context = {
        "page": programme,
        "filter": wanted,
        "kept": wanted.querystring(),
        "events": events,
        "marks": map.marks(events),
        "without_mark": map.without_mark(events),
        "trail": [*breadcrumbs(programme), programme],
        "canonical": f"{programme.url}map/",
        "addresses": {code: f"{page.url}map/" for code, page in versions(programme).items()},
    }
    return render(request, "programme/programme_map.html", context)


def programme_table(request: HttpRequest, programme) -> HttpResponse:
    body = csv.events_csv(programme, filter_for(request, programme).matching_events())
    response = bytes_response(request, body, CSV_TYPE, settings.FEED_MAX_AGE)
    response["Content-Disposition"] = f'attachment; filename="programme-{programme.year}.csv"'
    return response


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
def programme_embed(request: HttpRequest, programme) -> HttpResponse:
    """The list alone, for the frame of a partner's page: the one page that anybody may frame."""
    wanted = filter_for(request, programme)
    context = {
        "page": programme,
        "filter": wanted,
        "kept": wanted.querystring(),
        "listing": listing(programme, wanted, request.GET.get("page")),
    }
    return render(request, "programme/embed.html", context)
