"""Text search of each language on PostgreSQL, without accents. Other databases have nothing of it.

Kept in a file of its own: it names no model, so making 0001 anew does not touch it.
"""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

# Our configuration, PostgreSQL's own that it is made of, and the dictionary of its words.
CONFIGURATIONS = [
    ("fr_unaccent", "french", "french_stem"),
    ("en_unaccent", "english", "english_stem"),
    ("simple_unaccent", "simple", "simple"),
]


class OnPostgres(migrations.RunSQL):
    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [
        UnaccentExtension(),
        *(
            OnPostgres(
                f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {original}); "
                f"ALTER TEXT SEARCH CONFIGURATION {name} "
                f"ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {words};",
                f"DROP TEXT SEARCH CONFIGURATION {name};",
            )
            for name, original, words in CONFIGURATIONS
        ),
    ]
