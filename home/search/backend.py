"""Wagtail's search of the database, with the words of each language on PostgreSQL.

SQLite ignores accents, too, but does not know the words of each language. On both, what is asked of
pages is folded as the pages are (`home.search.services.fold`), by readers and in the admin alike.
"""

from django.db import connection
from modelsearch.backends import database
from wagtail.models import Page


def SearchBackend(params):  # the name that Wagtail looks for
    if connection.vendor == "postgresql":
        from home.search.postgres import LanguageSearchBackend

        return _folding(LanguageSearchBackend)(params)
    return _folding(type(database.SearchBackend(params)))(params)


def _folding(backend_class: type) -> type:
    class FoldingSearchBackend(backend_class):
        def search(self, query, model_or_queryset, *args, **kwargs):
            from home.search.services import fold

            model = getattr(model_or_queryset, "model", model_or_queryset)
            if isinstance(query, str) and issubclass(model, Page):
                query = fold(query)
            return super().search(query, model_or_queryset, *args, **kwargs)

    return FoldingSearchBackend
