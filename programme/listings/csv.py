"""The events of a programme as CSV."""

from django.db.models import URLField
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.text.csv import table_bytes
from home.text.safe_links import safe_url
from programme.models import EventPage
from programme.querysets import PublishedEventQuerySet


def events_csv(programme, events: PublishedEventQuerySet) -> bytes:
    """Return a table with a row for each date of each event; an event without a date has one row.

    The first row has the names of the columns, in the programme's language. Places are those of
    `PublicPlace`.
    """
    language = programme.locale.language_code
    with translation.override(language):
        head = table_bytes([_columns()], language)
    return head + "".join(events.values_list("csv", flat=True)).encode()


def event_lines(event: EventPage, part_of: str) -> bytes:
    """Return the lines of an event, for its published row; `part_of` is the title above it."""
    about = _about(event)
    rows = [
        [*_when(event, event_date), event.title, part_of, *about]
        for event_date in event.dates.all() or [None]
    ]
    return table_bytes(rows, event.locale.language_code, is_first=False)


def _columns() -> list[str]:
    return [
        _("Day"),
        _("Starts at"),
        _("Ends at"),
        _("Last day"),
        _("Time zone"),
        _("Status"),
        _("Title"),
        _("Part of"),
        _("Type"),
        _("Attendance"),
        _("Place"),
        _("Address"),
        _("Postcode"),
        _("Town"),
        _("Département or region"),
        _("Country"),
        _("Latitude"),
        _("Longitude"),
        _("Organisers"),
        _("Languages"),
        *(_label(name) for name in EventPage.in_csv),
        _("Page"),
    ]


def _when(event, event_date) -> list:
    if event_date is None:
        return ["", "", "", "", "", event.get_status_display()]
    hours = [moment and moment.strftime("%H:%M") for moment in _hours(event_date)]
    status = event_date if event.status_of(event_date) == event_date.status else event
    zone = event.timezone if event_date.has_hour else ""
    last_day = event_date.last_day.isoformat()
    return [event_date.day.isoformat(), *hours, last_day, zone, status.get_status_display()]


def _hours(event_date) -> tuple:
    return (event_date.start_time, event_date.end_time) if event_date.has_hour else ("", "")


def _about(event) -> list:
    place = event.place
    return [
        event.kind.name,
        event.get_attendance_display(),
        place.name or place.words,
        place.address,
        place.postcode,
        place.town_name,
        place.region,
        place.country,
        place.latitude,
        place.longitude,
        ", ".join(organiser.shown_name for organiser in event.organisers.all()),
        ", ".join(row.get_language_display() for row in event.languages.all()),
        *(_cell(event, name) for name in event.in_csv),
        event.full_url,
    ]


def _label(name: str) -> str:
    return capfirst(str(EventPage._meta.get_field(name).verbose_name))


def _cell(event, name: str) -> str:
    """Return what a field of `EventPage.in_csv` says, a choice in words."""
    field, value = event._meta.get_field(name), getattr(event, name)
    if field.choices:
        return getattr(event, f"get_{name}_display")()
    return safe_url(value) if isinstance(field, URLField) else value
