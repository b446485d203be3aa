"""The search of the site, on PostgreSQL and SQLite.

`fields` prepares the texts of a page for the index: models import it, and nothing else from here.
`backend` is the search backend of the settings, `postgres` its part for PostgreSQL, with a text
search configuration for each language. `services` finds pages, `forms` has the readers' form; the
view is `home.pages.views.search_pages`.
"""
