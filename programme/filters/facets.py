"""What the filters of a feed go by, kept in the journal for when the page is gone or elsewhere.

Whoever subscribed to the events of a town is told that one of them is off or moved to another town,
also when it was the only one there; and is not told of those of other towns.
"""

from programme.enums import WheelchairAccess
from programme.search_text import search_text_of


def entry_facets(event, event_date) -> dict:
    """The values that stand in addresses, and the words that are searched, of what is public."""
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
    """All that an organiser goes by, its page's address first."""
    page = organiser.signatory
    names = [page.slug, page.title, page.acronym, *page.other_names] if page else []
    return [name for name in [*names, organiser.name] if name]
