"""The search text of events: their words, normalised, for the filter by words.

The database compares it with the words of a query by LIKE, on SQLite and PostgreSQL alike. The page
of each language has the words of its own text; an untranslated page those of its source.
"""

from functools import reduce
from operator import and_

from django.db.models import Q
from wagtail.fields import RichTextField

from home.text.plain import plain_paragraphs
from home.text.stems import stems
from programme.places.public_place import PublicPlace

BATCH = 500
LONG_ENOUGH = 5


def search_text_of(event) -> str:
    """Return the words of all public texts of an event, for `EventPage.search_text`.

    Words are those of `stems()`, with a space on either side of each. An organisation has its own
    name and the one that the event has for it.
    """
    place = PublicPlace.of(event)
    texts = [_plain(event, name) for name in event.searched]
    texts.append(event.kind.name if event.kind_id else "")
    texts += [place.name, place.address, place.postcode, place.town, place.region]
    for organiser in event.organisers.all():
        texts += [organiser.name, organiser.shown_name]
    words = " ".join(stems("\n".join(dict.fromkeys(filter(None, texts)))))
    return f" {words} "


def _plain(event, name: str) -> str:
    is_rich = isinstance(event._meta.get_field(name), RichTextField)
    return plain_paragraphs(getattr(event, name)) if is_rich else getattr(event, name)


def refresh(events) -> None:
    """Update the search text of some events, after names that they show have changed.

    An event also updates it whenever it is saved.
    """
    found = list(events.order_by().distinct().with_facts())
    for event in found:
        event.search_text = search_text_of(event)
    events.model.objects.bulk_update(found, ["search_text"], batch_size=BATCH)


def split_query(query: str) -> list[str]:
    """Return the normalised words of a query, each once."""
    return list(dict.fromkeys(stems(query)))


def contains_words(query: str) -> Q:
    """Return the condition that an event has all the words of a query, which must have one."""
    return reduce(and_, (Q(search_text__contains=_pattern(word)) for word in split_query(query)))


def matches(text: str, query: str) -> bool:
    """Return whether a search text has all the words of a query."""
    return all(_pattern(word) in text for word in split_query(query))


def _pattern(word: str) -> str:
    """Return the pattern of a word; a long one finds longer words, too ("manif-estation")."""
    return f" {word}" if len(word) >= LONG_ENOUGH else f" {word} "
