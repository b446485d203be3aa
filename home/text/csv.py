"""Tables that people open in a spreadsheet.

They are CSV, not .xlsx: programs of partners read them, too, and nothing in them can run. A
spreadsheet in French splits a line at semicolons only, because the comma is in its numbers; one in
English at commas. So the sign follows the language of the page.
"""

import codecs
import io
from collections.abc import Iterable

from defusedcsv import csv

from home.text.plain import one_line

# Of the languages whose numbers have a point; others separate with a semicolon.
COMMA_LANGUAGES = {"en", "ar", "zh", "ja", "ko", "he", "th"}
CSV_TYPE = "text/csv; charset=utf-8"
# What a spreadsheet takes for a formula when a cell begins with it, the wide signs included.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
# defusedcsv looks at the first sign only, and for these.
KNOWN_TO_DEFUSEDCSV = tuple("=+-@|%")
BLANKS = " \u00a0\u202f\u200b\ufeff"


def without_hidden_formula(cell):
    """Return a cell as text if it holds a formula that defusedcsv does not see.

    It does not see one behind blanks or control characters, nor one with a wide sign.

    >>> without_hidden_formula(" =1+1"), without_hidden_formula("＝1+1"), without_hidden_formula(-1)
    ("' =1+1", "'＝1+1", -1)
    """
    if not isinstance(cell, str) or cell.startswith(KNOWN_TO_DEFUSEDCSV):
        return cell
    return f"'{cell}" if cell.lstrip(BLANKS).startswith(FORMULA_STARTS) else cell


def table_bytes(rows: Iterable[Iterable], language: str, is_first: bool = True) -> bytes:
    """Rows as a CSV that opens in columns in a language, each row on one line.

    `is_first`: they begin the file, or follow others.
    """
    separator = "," if language in COMMA_LANGUAGES else ";"
    content = csv_bytes(([_on_one_line(cell) for cell in row] for row in rows), separator)
    return content if is_first else content.removeprefix(codecs.BOM_UTF8)


def _on_one_line(cell):
    return one_line(" ".join(cell.splitlines())) if isinstance(cell, str) else cell


def csv_bytes(rows: Iterable[Iterable], separator: str = ",") -> bytes:
    """Return rows as CSV (RFC 4180) without formulas. Its first bytes tell spreadsheets: UTF-8.

    Numbers stay numbers, also those that are text, such as "-1,5".
    """
    text = io.StringIO(newline="")
    cells = ([without_hidden_formula(cell) for cell in row] for row in rows)
    csv.writer(text, delimiter=separator).writerows(cells)
    return text.getvalue().encode("utf-8-sig")
