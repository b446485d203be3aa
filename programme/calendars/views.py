"""Views of the calendar files: of one event, of one edition, of all editions."""

import re
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.delivery.memory import by_version
from home.pages.responses import bytes_response, not_modified, versioned_response
from home.routing import serve_page
from programme.calendars import ical, services
from programme.filters.forms import filter_for
from programme.models import EventPage, ProgrammeIndexPage, ProgrammePage

CALENDAR_TYPE = "text/calendar; charset=utf-8"
EDITION = re.compile(r"[^/]+/(\d{4})/")


@non_atomic_requests  # nothing is written
def calendar_file(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """Answer `calendar.ics` or `event.ics` below a page as the page's own route does, but sooner.

    Wagtail queries every page on the way to one. This view looks at the address only, and therefore
    also answers when the page is gone, with the cancellations.
    """
    language, answer = get_language(), None
    url_path = f"/{language}/{path}"
    if name == "event":
        entries = services.entries_in(language).shown().at(url_path)
        if entries.exists():
            answer = _event_file(request, entries, path.rstrip("/").rpartition("/")[2])
    elif edition := EDITION.fullmatch(path):
        find_page = partial(_page_at, ProgrammePage, language, url_path)
        answer = _feed(request, find_page, language, int(edition[1]), url_path)
    elif path.count("/") == 1:
        find_page = partial(_page_at, ProgrammeIndexPage, language, url_path)
        answer = _feed(request, find_page, language)
    return answer or serve_page(request, f"{path}{name}.ics")


def _was_edition(entries, language: str, url_path: str) -> bool:
    """Return whether the page of an edition was at a path and is public nowhere any more."""
    keys = entries.shown().below(url_path).values("programme_key")
    public = ProgrammePage.objects.live_in(language).filter(translation_key__in=keys)
    return keys.exists() and not public.exists()


@by_version
def _page_at(model: type[Page], language: str, url_path: str) -> Page | None:
    return model.objects.live_in(language).filter(url_path=url_path).first()


def programme_calendar(request: HttpRequest, programme) -> HttpResponse:
    """Answer the calendar of an edition, in its page's language."""
    return _feed(request, lambda: programme, programme.locale.language_code, programme.year)


def all_calendar(request: HttpRequest, index) -> HttpResponse:
    """Answer the calendar of all editions, past and future."""
    return _feed(request, lambda: index, index.locale.language_code)


def event_calendar(request: HttpRequest, event: EventPage) -> HttpResponse:
    """Answer the calendar file of one event with all its dates."""
    entries = services.entries_in(event.locale.language_code)
    return _event_file(request, entries.filter(event_key=event.translation_key), event.slug)


def _feed(
    request: HttpRequest,
    find_page: Callable,
    language: str,
    year: int | None = None,
    url_path: str = "",
) -> HttpResponse | None:
    """Return the response for a year's edition, or for all, filtered; None if there is no page.

    `find_page` is not called where the client has the current version. A page is not needed for an
    edition whose entries were at this address (`url_path`), unless it is public at another one:
    Wagtail's redirect then answers.
    """
    address, filtered = request.get_full_path(), bool(request.GET)
    feed_version = services.feed_version(address, language, year, filtered)
    if unchanged := not_modified(request, feed_version, settings.FEED_MAX_AGE):
        return unchanged
    entries = services.entries_in(language, year)
    if page := find_page():
        head, entries = _filtered(request, page, entries)
    elif url_path and _was_edition(entries, language, url_path):
        head = ical.header(_("Programme %(year)s") % {"year": year})
    else:
        return None
    body = services.calendar_content(head, entries)
    return versioned_response(request, feed_version, body, CALENDAR_TYPE, settings.FEED_MAX_AGE)


def _filtered(request: HttpRequest, page, entries):
    """Return the header of a page's calendar, and the entries that its filter finds."""
    name, feed_url = page.calendar_name, f"{page.full_url}calendar.ics"
    if request.GET:
        event_filter = filter_for(request, page)
        _events, entries = services.matching_entries(entries, event_filter)
        name = " – ".join(filter(None, [event_filter.title(), name]))
        query = event_filter.querystring()
        feed_url = f"{feed_url}?{query}" if query else feed_url
    languages = page.text_language, page.description_language
    return ical.header(name, page.description, feed_url, *languages), entries


def _event_file(request: HttpRequest, entries, slug: str) -> HttpResponse:
    body = services.calendar_content(ical.header(), entries)
    response = bytes_response(request, body, CALENDAR_TYPE, settings.FEED_MAX_AGE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response
