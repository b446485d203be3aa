"""Search: which pages of a language hold some words, and what a list of them needs."""

import re
from collections import defaultdict

from wagtail.models import Locale, Page

from home.querysets import public_pages

# Whoever has more to read through adds a word.
MOST = 100
# From a letter or digit to another; quotes end it. Databases cut names such as "G.R.E.F" in ways of
# their own, the same in pages and in queries, so they are given such names whole.
WORD = re.compile(r"""[^\W_](?:[^\s"'’]*[^\W_])?""")


def words_of(query: str) -> list[str]:
    """
    >>> words_of("l’accueil (des) migrant·es – G.R.E.F. !")
    ['l', 'accueil', 'des', 'migrant·es', 'G.R.E.F']
    """
    return WORD.findall(query)


def find(query: str) -> list[Page]:
    """The public pages of the active language that hold all the words, best first.

    At most `MOST` of them. What nobody translated yet is found by the words of its own language.
    """
    words = words_of(query)
    if not words:
        return []
    # The index knows a page's state and language; who may read it is asked afterwards.
    pages = Page.objects.live().filter(locale=Locale.get_active(), depth__gte=2)
    found = list(pages.search(" ".join(words), operator="and")[:MOST])
    public = set(public_pages().filter(pk__in=[page.pk for page in found]).values_list("pk"))
    return [page for page in found if (page.pk,) in public]


def with_facts(pages: list[Page]) -> list[Page]:
    """The same pages, in the same order, as what they are: a fixed number of queries a type."""
    keys = defaultdict(list)
    for page in pages:
        keys[page.specific_class].append(page.pk)
    specific = {
        page.pk: page
        for model, wanted in keys.items()
        for page in model.objects.filter(pk__in=wanted).select_related("locale").with_facts()
    }
    return [specific[page.pk] for page in pages]
