"""PO files with the segments of many pages, for translators who work offline.

`po_export` writes a file for some tasks of the board. `po_import` reads such a file, or one of
wagtail-localize's own, checks each entry and stores the translations; nothing is published.
`home.translators.admin_file_views` calls both.
"""
