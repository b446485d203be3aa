"""What the addresses of calendars answer."""

import re
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.views import serve

from home.pages.responses import bytes_response, not_modified, versioned_response
from programme.calendars import ical, services
from programme.filters.forms import filter_for
from programme.models import EventPage, ProgrammeIndexPage, ProgrammePage

CALENDAR_TYPE = "text/calendar; charset=utf-8"
EDITION = re.compile(r"[^/]+/(\d{4})/")


@non_atomic_requests  # nothing is written
def calendar_file(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """`calendar.ics` or `event.ics` below a page: the same answers as the page's own, but sooner.

    Wagtail asks for every page on the way to one. This looks at the address only, which also still
    answers when the page is gone: subscribers are told so.
    """
    language, answer = get_language(), None
    url_path = f"/{language}/{path}"
    if name == "event":
        told = services.entries_in(language).shown().at(url_path)
        if told.exists():
            answer = _event_file(request, told, path.rstrip("/").rpartition("/")[2])
    elif edition := EDITION.fullmatch(path):
        find_page = partial(_page_at, ProgrammePage, language, url_path)
        answer = _feed(request, find_page, language, int(edition[1]), url_path)
    elif path.count("/") == 1:
        find_page = partial(_page_at, ProgrammeIndexPage, language, url_path)
        answer = _feed(request, find_page, language)
    return answer or serve(request, f"{path}{name}.ics")


def _was_edition(told, language: str, url_path: str) -> bool:
    """Return whether the page of an edition was at a path and is public nowhere any more."""
    keys = told.shown().below(url_path).values("programme_key")
    public = ProgrammePage.objects.live_in(language).filter(translation_key__in=keys)
    return keys.exists() and not public.exists()


def _page_at(model: type[Page], language: str, url_path: str) -> Page | None:
    return model.objects.live_in(language).filter(url_path=url_path).first()


def programme_calendar(request: HttpRequest, programme) -> HttpResponse:
    """The calendar of an edition, in its page's language."""
    return _feed(request, lambda: programme, programme.locale.language_code, programme.year)


def all_calendar(request: HttpRequest, index) -> HttpResponse:
    """The calendar of every edition, past ones and those to come."""
    return _feed(request, lambda: index, index.locale.language_code)


def event_calendar(request: HttpRequest, event: EventPage) -> HttpResponse:
    """The file of one event, all its dates."""
    told = services.entries_in(event.locale.language_code)
    return _event_file(request, told.filter(event_key=event.translation_key), event.slug)


def _feed(
    request: HttpRequest,
    find_page: Callable,
    language: str,
    year: int | None = None,
    url_path: str = "",
) -> HttpResponse | None:
    """The calendar of a year's edition, or of all, as its filters have it; None without a page.

    No page is asked for where the reader knows the version. None is needed for a year of which
    calendars still tell at this address, if the edition is nowhere else: else that redirects.
    """
    address, filtered = request.get_full_path(), bool(request.GET)
    version = services.version(address, language, year, filtered)
    if unchanged := not_modified(request, version, settings.FEED_MAX_AGE):
        return unchanged
    told = services.entries_in(language, year)
    if page := find_page():
        head, told = _narrowed(request, page, told)
    elif url_path and _was_edition(told, language, url_path):
        head = ical.header(_("Programme %(year)s") % {"year": year})
    else:
        return None
    body = services.content(head, told)
    return versioned_response(request, version, body, CALENDAR_TYPE, settings.FEED_MAX_AGE)


def _narrowed(request: HttpRequest, page, told):
    """The first lines of a page's calendar, and the rows that the filters of the address mean."""
    name, feed_url = page.calendar_name, f"{page.full_url}calendar.ics"
    if request.GET:
        wanted = filter_for(request, page)
        _events, told = services.matching_entries(told, wanted)
        name = " – ".join(filter(None, [wanted.title(), name]))
        query = wanted.querystring()
        feed_url = f"{feed_url}?{query}" if query else feed_url
    languages = page.text_language, page.description_language
    return ical.header(name, page.description, feed_url, *languages), told


def _event_file(request: HttpRequest, told, slug: str) -> HttpResponse:
    body = services.content(ical.header(), told)
    response = bytes_response(request, body, CALENDAR_TYPE, settings.FEED_MAX_AGE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response
