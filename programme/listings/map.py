"""The marks of a map and the GeoJSON (RFC 7946) of an edition: plain lists, no HTTP.

Both are put together from published rows; `event_properties` makes what a row has of an event.

A mark is at the public point of an event (`PublicPlace.point`): its pin or, if only the town is
public, the centre of the town. Events at one point share a mark.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from home.text.plain import clean_text, one_line
from programme.enums import EventStatus
from programme.events.dates_in_words import date_words
from programme.models import PublishedEvent
from programme.places.points import decimal_text

# The columns that are read of events.
OF_MARKS = ("latitude", "longitude", "is_exact", "place_line", "town", "status")
OF_GEOJSON = (*OF_MARKS, "geojson", "umap")
OF_LIST = (*OF_MARKS, "pk", "part_of", "attendance", "map_item")
DECIMALS = 4  # about ten metres: nearer events share a mark


@dataclass
class Mark:
    """A place on the map with its events, in the order of their days."""

    latitude: float
    longitude: float
    name: str
    is_exact: bool
    events: list[PublishedEvent] = field(default_factory=list)

    @property
    def items(self) -> list[SafeString]:
        """The ready items of its events in the list of places."""
        # A template has rendered it.
        return [mark_safe(event.map_item) for event in self.events]  # nosec B703

    @property
    def all_cancelled(self) -> bool:
        return all(event.status == EventStatus.CANCELLED for event in self.events)


def marks(events: Iterable[PublishedEvent]) -> list[Mark]:
    """Return one mark for each place, by town and name. Events without a public point have none."""
    found: dict[tuple, Mark] = {}
    for event in events:
        if event.latitude is None:
            continue
        at = (round(event.latitude, DECIMALS), round(event.longitude, DECIMALS))
        mark = found.setdefault(at, Mark(*at, event.place_line, event.is_exact))
        mark.events.append(event)
    return sorted(found.values(), key=lambda mark: (mark.events[0].town, mark.name))


def without_mark(events: Iterable[PublishedEvent]) -> list[PublishedEvent]:
    """Return the events that the map cannot show: online, everywhere, or in an unknown place.

    An event whose local events have marks is not among them.
    """
    above = {event.part_of for event in events if event.latitude is not None}
    return [event for event in events if event.latitude is None and event.pk not in above]


def geojson(events: Iterable[PublishedEvent]) -> bytes:
    """Return a FeatureCollection with one feature for each mark, joined from the rows' texts.

    `name` and `description` are for the pop-ups of uMap, with links in its syntax; `events` is for
    other programs.
    """
    features = ",".join(map(_feature, marks(events)))
    return f'{{"type":"FeatureCollection","features":[{features}]}}'.encode()


def _feature(mark: Mark) -> str:
    point = f"{decimal_text(mark.longitude)},{decimal_text(mark.latitude)}"
    description = "\\n\\n".join(event.umap for event in mark.events)
    precision = "exact" if mark.is_exact else "town"
    return (
        f'{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{point}]}},'
        f'"properties":{{"name":{as_json(mark.name)},"description":"{description}",'
        f'"precision":"{precision}","cancelled":{as_json(mark.all_cancelled)},'
        f'"events":[{",".join(event.geojson for event in mark.events)}]}}}}'
    )


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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


def for_umap(event: dict) -> str:
    """Return the paragraph of an event, given as its `event_properties()`, in uMap's syntax."""
    # The brackets of uMap's links must not occur in their text.
    title = event["title"].translate(str.maketrans("[]|{}", "()/()"))
    lines = [event["status_text"], f"[[{event['url']}|{title}]]", *event["days"]]
    return "\n".join(filter(None, lines))
