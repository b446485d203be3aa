import csv
import io

import pytest

from home.text.csv import csv_bytes, table_bytes


def written(cell) -> str:
    """The cell as a program reads it back."""
    [[read]] = csv.reader(io.StringIO(csv_bytes([[cell]]).decode("utf-8-sig"), newline=""))
    return read


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\ufeff"])
def test_no_cell_is_a_formula(start, blank):
    cell = f'{blank}{start}HYPERLINK("https://evil.example.org")'
    assert written(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["|calc!A1", "%0A=1+1"])
def test_no_cell_calls_a_program(cell):
    assert written(cell).startswith("'")


@pytest.mark.parametrize(
    "cell", ["", "La Cimade", "1 = 1", "a@example.org", "'=1", 12, -1.5, "-1,5", "A | B"]
)
def test_other_cells_stay_as_they_are(cell):
    assert written(cell) == str(cell)


def test_a_cell_of_nothing_is_empty():
    assert written(None) == ""


def test_rows_are_read_back():
    rows = [["Nom", "Note"], ["L’« Échange », et", 'deux "lignes"\net trois'], ["=1+1", -1]]
    content = csv_bytes(rows)
    assert content.startswith(b"\xef\xbb\xbfNom,Note\r\n")
    text = content.decode("utf-8-sig")
    assert list(csv.reader(text.splitlines(keepends=True))) == [*rows[:2], ["'=1+1", "-1"]]


@pytest.mark.parametrize(
    ("language", "line"),
    [("fr", "Titre;Prix, 2,50;12\r\n"), ("en", 'Titre,"Prix, 2,50",12\r\n')],
)
def test_a_table_opens_in_columns_in_the_spreadsheet_of_its_language(language, line):
    """CSV in French Excel: columns."""
    content = table_bytes([["Titre", "Prix, 2,50", 12]], language)
    assert content == b"\xef\xbb\xbf" + line.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", " \n\t "])
def test_a_row_is_one_line(end):
    """A title with a line break in a table: one line."""
    content = table_bytes([[f"Marche{end}à Lyon", f"{end}=1+1"]], "fr").decode("utf-8-sig")
    assert content == "Marche à Lyon;'=1+1\r\n"
