"""Tables that people open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

CSV_TYPE = "text/csv; charset=utf-8"
# What a spreadsheet takes for a formula when a cell begins with it, the wide signs included.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def harmless(cell):
    """A cell that no spreadsheet runs: what looks like a formula becomes text. Numbers stay.

    >>> harmless("=1+1"), harmless("La Cimade"), harmless(-1)
    ("'=1+1", 'La Cimade', -1)
    """
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) or _is_behind_blanks(cell) else cell


def _is_behind_blanks(cell: str) -> bool:
    return cell.lstrip(" \u00a0\u202f\u200b\ufeff").startswith(FORMULA_STARTS)


def csv_bytes(rows: Iterable[Iterable]) -> bytes:
    """Rows as CSV (RFC 4180) without formulas. Its first bytes tell spreadsheets: UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
