"""schema.org's Event, as search engines read it from an event's page: dictionaries, no HTML.

It says no more of the place than the page does, and nothing that the page does not say. Every event
has a start, a location and an organizer, because search engines pass over those that lack one.
"""

from home.images import jpeg_url
from home.prose import safe_url
from home.texts import clean_text, one_line, plain_text
from programme.enums import Attendance, EventStatus, LanguageUse

STATUSES = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.MOVED: "EventRescheduled",
    EventStatus.CANCELLED: "EventCancelled",
}
ATTENDANCE_MODES = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.HYBRID: "MixedEventAttendanceMode",
}


def event_data(event, organisers: list[dict], coalition: str = "", part_of=None) -> dict:
    """An event with all its dates. Those of one that has several are its sub-events.

    Empty while there is no date.

    `organisers` are those that its page shows (`listing.organisers_with_pages`). Where there are
    none, the `coalition` whose programme it stands in is named. `part_of` is the event that it is a
    local event of.
    """
    if coalition and not organisers:
        organisers = [{"name": coalition, "url": f"/{event.locale.language_code}/"}]
    dates = sorted(event.dates.all(), key=lambda event_date: event_date.day)
    if not dates:
        return {}
    facts = _facts(event, organisers)
    data = {"@context": "https://schema.org", "@id": event.full_url} | facts
    if len(dates) == 1:
        data |= _status(event.status_of(dates[0])) | _moments(event, dates[0])
    else:
        data |= _status(event.status)
        data["startDate"] = dates[0].day.isoformat()
        data["endDate"] = max(event_date.last_day for event_date in dates).isoformat()
        data["subEvent"] = [
            facts | _status(event.status_of(event_date)) | _moments(event, event_date)
            for event_date in dates
        ]
    description = clean_text(event.summary) or plain_text(event.body)
    if event.language_of("summary", "body") != event.text_language:
        # The data have one language only: that of the title.
        description = ""
    spoken = [row.language for row in event.languages.all() if row.use == LanguageUse.SPOKEN]
    data |= _without_empty(
        description=description, inLanguage=spoken, image=jpeg_url(event.image, "max-1200x1200")
    )
    if part_of:
        # Its own page says the rest.
        data["superEvent"] = {"@id": part_of.full_url}
    return data


def _facts(event, organisers: list[dict]) -> dict:
    """What each of its dates has in common with the whole."""
    return _without_empty(
        "Event",
        name=one_line(event.title),
        url=event.full_url,
        eventAttendanceMode=f"https://schema.org/{ATTENDANCE_MODES[event.attendance]}",
        location=_locations(event),
        organizer=[
            _without_empty(
                "Organization", name=one_line(row["name"]), url=_whole(event, row["url"])
            )
            for row in organisers
        ],
    )


def _status(status: str) -> dict:
    return {"eventStatus": f"https://schema.org/{STATUSES[status]}"}


def _moments(event, event_date) -> dict:
    """When it starts and ends: with the hour and its distance from UTC where the hour is known."""
    if event_date.has_hour:
        end = event_date.end(event.timezone)
        return _without_empty(
            startDate=event_date.start(event.timezone).isoformat(),
            endDate=end.isoformat() if end else "",
        )
    return {"startDate": event_date.day.isoformat(), "endDate": event_date.last_day.isoformat()}


def _locations(event) -> list[dict]:
    places = []
    if event.attendance != Attendance.ONLINE:
        # "Everywhere" and "later" have words instead of an address.
        known = event.place.is_known
        places.append(
            _place(event.place) if known else {"@type": "Place", "name": event.place.words}
        )
    if url := safe_url(event.online_url):
        places.append({"@type": "VirtualLocation", "url": url})
    elif event.attendance != Attendance.IN_PERSON:
        places.append({"@type": "VirtualLocation", "url": event.full_url})
    return places


def _place(place) -> dict:
    address = _without_empty(
        "PostalAddress",
        streetAddress=one_line(place.address),
        postalCode=place.postcode,
        addressLocality=one_line(place.town),
        addressRegion=one_line(place.region),
        addressCountry=place.country_code,
    )
    found = _without_empty("Place", name=one_line(place.name or place.town), address=address)
    if place.has_pin:
        latitude, longitude = place.point
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found


def _whole(event, url: str) -> str:
    """An address of this site with its host, which is that of the event's page."""
    root = (event.full_url or "").removesuffix(event.url or "")
    return root + url if url else ""


def _without_empty(kind: str = "", **values) -> dict:
    named = {"@type": kind} if kind else {}
    return named | {name: value for name, value in values.items() if value not in ("", None, [])}
