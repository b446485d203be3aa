"""Contexts of the templates of programmes and events, and data for template tags.

The page models name `event_context`, `programme_context` and `programme_index_context` by dotted
path (`BasePage.extra_context`); `programme.templatetags.events` registers the rest.
"""

from datetime import date
from functools import partial

from django.db.models import Prefetch, prefetch_related_objects

from campaigns.models import SignatoryPage
from home import addresses
from home.delivery.memory import by_version
from home.delivery.version import may_remember
from home.querysets import has_restrictions
from programme.enums import EventStatus
from programme.events.dates_in_words import is_over, today_in
from programme.filters.forms import filter_for
from programme.listings.services import listing
from programme.models import (
    EventOrganiser,
    EventPage,
    FrozenEdition,
    ProgrammeIndexPage,
    ProgrammePage,
    PublishedEvent,
    PublishedOccurrence,
)
from programme.models.programmes import last_day_of


def programme_index_context(index: ProgrammeIndexPage, request) -> dict:
    """Return the editions that the list of programmes shows, the newest first, and the current."""
    programmes = ProgrammePage.objects.live_in(index.locale.language_code).child_of(index)
    return {
        "programmes": FrozenEdition.objects.add_totals(programmes.newest_first()),
        "current": programmes.current().first(),
    }


def programme_context(programme: ProgrammePage, request) -> dict:
    """Return the filter that the request asks for, and the page of the list that it finds."""
    event_filter = filter_for(request, programme)
    shown = listing(programme, event_filter, request.GET.get("page"), prints_all=True)
    context = {"filter": event_filter, "listing": shown, "kept": event_filter.querystring()}
    if shown.page.number > 1 and event_filter.is_empty:
        # Only unfiltered pages of the list are canonical: a filtered list is an extract of it.
        context["canonical"] = f"{programme.url}?page={shown.page.number}"
    return context


def event_context(event: EventPage, request) -> dict:
    """Return what an event's page shows besides its own fields."""
    organisers = EventOrganiser.objects.select_related("signatory__locale")
    # Once: the template and the data for search engines read them several times.
    if event.pk:
        prefetch_related_objects([event], "dates", "languages", Prefetch("organisers", organisers))
    dates = list(event.dates.all())
    local_events = PublishedEvent.objects.filter(part_of=event.pk).shown().with_dates()
    return {
        "dates": dates,
        "is_over": _is_over(event, dates),
        "organisers": organisers_with_pages(event, event.locale.language_code),
        "local_events": local_events.order_by("town", "title") if event.numchild else [],
    }


def _is_over(event: EventPage, dates: list) -> bool:
    """Return whether all dates of an event are over.

    An event that is postponed, or has no date yet, is over with its edition.
    """
    if dates and event.status != EventStatus.POSTPONED:
        return all(is_over(row, event.timezone) for row in dates)
    programme = ProgrammePage.objects.ancestor_of(event).first()
    return bool(programme and programme.is_over)


def organisers_with_pages(event: EventPage, language: str) -> list[dict]:
    """Return organisers as `{name, language, url}`; `url` is empty without a live page."""
    organisers = list(event.organisers.all())
    pages = [row.signatory for row in organisers if row.signatory]
    known = {}
    if not all(map(partial(_is_public_in, language), pages)):
        keys = {page.translation_key for page in pages}
        live = SignatoryPage.objects.live_in(language).filter(translation_key__in=keys)
        pages = live.select_related(None).only("translation_key", "url_path", "name_language")
    for page in pages:
        known[page.translation_key] = (addresses.page_url(page.url_path), page.name_language)
    shown = []
    for row in organisers:
        found = row.signatory and known.get(row.signatory.translation_key)
        url, code = found or ("", event.language_of("organisers"))
        shown.append({"name": row.shown_name, "language": code, "url": url})
    return shown


def _is_public_in(language: str, page: SignatoryPage) -> bool:
    """Return whether a page, read already, is the one that anybody may read in a language."""
    is_known = may_remember() and not has_restrictions()
    return is_known and page.live and page.locale.language_code == language


def events_of(signatory: SignatoryPage):
    """Return the published events of an organisation, in its page's language, newest first."""
    events = PublishedEvent.objects.organised_by(signatory)
    return events.shown().with_dates().in_order().reverse()


def events_by_year(signatory: SignatoryPage) -> list[dict]:
    """Return the events of an organisation as `{year, events}`. Two queries.

    The first group has `year` None: events that are not over, by next day, those without a date
    last. The others are past events by the year of their edition, newest first.
    """
    coming: list[tuple[date, PublishedEvent]] = []
    years: dict[int, list[PublishedEvent]] = {}
    for event in reversed(list(events_of(signatory))):
        if next_day := _next_day(event):
            coming.append((next_day, event))
        else:
            years.setdefault(event.year, []).insert(0, event)
    coming.sort(key=lambda found: found[0])
    groups = [{"year": None, "events": [event for _, event in coming]}] if coming else []
    return groups + [{"year": year, "events": years[year]} for year in sorted(years, reverse=True)]


def _next_day(event: PublishedEvent) -> date | None:
    """Return the first day of an event's next date that is not over; None if all are.

    An event without a date counts as not over while its edition lasts, and sorts after all others.
    """
    dates = event.dates.all()
    today = today_in(event.timezone)
    if not dates:
        return date.max if today <= last_day_of(event.year) else None
    return min((row.day for row in dates if row.last_day >= today), default=None)


def next_events(programme, count: int = 4):
    """Return the next events of an edition, without local events."""
    if not programme:
        return []
    return _next_events(programme.pk, count)


@by_version
def _next_events(programme: int, count: int) -> list[PublishedEvent]:
    dates = PublishedOccurrence.objects.filter(programme=programme, event__is_local=False)
    keys = list(dates.next_events()[:count])
    events = PublishedEvent.objects.shown().with_dates().in_bulk(keys)
    return [events[key] for key in keys]
