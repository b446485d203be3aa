"""Wagtail's search of the database, with the words of each language on PostgreSQL.

SQLite ignores accents, too, but does not know the words of each language.
"""

from django.db import connection
from modelsearch.backends import database


def SearchBackend(params):  # the name that Wagtail looks for
    if connection.vendor == "postgresql":
        from home.postgres_search import LanguageSearchBackend

        return LanguageSearchBackend(params)
    return database.SearchBackend(params)
