"""The admin of translators: the board, the way into wagtail-localize's editor, PO files.

`admin_views` has the board and what its buttons do, `admin_file_views` the download and upload of
files, `forms` the board's filters and the upload form. `home.wagtail_hooks` adds the addresses and
the menu item. The permission is `wagtail_localize.submit_translation`; a user may translate into
the languages in which they may change pages.
"""
