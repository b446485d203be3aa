"""Facets: the values of an event that filters offer or compare.

Those of a calendar entry are what the filters of feeds compare. They are kept for when the page is
deleted or has changed: the calendar of a town's events shows that one of them is off or has moved
to another town, also if it was the only one there.
"""

from collections.abc import Iterable
from operator import itemgetter

from programme.enums import WheelchairAccess
from programme.search_text import search_text_of


def entry_facets(event, event_date) -> dict:
    """Return the public values of one date of an event, by facet, and its search text."""
    place = event.place
    organisers = [name for row in event.organisers.all() for name in _names_of(row)]
    languages = [row.language for row in event.languages.all()]
    return {
        "type": event.kind.code,
        "region": place.region,
        "town": place.town,
        "country": place.country_code,
        "department": place.department,
        "precision": place.precision,
        "point": place.point and list(place.point),
        "organisers": list(dict.fromkeys(organisers)),
        "languages": languages,
        "wheelchair": event.wheelchair in (WheelchairAccess.YES, WheelchairAccess.PARTLY),
        "day": event_date.day.isoformat(),
        "last_day": event_date.last_day.isoformat(),
        "text": search_text_of(event),
    }


def _names_of(organiser) -> list[str]:
    """Return all names of an organiser, the slug of its page first."""
    page = organiser.signatory
    names = [page.slug, page.title, page.acronym, *page.other_names] if page else []
    return [name for name in [*names, organiser.name] if name]


def event_facets(event) -> dict:
    """Return what the filters of lists may offer of an event: its published row keeps it.

    `kind` is a list of code, name and language, `place` of town, region, country and postcode,
    empty if the place is not public. `organisers` are pairs of an organisation's translation key,
    or None, and a name.
    """
    is_placed = event.place.is_known
    return {
        "place": [event.town, event.region, event.country.code or "", event.postcode]
        if is_placed
        else [],
        "kind": [event.kind.code, event.kind.name, event.kind.text_language],
        "days": [row.day.isoformat() for row in event.dates.all()],
        "languages": [row.language for row in event.languages.all()],
        "organisers": [
            [str(row.signatory.translation_key) if row.signatory else None, row.name]
            for row in event.organisers.all()
        ],
    }


def number_of_occurrences(facets: dict) -> int:
    """Return how many entries a list has of an event with these facets: one without a date, too."""
    return len(facets["days"]) or 1


def facets_of_events(events: Iterable[tuple[int, dict]]) -> dict:
    """Return the values that some events have, each once, from key and `event_facets()`.

    `places` also have the key of the first event there: its spelling of a town is offered, also
    when others come later.
    """
    kinds, days, languages, organisers, places = set(), set(), set(), set(), {}
    for pk, facets in events:
        kinds.add(tuple(facets["kind"]))
        days.update(facets["days"])
        languages.update(facets["languages"])
        organisers.update(map(tuple, facets["organisers"]))
        place = tuple(facets["place"])
        if place and (place[0] or place[1]):
            places[place] = min(pk, places.get(place, pk))
    return _as_lists(kinds, days, languages, organisers, places)


def merged_facets(editions: Iterable[dict]) -> dict:
    """Return the facets of several editions together, each as `facets_of_events()` returned it."""
    kinds, days, languages, organisers, places = set(), set(), set(), set(), {}
    for facets in editions:
        kinds.update(map(tuple, facets["kinds"]))
        days.update(facets["days"])
        languages.update(facets["languages"])
        organisers.update(map(tuple, facets["organisers"]))
        for *place, oldest in facets["places"]:
            key = tuple(place)
            places[key] = min(oldest, places.get(key, oldest))
    return _as_lists(kinds, days, languages, organisers, places)


def _as_lists(kinds, days, languages, organisers, places) -> dict:
    return {
        "kinds": sorted(map(list, kinds)),
        "days": sorted(days),
        "languages": sorted(languages),
        "organisers": sorted(map(list, organisers), key=lambda pair: (pair[1], pair[0] or "")),
        "places": [[*place, oldest] for place, oldest in sorted(places.items(), key=itemgetter(1))],
    }
