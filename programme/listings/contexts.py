"""Contexts of the templates of programmes and events, and data for template tags.

The page models name `event_context`, `programme_context` and `programme_index_context` by dotted
path (`BasePage.extra_context`); `programme.templatetags.events` registers the rest.
"""

from datetime import date

from campaigns.models import SignatoryPage
from home import addresses
from home.delivery.memory import by_version
from programme.enums import EventStatus
from programme.events.dates_in_words import is_over, today_in
from programme.filters.forms import filter_for
from programme.listings.services import listing
from programme.models import (
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
    """Return what an event's page shows besides its own fields.

    The public's comes from the row that was written at publication, a draft's from its own.
    """
    row = None if getattr(request, "is_preview", False) else _published(event)
    source = row or event
    organisers = row.organisers if row else event.named_organisers()
    dates = list(source.dates.all())
    local_events = PublishedEvent.objects.filter(part_of=event.pk).shown()
    return {
        "dates": dates,
        "languages": list(source.languages.all()),
        "is_over": _is_over(event, dates),
        "organisers": organisers_with_pages(organisers, event.locale.language_code),
        "local_events": local_events.order_by("town", "title") if event.numchild else [],
    }


def _published(event: EventPage) -> PublishedEvent | None:
    """Return the row of a public event, of which its page shows names, languages and dates."""
    names = ("organisers", "language_values", "date_values")
    return PublishedEvent.objects.only(*names).filter(pk=event.pk).first()


def _is_over(event: EventPage, dates: list) -> bool:
    """Return whether all dates of an event are over.

    An event that is postponed, or has no date yet, is over with its edition.
    """
    if dates and event.status != EventStatus.POSTPONED:
        return all(is_over(row, event.timezone) for row in dates)
    programme = ProgrammePage.objects.ancestor_of(event).first()
    return bool(programme and programme.is_over)


def organisers_with_pages(organisers: list[dict], language: str) -> list[dict]:
    """Return `EventPage.named_organisers()` as `{name, language, url}`.

    `url` is empty without a live page in this language. One query, if any has a page.
    """
    keys = {row["key"] for row in organisers if row["key"]}
    known = {}
    if keys:
        live = SignatoryPage.objects.live_in(language).filter(translation_key__in=keys)
        for key, *found in live.values_list("translation_key", "url_path", "name_language"):
            known[str(key)] = found
    shown = []
    for row in organisers:
        url_path, code = known.get(row["key"], ("", row["language"]))
        url = url_path and addresses.page_url(url_path)
        shown.append({"name": row["name"], "language": code, "url": url or ""})
    return shown


def events_of(signatory: SignatoryPage):
    """Return the published events of an organisation, in its page's language, newest first."""
    events = PublishedEvent.objects.organised_by(signatory)
    return events.shown().in_order().reverse()


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
    events = PublishedEvent.objects.shown().in_bulk(keys)
    return [events[key] for key in keys]
