"""What a query string finds."""

from django.http import QueryDict

from programme.filters.forms import EventFilter


def asked(query: str, programme=None, language: str = "fr") -> EventFilter:
    return EventFilter(QueryDict(query), language=language, programme=programme)


def found(query: str, programme, language: str = "fr") -> set[str]:
    wanted = asked(query, programme, language)
    titles = [event.title for event in wanted.apply(wanted.events)]
    assert len(titles) == len(set(titles))
    return set(titles)
