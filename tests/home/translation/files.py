"""PO files as the board gives them."""

import polib

from home.translation.board import board
from home.translation_files import po_export


def exported(locale) -> polib.POFile:
    """All that waits in a language, as it is read back."""
    works = [work for work in board() if work.locale == locale and work.waits]
    return po_export.read(str(po_export.export(works, locale)).encode())


def the_body(file):
    return next(entry for entry in file if entry.msgctxt.endswith(":body"))
