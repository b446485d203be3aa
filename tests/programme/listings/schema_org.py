"""What Google asks of a schema.org Event: a list of what is missing or wrong in one.

https://developers.google.com/search/docs/appearance/structured-data/event: what is required, and
the rules of what is recommended.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

SCHEMA = "https://schema.org/"
STATUSES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"}
MODES = {
    "OfflineEventAttendanceMode": {"Place"},
    "OnlineEventAttendanceMode": {"VirtualLocation"},
    "MixedEventAttendanceMode": {"Place", "VirtualLocation"},
}
AVAILABILITY = {"InStock", "SoldOut", "PreOrder"}


def mistakes(event: dict) -> list[str]:
    """What is missing or wrong in an event and its sub-events."""
    found = list(_mistakes(event))
    for sub_event in event.get("subEvent", []):
        found += [f"subEvent: {text}" for text in _mistakes(sub_event)]
    return found


def _mistakes(event: dict) -> Iterator[str]:
    for name in (
        "name",
        "startDate",
        "location",
        "eventStatus",
        "eventAttendanceMode",
        "organizer",
    ):
        if not event.get(name):
            yield f"no {name}"
    yield from _dates(event)
    yield from _status(event)
    kinds = {place["@type"] for place in event.get("location", [])}
    if kinds != MODES.get(event.get("eventAttendanceMode", "").removeprefix(SCHEMA)):
        yield f"{event.get('eventAttendanceMode')} at {kinds}"
    for place in event.get("location", []):
        yield from _location(place)
    for organizer in event.get("organizer", []):
        if not organizer.get("name"):
            yield "an organizer without a name"
        yield from _address("organizer.url", organizer.get("url", "https://"))
    for name in ("url", "image"):
        yield from _address(name, event.get(name, "https://"))
    if "offers" in event:
        yield from _offer(event["offers"])
    free = event.get("isAccessibleForFree")
    if free is not None and (
        free is not True or event.get("offers", {"price": "0"})["price"] != "0"
    ):
        yield "isAccessibleForFree, but not for nothing"


def _dates(event: dict) -> Iterator[str]:
    moments = {}
    for name in ("startDate", "endDate", "previousStartDate"):
        if text := event.get(name):
            try:
                moments[name] = datetime.fromisoformat(text) if "T" in text else None
                date.fromisoformat(text[:10])
            except ValueError:
                yield f"{name} is not ISO 8601: {text}"
            if moments.get(name) and moments[name].tzinfo is None:
                yield f"{name} has no offset: {text}"
    start, end = moments.get("startDate"), moments.get("endDate")
    if event.get("endDate", "9999")[:10] < event["startDate"][:10] or (
        start and end and end < start
    ):
        yield "it ends before it starts"


def _status(event: dict) -> Iterator[str]:
    status = event.get("eventStatus", "").removeprefix(SCHEMA)
    if status not in STATUSES:
        yield f"eventStatus {status}"
    if (status == "EventRescheduled") != ("previousStartDate" in event):
        yield f"{status}, previousStartDate {event.get('previousStartDate')}"
    if event.get("previousStartDate") == event["startDate"]:
        yield "rescheduled to where it was"


def _location(place: dict) -> Iterator[str]:
    if place["@type"] == "VirtualLocation":
        yield from _address("VirtualLocation.url", place.get("url", ""))
        return
    if not place.get("name"):
        yield "a Place without a name"
    address = place.get("address")
    if not address or (isinstance(address, dict) and len(address) < 2):
        yield "a Place without an address"


def _offer(offer: dict) -> Iterator[str]:
    if not re.fullmatch(r"\d+(\.\d\d)?", offer.get("price", "")):
        yield f"price {offer.get('price')}"
    if not re.fullmatch(r"[A-Z]{3}", offer.get("priceCurrency", "")):
        yield f"priceCurrency {offer.get('priceCurrency')}"
    if offer.get("availability", "").removeprefix(SCHEMA) not in AVAILABILITY:
        yield f"availability {offer.get('availability')}"
    yield from _address("offers.url", offer.get("url", ""))


def _address(name: str, url: str) -> Iterator[str]:
    if not re.match(r"https?://", url):
        yield f"{name} is no whole address: {url}"
