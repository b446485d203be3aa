"""Write iCalendar (RFC 5545, RFC 7986): one date of an event, and a whole file of several.

Nothing here knows HTTP or the database. A calendar entry keeps the bytes of its date; a file is
`header()`, the time zones, the entries and `FOOTER`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDDDTypes, vUri

from home.pages.sharing import jpeg_url
from home.text.plain import clean_text, one_line, plain_paragraphs
from home.text.safe_links import safe_url
from programme.calendars.vtimezones import zone_bytes
from programme.enums import EventStatus
from programme.ical_values import Geo, Text
from programme.timezones.choices import is_unclear

PRODID = "-//Common Programme//International Migrants Day//EN"
REFRESH = timedelta(hours=4)
COLOR = "orangered"  # a CSS3 name, as RFC 7986, section 5.9 wants
# For a zone without any date: its rule for a distant future, as tzdata has it.
ANY_YEARS = (2200, 2200)
FOOTER = b"END:VCALENDAR\r\n"
STATUSES = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.MOVED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}


# --- Around the dates


def header(
    name: str = "",
    description: str = "",
    feed_url: str = "",
    named_in: str = "",
    described_in: str = "",
) -> bytes:
    """Return the first lines of a calendar.

    The file of one event has no name: Outlook would open a new calendar for it. `named_in` and
    `described_in` are the languages of name and description, if they may differ from the active
    one.
    """
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("METHOD", "PUBLISH")
    if name := one_line(name):
        # As a text: icalendar knows no type of this name, and would escape no comma.
        calendar.add("NAME", Text(name), parameters=_language_parameter(named_in))
        calendar.add("X-WR-CALNAME", Text(name))
        calendar.add("X-WR-TIMEZONE", settings.TIME_ZONE)
        calendar.add("COLOR", COLOR)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT4H")
    _add_uri(calendar, "SOURCE", feed_url, VALUE="URI")
    if description := clean_text(description):
        calendar.add("DESCRIPTION", Text(description), parameters=_language_parameter(described_in))
        calendar.add("X-WR-CALDESC", Text(description))
    return calendar.to_ical().removesuffix(FOOTER)


def joined(head: bytes, zones: Mapping[str, tuple[int, int]], vevents: bytes) -> bytes:
    """Return a whole calendar.

    `zones` are the time zones of its events, each with the first and the last year of theirs; they
    are described in the order of their names. A calendar without events describes the site's zone:
    one that holds nothing is invalid (RFC 5545, section 3.6).
    """
    if not vevents:
        zones = {settings.TIME_ZONE: ANY_YEARS}
    described = [zone_bytes(zone, *zones[zone]) for zone in sorted(zones)]
    return b"".join([head, *described, vevents, FOOTER])


# --- One date


def vevent(event, event_date, sequence: int, modified: datetime, parent_uid=None) -> bytes:
    """Return the VEVENT of one date of an event, in the active language.

    `parent_uid` is the UID of a date of the event above, for a local event.
    """
    status = event.status_of(event_date)
    title = summary(event.title, event_date, status)
    component = _component(event_date.uid, sequence, modified, STATUSES[status])
    component.add("SUMMARY", Text(title), parameters=_language_parameter(event.text_language))
    _add_start_and_end(component, event_date, event.timezone)
    _add_place(component, event.place)
    component.add(
        "DESCRIPTION",
        _description(event),
        parameters=_language_parameter(event.language_of("summary", "body")),
    )
    _add_uri(component, "URL", event.full_url)
    kind_language = event.kind.text_language
    component.add(
        "CATEGORIES", Text(one_line(event.kind.name)), parameters=_language_parameter(kind_language)
    )
    _add_uri(component, "CONFERENCE", event.online_url, VALUE="URI", FEATURE="VIDEO")
    kind = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/jpeg"}
    _add_uri(component, "IMAGE", jpeg_url(event.image, "max-1200x630"), **kind)
    if parent_uid:
        component.add("RELATED-TO", uid_of(parent_uid), parameters={"RELTYPE": "PARENT"})
    return component.to_ical()


def withdrawn_vevent(entry, sequence: int, modified: datetime, page_url: str = "") -> bytes:
    """Return the VEVENT of a date that is no longer public, in the active language.

    Its place or texts may be the reason why it was withdrawn: it has only its title and its hours.
    `page_url` is the address of its event, if that still has other dates.
    """
    title = summary(entry.title, entry, EventStatus.CANCELLED)
    component = _component(entry.uid, sequence, modified, "CANCELLED")
    component.add("SUMMARY", Text(title))
    _add_start_and_end(component, entry, entry.timezone)
    parts = [_("This is no longer in the programme."), page_url]
    component.add("DESCRIPTION", Text(clean_text("\n\n".join(filter(None, parts)))))
    _add_uri(component, "URL", page_url)
    component.add("CATEGORIES", Text(one_line(entry.kind)))
    return component.to_ical()


def uid_of(key) -> str:
    return f"{key}@{settings.CALENDAR_UID_DOMAIN}"


def with_status(title: str, status: str) -> str:
    """Return a title that begins with the status: some clients do not show STATUS."""
    words = {
        EventStatus.CANCELLED: _("CANCELLED – %(title)s"),
        EventStatus.POSTPONED: _("POSTPONED – %(title)s"),
        EventStatus.MOVED: _("MOVED – %(title)s"),
    }
    return words.get(status, "%(title)s") % {"title": title}


def summary(title: str, event_date, status: str) -> str:
    shown = with_status(one_line(title), status)
    if event_date.hour_to_be_announced:
        return _("%(title)s (time to be announced)") % {"title": shown}
    return shown


def _language_parameter(language: str) -> dict[str, str]:
    """Return the LANGUAGE parameter (RFC 5545, section 3.2.10) of a text not in the feed's."""
    return {"LANGUAGE": language} if language and language != get_language() else {}


def _component(key, sequence: int, modified: datetime, status: str) -> Event:
    modified_utc = modified.astimezone(UTC).replace(microsecond=0)
    component = Event()
    component.add("UID", uid_of(key))
    component.add("DTSTAMP", modified_utc)
    component.add("LAST-MODIFIED", modified_utc)
    component.add("SEQUENCE", sequence)
    component.add("STATUS", status)
    component.add("CLASS", "PUBLIC")
    return component


def tzid_of(event_date, timezone: str) -> str:
    """Return the zone that a date's hours are written in; empty for a whole day and for UTC.

    Local time with the zone's name keeps the hour when the rules of the zone change later. An hour
    that comes twice in a night, or is left out, is written in UTC: programs disagree about which
    moment it is. It is the first of the two, or what the clocks before the change would show.
    """
    moments = [event_date.start(timezone), event_date.end(timezone)]
    unclear = any(moment and is_unclear(moment) for moment in moments)
    return timezone if event_date.has_hour and not unclear else ""


def _add_start_and_end(component: Event, event_date, timezone: str) -> None:
    component.add("TRANSP", "OPAQUE" if event_date.has_hour else "TRANSPARENT")
    if not event_date.has_hour:
        component.add("DTSTART", vDDDTypes(event_date.day))
        component.add("DTEND", vDDDTypes(event_date.day_after))
        return
    tzid = tzid_of(event_date, timezone)
    moments = {"DTSTART": event_date.start(timezone), "DTEND": event_date.end(timezone)}
    for name, moment in moments.items():
        if moment and tzid:
            # As naive, because icalendar would turn a zone that is always UTC into a bare "Z".
            component.add(name, moment.replace(tzinfo=None), parameters={"TZID": tzid})
        elif moment:
            component.add(name, moment.astimezone(UTC))


def _add_place(component: Event, place) -> None:
    if location := one_line(place.line()):
        component.add("LOCATION", Text(location))
    if place.latitude is not None:
        component.add("GEO", Geo((place.latitude, place.longitude)))


def _add_uri(component, name: str, url: str, **parameters: str) -> None:
    """Add an address, unless it is empty. Nothing is escaped: an URI holds nothing to escape."""
    if written := iri_to_uri(_link(url)):
        component.add(name, vUri(written), parameters=parameters)


def _link(url: str) -> str:
    """Return an address that a calendar may follow; empty for any other.

    It is checked as it will be written, without the characters that cannot be.
    """
    written = safe_url("".join(clean_text(url).split()))
    return "" if written.startswith(("/", "#")) else written


def _description(event) -> Text:
    organisers = ", ".join(organiser.shown_name for organiser in event.organisers.all())
    online, registration = _link(event.online_url), _link(event.registration_url)
    parts = [
        event.status_note,
        event.summary or plain_paragraphs(event.body),
        organisers and _("Organised by: %(names)s") % {"names": organisers},
        online and _("Take part online: %(url)s") % {"url": online},
        registration and _("Register: %(url)s") % {"url": registration},
        event.full_url,
    ]
    return Text(clean_text("\n\n".join(filter(None, parts))))
