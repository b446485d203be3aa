"""The marks of a map and the GeoJSON (RFC 7946) of an edition: plain lists, nothing of HTTP.

A mark stands where the public may know an event to be (`PublicPlace.point`): at its pin or, where
only the town is told, in the middle of the town. Events at one point share a mark.
"""

import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from home.templatetags.dates import full_day, hour
from home.texts import clean_text, one_line
from programme.enums import EventStatus
from programme.zone_names import town_of

DECIMALS = 4  # about ten metres: what is nearer shares a mark


@dataclass
class Mark:
    """A place on the map with what happens there, in the order of the events' days."""

    latitude: float
    longitude: float
    name: str
    is_exact: bool
    events: list = field(default_factory=list)

    @property
    def all_cancelled(self) -> bool:
        return all(event.status == EventStatus.CANCELLED for event in self.events)


def marks(events) -> list[Mark]:
    """One mark a place, by name. What has no place that the public may know has none."""
    found: dict[tuple, Mark] = {}
    for event in events:
        place = event.place
        if place.point is None:
            continue
        latitude, longitude = place.point
        at = (round(latitude, DECIMALS), round(longitude, DECIMALS))
        name = one_line(place.line() if place.has_pin else place.town_name)
        mark = found.setdefault(at, Mark(*at, name, place.has_pin))
        mark.events.append(event)
    return sorted(found.values(), key=lambda mark: (mark.events[0].place.town, mark.name))


def without_mark(events) -> list:
    """What the map cannot show: online, everywhere, announced later, in a town that is not known.

    A march whose towns have marks of their own is not among them.
    """
    marched = {event.path[: -event.steplen] for event in events if event.place.point}
    return [event for event in events if not event.place.point and event.path not in marched]


def geojson(events) -> bytes:
    """A FeatureCollection with one feature a mark, in the active language.

    `name` and `description` are for uMap, which shows them in its pop-ups (links written as it
    wants them); `events` is for those who read the data.
    """
    features = [_feature(mark) for mark in marks(events)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(mark: Mark) -> dict:
    told = [event_properties(event) for event in mark.events]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [mark.longitude, mark.latitude]},
        "properties": {
            "name": mark.name,
            "description": "\n\n".join(map(_for_umap, told)),
            "precision": "exact" if mark.is_exact else "town",
            "cancelled": mark.all_cancelled,
            "events": told,
        },
    }


def event_properties(event) -> dict:
    """What a pop-up tells of an event. `language` is that of its title, its kind has its own."""
    status = EventStatus(event.status)
    return {
        "title": one_line(event.title),
        "url": event.full_url,
        "language": event.text_language,
        "kind": clean_text(event.kind.name),
        "kind_language": event.kind.locale.language_code,
        "status": status.value,
        "status_text": "" if status == EventStatus.SCHEDULED else str(status.label),
        "days": [day_words(event, event_date) for event_date in event.dates.all()],
        "dates": [event_date.day.isoformat() for event_date in event.dates.all()],
    }


def day_words(event, event_date) -> str:
    """ "Friday 18 December 2026, 6.30 pm"; with what has become of the day, if anything has."""
    words = full_day(event_date.day)
    if event_date.has_hour:
        words = f"{words}, {hour(event_date.start_time)}"
        if event.timezone != "Europe/Paris":
            zone = _("%(city)s time") % {"city": town_of(event.timezone)}
            words = f"{words} ({zone})"
    if event_date.status != EventStatus.SCHEDULED and event.status == EventStatus.SCHEDULED:
        words = f"{words} – {event_date.get_status_display()}"
    return words


def _for_umap(told: dict) -> str:
    # What stands for a link there must not stand in its text.
    title = told["title"].translate(str.maketrans("[]|{}", "()/()"))
    lines = [told["status_text"], f"[[{told['url']}|{title}]]", *told["days"]]
    return "\n".join(filter(None, lines))
