"""What translators work with, on wagtail-localize's own models.

- `board`: everything live, by page and language, and what waits, the most urgent first;
- `changes`: what has changed in a source since it was translated;
- `views`: both in the admin, one click away from wagtail-localize's editor.
"""
