"""The work of translators: tasks, their segments and the glossary, on wagtail-localize's models.

Read `task` first (one page or snippet and one language), then `board` (the tasks of the whole site)
with `records` (what wagtail-localize has stored). `segments` are the texts of tasks, `changes`
those that are new since a translation was published, `glossary` the terms that stand in them.

`home.translators` shows all this in the admin; `home.translation_checks` and
`home.translation_files` work on it.
"""
