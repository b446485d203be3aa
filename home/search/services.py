"""The search for pages: the words of a query, the pages found, and what a list of them shows."""

import re
from collections import defaultdict

from wagtail.models import Locale, Page

from home.querysets import public_pages
from home.text.stems import stems

# The most pages a search returns; a reader who gets so many adds a word.
MOST = 100
# A word begins and ends with a letter or digit; quotation marks end it.
WORD = re.compile(r"""[^\W_](?:[^\s"'’]*[^\W_])?""")


def split_query(query: str) -> list[str]:
    """Return the words of a query as they are typed, each from a letter or digit to another.

    >>> split_query("l’accueil (des) migrant·es – G.R.E.F. !")
    ['l', 'accueil', 'des', 'migrant·es', 'G.R.E.F']
    """
    return WORD.findall(query)


def find(query: str) -> list[Page]:
    """Return the public pages of the active language that contain all words, best first.

    At most `MOST`. An untranslated page is found by the words of its own language.
    """
    words = stems(query)
    if not words:
        return []
    # The index knows a page's state and language, but not who may read it.
    pages = Page.objects.live().filter(locale=Locale.get_active(), depth__gte=2)
    found = list(pages.search(" ".join(words), operator="and")[:MOST])
    public = set(public_pages().filter(pk__in=[page.pk for page in found]).values_list("pk"))
    # Not every database gives titles more weight.
    return sorted(
        (page for page in found if (page.pk,) in public),
        key=lambda page: not _has_words(page.title, words),
    )


def _has_words(title: str, words: list[str]) -> bool:
    return set(words) <= set(stems(title))


def with_facts(pages: list[Page]) -> list[Page]:
    """Return pages in the same order as their specific types: a fixed number of queries a type."""
    keys = defaultdict(list)
    for page in pages:
        keys[page.specific_class].append(page.pk)
    specific = {
        page.pk: page
        for model, wanted in keys.items()
        for page in model.objects.filter(pk__in=wanted).select_related("locale").with_facts()
    }
    return [specific[page.pk] for page in pages]
