"""What the page editor and public forms have in common.

`page_forms` is the form of the page editor, the base of the page types' own forms: `BasePage` and
its subclasses name it by its dotted path (`home.routes.by_path`). `choices` are form fields with a
choice of vocabulary terms, marked with their languages; the filters and forms of the other apps
use them.
"""
