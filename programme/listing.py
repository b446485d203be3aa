"""What the pages of programmes and events show: plain lists, no request, no HTML."""

from dataclasses import dataclass, field
from datetime import date

from campaigns.models import SignatoryPage
from programme.models import EventPage, ProgrammePage


@dataclass(frozen=True)
class Entry:
    """An event on one of its days; `event_date` is None where no date is known."""

    event: EventPage
    event_date: object | None
    local_events: list[EventPage] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.event.status_of(self.event_date) if self.event_date else self.event.status


@dataclass(frozen=True)
class Day:
    day: date | None
    entries: list[Entry]


@dataclass(frozen=True)
class Listing:
    """An edition as its page lists it: days in order, then what has no date yet."""

    days: list[Day]
    undated: list[Entry]
    events: int
    towns: int


def listing(programme) -> Listing:
    """The events of an edition by day. Local events stand with the event they belong to."""
    events = programme.events
    under = {}
    for event in events:
        under.setdefault(event.path[: -event.steplen], []).append(event)
    days: dict[date, list[Entry]] = {}
    undated = []
    for event in under.get(programme.path, []):
        local_events = under.get(event.path, [])
        dates = list(event.dates.all())
        for event_date in dates:
            days.setdefault(event_date.day, []).append(Entry(event, event_date, local_events))
        if not dates:
            undated.append(Entry(event, None, local_events))
    return Listing(
        days=[Day(day, sorted(days[day], key=_within_day)) for day in sorted(days)],
        undated=undated,
        events=len(events),
        towns=len({event.place.town.casefold() for event in events if event.place.town}),
    )


def _within_day(entry: Entry):
    # What lasts all day or has no hour yet comes first, as on a poster.
    hour = entry.event_date.start_time
    return (hour is not None, hour.isoformat() if hour else "", entry.event.title.casefold())


def event_context(event: EventPage) -> dict:
    """What an event's page needs besides its own fields."""
    language = event.locale.language_code
    local_events = EventPage.objects.live_in(language).child_of(event).with_facts()
    return {
        "dates": event.dates.all(),
        "organisers": organisers_with_pages(event, language),
        "languages": event.languages.all(),
        "local_events": local_events.order_by("town", "title"),
    }


def organisers_with_pages(event: EventPage, language: str) -> list[dict]:
    """Organisers as `{name, language, url}`, with their pages in a language where they have one."""
    organisers = list(event.organisers.select_related("signatory"))
    keys = [row.signatory.translation_key for row in organisers if row.signatory]
    pages = {
        page.translation_key: page
        for page in SignatoryPage.objects.live_in(language).filter(translation_key__in=keys)
    }
    shown = []
    for row in organisers:
        page = row.signatory and pages.get(row.signatory.translation_key)
        shown.append(
            {
                "name": row.shown_name,
                "language": page.name_language if page else event.text_language,
                "url": page.url if page else "",
            }
        )
    return shown


def events_of(signatory: SignatoryPage):
    """The live events an organisation organises, in its page's language, newest first."""
    events = EventPage.objects.live_in(signatory.locale.language_code)
    return (
        events.filter(organisers__signatory__translation_key=signatory.translation_key)
        .with_facts()
        .in_order()
        .reverse()
    )


def events_by_year(signatory: SignatoryPage) -> list[dict]:
    """The events an organisation organises as `{year, events}`, the newest edition first.

    The year is the edition's: an event without a date belongs to one, too.
    """
    editions = dict(ProgrammePage.objects.values_list("path", "year"))
    years: dict[int, list[EventPage]] = {}
    for event in events_of(signatory):
        above = event.path[: -event.steplen]
        year = editions.get(above) or editions[above[: -event.steplen]]
        years.setdefault(year, []).append(event)
    return [{"year": year, "events": years[year]} for year in sorted(years, reverse=True)]


def next_events(programme, count: int = 4):
    """The next events of an edition, each once, without the local ones."""
    events = EventPage.objects.live_in(programme.locale.language_code).child_of(programme)
    return events.upcoming().with_facts().in_order()[:count]
