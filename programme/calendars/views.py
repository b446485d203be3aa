"""What the addresses of calendars answer."""

import re

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.views import serve

from home.delivery import versioned_response
from home.models import SiteWords
from programme.calendars import ical, subscriptions
from programme.models import EventPage, ProgrammeIndexPage, ProgrammePage

CALENDAR_TYPE = "text/calendar; charset=utf-8"
EDITION = re.compile(r"programme/(\d{4})/")


@non_atomic_requests  # nothing is written
def calendar_file(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """`calendar.ics` or `event.ics` below a page: the same answers as the page's own, but sooner.

    Wagtail asks for every page on the way to one. This looks at the address only, which also still
    answers when the page is gone: subscribers are told so.
    """
    language = get_language()
    url_path = f"/{language}/{path}"
    told = subscriptions.told_in(language)
    if name == "event":
        told = told.filter(path=url_path)
        if told.exists():
            return _event_response(request, told, path.rstrip("/").rpartition("/")[2])
    elif path.count("/") == 1:
        if index := ProgrammeIndexPage.objects.live_in(language).filter(url_path=url_path).first():
            return all_calendar(request, index)
    elif page := ProgrammePage.objects.live_in(language).filter(url_path=url_path).first():
        return programme_calendar(request, page)
    elif edition := EDITION.fullmatch(path):
        told = told.filter(year=int(edition[1]))
        if told.exists():
            head = ical.header(_("Programme %(year)s") % {"year": edition[1]})
            return _response(request, head, told)
    return serve(request, f"{path}{name}.ics")


def programme_calendar(request: HttpRequest, programme) -> HttpResponse:
    """The calendar of an edition, in its page's language."""
    told = subscriptions.ever_told_in(programme.locale.language_code)
    told = told.filter(programme_key=programme.translation_key)
    return _feed_response(request, programme, programme.title, told)


def all_calendar(request: HttpRequest, index) -> HttpResponse:
    """The calendar of every edition, past ones and those to come."""
    language = index.locale.language_code
    words = SiteWords.objects.filter(locale=index.locale_id).first()
    name = words.name if words else index.title
    return _feed_response(request, index, name, subscriptions.ever_told_in(language))


def event_calendar(request: HttpRequest, event: EventPage) -> HttpResponse:
    """The file of one event, all its dates."""
    told = subscriptions.told_in(event.locale.language_code)
    return _event_response(request, told.filter(event_key=event.translation_key), event.slug)


def _feed_response(request: HttpRequest, page, name: str, told) -> HttpResponse:
    feed_url = f"{page.full_url}calendar.ics"
    if request.GET:
        wanted = page.filter_for(request)
        _events, told = subscriptions.meant(told, wanted)
        name = " – ".join(filter(None, [wanted.title(), name]))
        query = wanted.querystring()
        feed_url = f"{feed_url}?{query}" if query else feed_url
    return _response(request, ical.header(name, page.description, feed_url), told.shown())


def _event_response(request: HttpRequest, told, slug: str) -> HttpResponse:
    response = _response(request, ical.header(), told)
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


def _response(request: HttpRequest, head: bytes, told) -> HttpResponse:
    feed = subscriptions.Calendar(head, told)
    return versioned_response(
        request, feed.version(), feed.content, CALENDAR_TYPE, settings.FEED_MAX_AGE
    )
