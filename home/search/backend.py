"""Wagtail's search of the database, with the words of each language on PostgreSQL.

SQLite ignores accents, too, but does not know the words of each language. On both, a query for
pages is stemmed as the pages are (`home.search.fields`), for readers and in the admin alike.
"""

from django.db import connection
from modelsearch.backends import database
from wagtail.models import Page

from home.search.fields import stem_text


def SearchBackend(params):  # the name that Wagtail looks for
    """Return the search backend for the database in use."""
    if connection.vendor == "postgresql":
        from home.search.postgres import LanguageSearchBackend

        return _stemming(LanguageSearchBackend)(params)
    return _stemming(type(database.SearchBackend(params)))(params)


def _stemming(backend_class: type) -> type:
    """Return a subclass of a search backend that stems queries for pages."""

    class StemmingSearchBackend(backend_class):
        def search(self, query, model_or_queryset, *args, **kwargs):
            model = getattr(model_or_queryset, "model", model_or_queryset)
            if isinstance(query, str) and issubclass(model, Page):
                query = stem_text(query)
            return super().search(query, model_or_queryset, *args, **kwargs)

    return StemmingSearchBackend
