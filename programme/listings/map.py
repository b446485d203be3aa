"""The marks of a map and the GeoJSON (RFC 7946) of an edition: plain lists, nothing of HTTP.

A mark stands where the public may know an event to be (`PublicPlace.point`): at its pin or, where
only the town is told, in the middle of the town. Events at one point share a mark.
"""

import json
from dataclasses import dataclass, field

from home.text.plain import clean_text, one_line
from programme.enums import EventStatus
from programme.events.dates_in_words import date_words
from programme.places.points import decimal_json

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
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return decimal_json(text).encode()


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
    """What a pop-up tells of an event. `language` is that of its title, its kind has its own.

    `days` are its dates in words, `dates` the same for machines.
    """
    status = EventStatus(event.status)
    return {
        "title": one_line(event.title),
        "url": event.full_url,
        "language": event.text_language,
        "kind": clean_text(event.kind.name),
        "kind_language": event.kind.text_language,
        "status": status.value,
        "status_text": "" if status == EventStatus.SCHEDULED else str(status.label),
        "days": [date_words(event, event_date) for event_date in event.dates.all()],
        "dates": [_interval(event_date) for event_date in event.dates.all()],
    }


def _interval(event_date) -> str:
    """A day, or the first and the last of several as an interval (ISO 8601)."""
    days = dict.fromkeys([event_date.day, event_date.last_day])
    return "/".join(day.isoformat() for day in days)


def _for_umap(told: dict) -> str:
    # What stands for a link there must not stand in its text.
    title = told["title"].translate(str.maketrans("[]|{}", "()/()"))
    lines = [told["status_text"], f"[[{told['url']}|{title}]]", *told["days"]]
    return "\n".join(filter(None, lines))
