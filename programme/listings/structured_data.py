"""schema.org's Event, which search engines read in an event's page: dictionaries, no HTML.

It contains nothing that the page does not, and the place as precisely as the page. Every event has
a start, a location with an address and an organizer, because search engines ignore events without
one of them (https://developers.google.com/search/docs/appearance/structured-data/event).
"""

from functools import cache
from importlib import resources

from home.pages.sharing import jpeg_url
from home.text.plain import clean_text, one_line, plain_text
from home.text.safe_links import safe_url
from programme.enums import Attendance, EventStatus, LanguageUse
from programme.events.prices import price_of
from programme.models import CalendarEntry

# A moved event is rescheduled only if its start has changed (`_status`).
STATUSES = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.MOVED: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
}
ATTENDANCE_MODES = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.HYBRID: "MixedEventAttendanceMode",
}


def event_data(
    event, dates: list, languages: list, organisers: list[dict], coalition: str = "", part_of=None
) -> dict:
    """Return the data of an event; several dates are sub-events. Empty for one without a date.

    `dates`, `languages` and `organisers` are those that its page shows (`contexts.event_context`).
    Without organisers, the organizer is the `coalition` whose programme it is in. `part_of` is the
    event above it.
    """
    if coalition and not organisers:
        organisers = [{"name": coalition, "url": f"/{event.locale.language_code}/"}]
    dates = sorted(dates, key=lambda event_date: event_date.day)
    if not dates:
        return {}
    facts = _facts(event, organisers)
    data = {"@context": "https://schema.org", "@id": event.full_url} | facts
    former = _former_starts(event, dates)
    each = [
        _status(event, event_date, former) | _start_and_end(event, event_date)
        for event_date in dates
    ]
    if len(dates) == 1:
        data |= each[0]
    else:
        data["eventStatus"] = _status_of_all(event, [one["eventStatus"] for one in each])
        data["startDate"] = dates[0].day.isoformat()
        data["endDate"] = max(event_date.last_day for event_date in dates).isoformat()
        data["subEvent"] = [facts | one for one in each]
    description = clean_text(event.summary) or plain_text(event.body)
    if event.language_of("summary", "body") != event.text_language:
        # The data have one language only: that of the title.
        description = ""
    spoken = [row.language for row in languages if row.use == LanguageUse.SPOKEN]
    data |= _without_empty(
        description=description, inLanguage=spoken, image=jpeg_url(event.image, "max-1200x1200")
    )
    if part_of:
        # Its own page says the rest.
        data["superEvent"] = {"@id": part_of.full_url}
    return data


def _facts(event, organisers: list[dict]) -> dict:
    """Return what the event and each of its dates have in common."""
    return _without_empty(
        "Event",
        name=one_line(event.title),
        url=event.full_url,
        eventAttendanceMode=schema(ATTENDANCE_MODES[event.attendance]),
        location=_locations(event),
        organizer=[
            _without_empty(
                "Organization", name=one_line(row["name"]), url=_absolute_url(event, row["url"])
            )
            for row in organisers
        ],
    ) | _offers(event)


def _status(event, event_date, former: dict) -> dict:
    """Return the status of a date, with its former start if that has changed.

    Google reads a former start of a rescheduled event only. If only the room changed, the event is
    scheduled.
    """
    status = event.status_of(event_date)
    before, now = former.get(event_date.uid, ""), event_date.start_text(event.timezone)
    # An hour that is announced later for the same day is no change.
    has_moved = before and not (now.startswith(before) or before.startswith(now))
    if status == EventStatus.MOVED and has_moved:
        return {"eventStatus": schema("EventRescheduled"), "previousStartDate": before}
    return {"eventStatus": schema(STATUSES[status])}


def _status_of_all(event, statuses: list[str]) -> str:
    """Return the status of an event with several dates: that of the dates if all are off alike."""
    of_all = set(statuses)
    off = ({schema("EventCancelled")}, {schema("EventPostponed")})
    return statuses[0] if of_all in off else schema(STATUSES[event.status])


def schema(name: str) -> str:
    return f"https://schema.org/{name}"


def _former_starts(event, dates: list) -> dict:
    """Return the former published starts of the dates of an event that has moved, by uid.

    If the only date of an event was deleted and another one added, that is a move as well.
    """
    if not any(event.status_of(event_date) == EventStatus.MOVED for event_date in dates):
        return {}
    entries = CalendarEntry.objects.filter(
        event_key=event.translation_key, language=event.locale.language_code
    )
    rows = list(entries.defer("content").order_by("off_since"))
    former = {row.uid: row.former_start for row in rows if row.former_start}
    gone = [row.start_text(row.timezone) for row in rows if row.is_withdrawn]
    if len(dates) == 1 and gone:
        former.setdefault(dates[0].uid, gone[-1])
    return former


def _start_and_end(event, event_date) -> dict:
    """Return start and end: days, or times with their offset from UTC if the hour is known."""
    start = event_date.start_text(event.timezone)
    if event_date.has_hour:
        end = event_date.end(event.timezone)
        return _without_empty(startDate=start, endDate=end.isoformat() if end else "")
    return {"startDate": start, "endDate": event_date.last_day.isoformat()}


def _locations(event) -> list[dict]:
    places = []
    if event.attendance != Attendance.ONLINE:
        places.append(_place(event.place, event.timezone))
    if url := safe_url(event.online_url):
        places.append({"@type": "VirtualLocation", "url": url})
    elif event.attendance != Attendance.IN_PERSON:
        places.append({"@type": "VirtualLocation", "url": event.full_url})
    return places


def _place(place, timezone: str) -> dict:
    """Return a place with its public address; without one, with the country of its time zone.

    "Everywhere" and "later" have words instead of a name.
    """
    address = _without_empty(
        "PostalAddress",
        streetAddress=one_line(place.address),
        postalCode=place.postcode,
        addressLocality=one_line(place.town_name),
        addressRegion=one_line(place.region),
        addressCountry=place.country_code or _country_of_zone(timezone),
    )
    name = one_line(place.name or place.town_name or place.address) or place.words
    found = _without_empty("Place", name=name, address=address)
    if len(address) == 1:
        found["address"] = name
    if place.has_pin:
        latitude, longitude = place.point
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found


@cache
def _countries_of_zones() -> dict[str, str]:
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line[:1] not in ("", "#")]
    return {zone: country for country, _place, zone, *_comment in rows}


def _country_of_zone(zone: str) -> str:
    """Return the country of a time zone, which is public together with the hours."""
    return _countries_of_zones().get(zone, "")


def _offers(event) -> dict:
    """Return the offer, if the price is in figures and the event is not off."""
    price = price_of(event.price, event.place.country_code)
    if price is None:
        return {}
    free = {"isAccessibleForFree": True} if price.is_free else {}
    if event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        return free
    offer = {
        "@type": "Offer",
        "price": f"{price.amount:.2f}".removesuffix(".00"),
        "priceCurrency": price.currency,
        "availability": schema("InStock"),
        "url": safe_url(event.registration_url) or event.full_url,
    }
    return free | {"offers": offer}


def _absolute_url(event, url: str) -> str:
    """Return an address of this site with the host of the event's page."""
    root = (event.full_url or "").removesuffix(event.url or "")
    return root + url if url else ""


def _without_empty(kind: str = "", **values) -> dict:
    named = {"@type": kind} if kind else {}
    return named | {name: value for name, value in values.items() if value not in ("", None, [])}
