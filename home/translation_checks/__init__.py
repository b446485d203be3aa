"""Checks of translated segments.

`validators` return errors, for which a segment is refused: `home.translation_files.po_import` calls
them. `quality_checks` return warnings, which may be wrong, with `numbers` for numbers and dates.
`hints` joins warnings and glossary terms for wagtail-localize's editor. The board and the editor's
page (`home.translators.admin_views`, the tag `translation_hints`) show them.
"""
