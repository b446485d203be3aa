"""iCalendar (RFC 5545, RFC 7986) of programmes and events: bytes from pages, nothing of HTTP.

The same pages give the same bytes, whenever they are asked for: every stamp comes from the
page's own publication.
"""

from datetime import UTC, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDDDTypes, vText, vUri

from home.texts import clean_text, plain_paragraphs
from programme.enums import EventStatus
from programme.timezones import vtimezone

PRODID = "-//Common Programme//International Migrants Day//EN"
REFRESH = timedelta(hours=4)
COLOR = "orangered"  # a CSS3 name, as RFC 7986, section 5.9 wants
STATUSES = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.MOVED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}


def programme_calendar(programme, feed_url: str) -> bytes:
    """The calendar of an edition in its page's language; `feed_url` is its absolute address."""
    with translation.override(programme.locale.language_code):
        calendar = _calendar(
            clean_text(programme.title), clean_text(programme.description), feed_url
        )
        _add_events(calendar, programme.events)
        return calendar.to_ical()


def event_calendar(event) -> bytes:
    """The file of one event, all its dates.

    Without a calendar name: Outlook would open a new calendar for it.
    """
    with translation.override(event.locale.language_code):
        calendar = _calendar()
        _add_events(calendar, [event])
        return calendar.to_ical()


def _calendar(name: str = "", description: str = "", feed_url: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("METHOD", "PUBLISH")
    if name:
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", vText(name))
        calendar.add("X-WR-TIMEZONE", settings.TIME_ZONE)
        calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", "PT4H")
        calendar.add("SOURCE", vUri(feed_url), parameters={"VALUE": "URI"})
        calendar.add("COLOR", COLOR)
    if description:
        calendar.add("DESCRIPTION", description)
        calendar.add("X-WR-CALDESC", vText(description))
    return calendar


def _add_events(calendar: Calendar, events) -> None:
    dated = [(event, event_date) for event in events for event_date in event.dates.all()]
    zones = {event.timezone for event, event_date in dated if event_date.has_hour}
    for zone in sorted(zones):
        calendar.add_component(vtimezone(zone))
    for event, event_date in dated:
        calendar.add_component(vevent(event, event_date))


def vevent(event, event_date) -> Event:
    """The VEVENT of one date of an event, in the active language."""
    status = event.status_of(event_date)
    published = event.last_published_at.astimezone(UTC).replace(microsecond=0)
    component = Event()
    component.add("UID", f"{event_date.uid}@{settings.CALENDAR_UID_DOMAIN}")
    component.add("DTSTAMP", published)
    component.add("LAST-MODIFIED", published)
    component.add("SEQUENCE", 0 if status == EventStatus.SCHEDULED else 1)
    component.add("STATUS", STATUSES[status])
    component.add("SUMMARY", summary(event, event_date, status))
    _add_moments(component, event, event_date)
    place = event.place
    if location := clean_text(place.line()):
        component.add("LOCATION", location)
    if place.latitude is not None:
        component.add("GEO", (float(place.latitude), float(place.longitude)))
    component.add("DESCRIPTION", _description(event))
    component.add("URL", vUri(event.full_url))
    component.add("CATEGORIES", [clean_text(event.kind.name)])
    component.add("CLASS", "PUBLIC")
    component.add("TRANSP", "OPAQUE" if event_date.has_hour else "TRANSPARENT")
    if event.online_url:
        label = {"VALUE": "URI", "FEATURE": "VIDEO"}
        component.add("CONFERENCE", vUri(event.online_url), parameters=label)
    return component


def with_status(title: str, status: str) -> str:
    """A title with what must not be missed: clients show it, whatever they make of STATUS."""
    words = {
        EventStatus.CANCELLED: _("CANCELLED – %(title)s"),
        EventStatus.POSTPONED: _("POSTPONED – %(title)s"),
        EventStatus.MOVED: _("MOVED – %(title)s"),
    }
    return words.get(status, "%(title)s") % {"title": title}


def summary(event, event_date, status: str) -> str:
    title = with_status(clean_text(event.title).replace("\n", " "), status)
    if event_date.hour_to_be_announced:
        title = _("%(title)s (hour to be announced)") % {"title": title}
    return title


def _add_moments(component: Event, event, event_date) -> None:
    if not event_date.has_hour:
        component.add("DTSTART", vDDDTypes(event_date.day))
        component.add("DTEND", vDDDTypes(event_date.day_after))
        return
    # Local time with the zone's name: a later change of the zone's rules keeps the hour. Written
    # as naive, because icalendar would turn a zone that is always UTC into a bare "Z".
    zone = {"TZID": event.timezone}
    start, end = event_date.start(event.timezone), event_date.end(event.timezone)
    component.add("DTSTART", start.replace(tzinfo=None), parameters=zone)
    if end:
        component.add("DTEND", end.replace(tzinfo=None), parameters=zone)


def _description(event) -> str:
    organisers = ", ".join(organiser.shown_name for organiser in event.organisers.all())
    parts = [
        event.status_note,
        event.summary or plain_paragraphs(event.body),
        organisers and _("Organised by: %(names)s") % {"names": organisers},
        event.online_url and _("Take part online: %(url)s") % {"url": event.online_url},
        event.registration_url and _("Register: %(url)s") % {"url": event.registration_url},
        event.full_url,
    ]
    return vText(clean_text("\n\n".join(filter(None, parts))))
