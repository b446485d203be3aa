"""The facets of a calendar entry: the values of its event that the filters of feeds compare.

They are kept for when the page is deleted or has changed: the calendar of a town's events shows
that one of them is off or has moved to another town, also if it was the only one there.
"""

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
