"""The words that events are found by, kept with each of them as they are compared.

A database then looks for words itself, SQLite as PostgreSQL. Each language's page has the words of
its own text: what nobody has translated yet is found by those it was written in.
"""

from functools import reduce
from operator import and_

from django.db.models import Q

from home.search import words_of
from home.texts import plain_paragraphs, searchable
from programme.places import PublicPlace

BATCH = 500


def found_by(event) -> str:
    """All that the public may read of an event, ready to be searched: `EventPage.found_by`.

    An organisation goes by its own name and by the one that the event calls it.
    """
    place = PublicPlace.of(event)
    texts = [event.title, event.summary, plain_paragraphs(event.body), event.access_note]
    texts.append(event.kind.name if event.kind_id else "")
    texts += [place.name, place.address, place.postcode, place.town, place.region]
    for organiser in event.organisers.all():
        texts += [organiser.name, organiser.shown_name]
    return searchable("\n".join(dict.fromkeys(filter(None, texts))))


def refresh(events) -> None:
    """Write anew what some events are found by, after names that they show have changed.

    Otherwise an event does it by itself whenever it is saved.
    """
    found = list(events.order_by().distinct().with_facts())
    for event in found:
        event.found_by = found_by(event)
    events.model.objects.bulk_update(found, ["found_by"], batch_size=BATCH)


def asked_for(query: str) -> list[str]:
    """The words of a query as they are compared, each once."""
    return list(dict.fromkeys(searchable(word) for word in words_of(query)))


def holding(query: str) -> Q:
    """The events that hold all the words of a query, which has some."""
    return reduce(and_, (Q(found_by__contains=word) for word in asked_for(query)))
