"""What a query string finds."""

from django.http import QueryDict

from programme.filters.forms import EventFilter
from programme.listings.services import Listing, listing


def asked(query: str, programme=None, language: str = "fr") -> EventFilter:
    return EventFilter(QueryDict(query), language=language, programme=programme)


def found(query: str, programme, language: str = "fr") -> set[str]:
    wanted = asked(query, programme, language)
    titles = [event.title for event in wanted.events()]
    assert len(titles) == len(set(titles))
    return set(titles)


def listed(programme) -> Listing:
    """The first page of the list without a filter."""
    return listing(programme, asked("", programme, programme.locale.language_code))
