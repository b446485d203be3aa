"""The marks of a map and the GeoJSON (RFC 7946) of an edition: plain lists, no HTTP.

A mark is at the public point of an event (`PublicPlace.point`): its pin or, if only the town is
public, the centre of the town. Events at one point share a mark.
"""

import json
from dataclasses import dataclass, field

from home.text.plain import clean_text, one_line
from programme.enums import EventStatus
from programme.events.dates_in_words import date_words
from programme.places.points import decimal_json

DECIMALS = 4  # about ten metres: nearer events share a mark


@dataclass
class Mark:
    """A place on the map with its events, in the order of their days."""

    latitude: float
    longitude: float
    name: str
    is_exact: bool
    events: list = field(default_factory=list)

    @property
    def all_cancelled(self) -> bool:
        return all(event.status == EventStatus.CANCELLED for event in self.events)


def marks(events) -> list[Mark]:
    """Return one mark for each place, by town and name. Events without a public point have none."""
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
    """Return the events that the map cannot show: online, everywhere, or in an unknown place.

    An event whose local events have marks is not among them.
    """
    above = {event.path[: -event.steplen] for event in events if event.place.point}
    return [event for event in events if not event.place.point and event.path not in above]


def geojson(events) -> bytes:
    """Return a FeatureCollection with one feature for each mark, in the active language.

    `name` and `description` are for the pop-ups of uMap, with links in its syntax; `events` is for
    other programs.
    """
    features = [_feature(mark) for mark in marks(events)]
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return decimal_json(text).encode()


def _feature(mark: Mark) -> dict:
    events = [event_properties(event) for event in mark.events]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [mark.longitude, mark.latitude]},
        "properties": {
            "name": mark.name,
            "description": "\n\n".join(map(_for_umap, events)),
            "precision": "exact" if mark.is_exact else "town",
            "cancelled": mark.all_cancelled,
            "events": events,
        },
    }


def event_properties(event) -> dict:
    """Return the data of an event in a feature. `language` is that of its title.

    `days` are its dates in words, `dates` the same for machines (ISO 8601).
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
    """Return a day, or the first and the last of several as an interval (ISO 8601)."""
    days = dict.fromkeys([event_date.day, event_date.last_day])
    return "/".join(day.isoformat() for day in days)


def _for_umap(event: dict) -> str:
    # The brackets of uMap's links must not occur in their text.
    title = event["title"].translate(str.maketrans("[]|{}", "()/()"))
    lines = [event["status_text"], f"[[{event['url']}|{title}]]", *event["days"]]
    return "\n".join(filter(None, lines))
