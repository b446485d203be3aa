import csv

import pytest

from home.tables import csv_bytes, harmless


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\ufeff"])
def test_no_cell_is_a_formula(start, blank):
    cell = f'{blank}{start}HYPERLINK("https://evil.example.org")'
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "La Cimade", "1 = 1", "a@example.org", "'=1", 12, -1.5, None])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_rows_are_read_back():
    rows = [["Nom", "Note"], ["L’« Échange », et", 'deux "lignes"\net trois'], ["=1+1", -1]]
    content = csv_bytes(rows)
    assert content.startswith(b"\xef\xbb\xbfNom,Note\r\n")
    text = content.decode("utf-8-sig")
    assert list(csv.reader(text.splitlines(keepends=True))) == [*rows[:2], ["'=1+1", "-1"]]
