"""Views below a programme's page: GeoJSON, map, CSV and the list for frames."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from home.delivery.answers import public_view
from home.pages.navigation import breadcrumbs, versions
from home.pages.responses import file_response
from home.text.csv import CSV_TYPE
from programme.filters.forms import filter_for
from programme.listings import csv, map
from programme.listings.services import listing

GEOJSON_TYPE = "application/geo+json"


def programme_geojson(request: HttpRequest, programme) -> HttpResponse:
    events = filter_for(request, programme).events().in_order()
    return file_response(map.geojson(events.values_list(*map.OF_GEOJSON, named=True)), GEOJSON_TYPE)


@public_view
def programme_map(request: HttpRequest, programme) -> HttpResponse:
    """Show the map on a page of its own, and its events as a list."""
    event_filter = filter_for(request, programme)
    events = list(event_filter.events().in_order().values_list(*map.OF_LIST, named=True))
    context = {
        "page": programme,
        "filter": event_filter,
        "kept": event_filter.querystring(),
        "events": events,
        "marks": map.marks(events),
        "without_mark": map.without_mark(events),
        "trail": [*breadcrumbs(programme), programme],
        "canonical": f"{programme.url}map/",
        "addresses": {code: f"{page.url}map/" for code, page in versions(programme).items()},
    }
    return render(request, "programme/programme_map.html", context)


def programme_table(request: HttpRequest, programme) -> HttpResponse:
    body = csv.events_csv(programme, filter_for(request, programme).events().in_order())
    response = file_response(body, CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="programme-{programme.year}.csv"'
    return response


@public_view
@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
def programme_embed(request: HttpRequest, programme) -> HttpResponse:
    """Show the list alone, for a frame on a partner's site: only this page may be framed."""
    event_filter = filter_for(request, programme)
    context = {
        "page": programme,
        "filter": event_filter,
        "kept": event_filter.querystring(),
        "listing": listing(programme, event_filter, request.GET.get("page")),
    }
    return render(request, "programme/embed.html", context)
