"""The words that events are found by, kept with each of them as they are compared.

A database then looks for words itself, SQLite as PostgreSQL. Each language's page has the words of
its own text: what nobody has translated yet is found by those it was written in.
"""

from functools import reduce
from operator import and_

from django.db.models import Q

from home.text.plain import plain_paragraphs
from home.text.stems import stems
from programme.places.public_place import PublicPlace

BATCH = 500
LONG_ENOUGH = 5


def search_text_of(event) -> str:
    """All that the public may read of an event, ready to be searched: `EventPage.search_text`.

    Words as `stems()` has them, with a space on either side of each.
    An organisation goes by its own name and by the one that the event calls it.
    """
    place = PublicPlace.of(event)
    texts = [event.title, event.summary, plain_paragraphs(event.body), event.access_note]
    texts.append(event.kind.name if event.kind_id else "")
    texts += [place.name, place.address, place.postcode, place.town, place.region]
    for organiser in event.organisers.all():
        texts += [organiser.name, organiser.shown_name]
    words = " ".join(stems("\n".join(dict.fromkeys(filter(None, texts)))))
    return f" {words} "


def refresh(events) -> None:
    """Write anew what some events are found by, after names that they show have changed.

    Otherwise an event does it by itself whenever it is saved.
    """
    found = list(events.order_by().distinct().with_facts())
    for event in found:
        event.search_text = search_text_of(event)
    events.model.objects.bulk_update(found, ["search_text"], batch_size=BATCH)


def split_query(query: str) -> list[str]:
    """Return the words of a query as they are looked for, each once."""
    return list(dict.fromkeys(stems(query)))


def contains_words(query: str) -> Q:
    """Return a condition on the events that hold all the words of a query, which has some."""
    return reduce(and_, (Q(search_text__contains=_pattern(word)) for word in split_query(query)))


def matches(text: str, query: str) -> bool:
    """Whether what an event is found by holds all the words of a query."""
    return all(_pattern(word) in text for word in split_query(query))


def _pattern(word: str) -> str:
    """A word, or the beginning of one if it is long enough: "manif" of "manifestation"."""
    return f" {word}" if len(word) >= LONG_ENOUGH else f" {word} "
