"""PostgreSQL's text search with a configuration for each language (migration 0002_search)."""

from collections import defaultdict
from copy import copy
from functools import reduce
from operator import or_

from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)

# For languages without a configuration of their own: words are found as they are written.
ANY_LANGUAGE = "simple_unaccent"
CONFIGURATIONS = {"fr": "fr_unaccent", "en": "en_unaccent"}


def configuration_of(instance) -> str:
    """Return the configuration for the language of an object's text, also of an alias."""
    locale = getattr(instance, "locale", None)
    language = getattr(instance, "text_language", None) or getattr(locale, "language_code", "")
    return CONFIGURATIONS.get(language, ANY_LANGUAGE)


class LanguageIndex(PostgresIndex):
    """Index each object with the configuration for its language."""

    def add_items(self, model, objs):
        groups = defaultdict(list)
        for instance in objs:
            groups[configuration_of(instance)].append(instance)
        for configuration, instances in groups.items():
            index = copy(self)
            index.backend = copy(self.backend)
            index.backend.config = configuration
            PostgresIndex.add_items(index, model, instances)


class LanguageQueryCompiler(PostgresSearchQueryCompiler):
    """Search with all configurations at once: a list may have pages that are not translated yet."""

    def build_tsquery(self, query, config=None):
        configurations = [*CONFIGURATIONS.values(), ANY_LANGUAGE]
        queries = [self.build_tsquery_content(query, config=name) for name in configurations]
        return reduce(or_, queries) if all(queries) else None


class LanguageSearchBackend(PostgresSearchBackend):
    index_class = LanguageIndex
    query_compiler_class = LanguageQueryCompiler

    def __init__(self, params):
        super().__init__(params)
        self.config = self.autocomplete_config = ANY_LANGUAGE
