"""PO files as the board gives them."""

import polib

from home.translating import po
from home.translating.board import board


def exported(locale) -> polib.POFile:
    """All that waits in a language, as it is read back."""
    works = [work for work in board() if work.locale == locale and work.waits]
    return po.read(str(po.export(works, locale)).encode())


def the_body(file):
    return next(entry for entry in file if entry.msgctxt.endswith(":body"))
