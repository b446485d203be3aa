"""PO files as the board gives them."""

import polib

from home.translation.board import board
from home.translation_files import po_export, po_import


def exported(locale) -> polib.POFile:
    """All that waits in a language, as it is read back."""
    tasks = [task for task in board() if task.locale == locale and task.waits]
    return po_import.read_po(str(po_export.export(tasks, locale)).encode())


def the_body(file):
    return next(entry for entry in file if entry.msgctxt.endswith(":body"))
