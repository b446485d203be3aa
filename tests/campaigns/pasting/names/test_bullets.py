"""Bullets, numbers and bold type are no part of a name, unless they are."""

import pytest

from tests.campaigns.pasting.names.texts import held

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "label",
    [
        "-", "–", "—", "•", "·", "*", "+", "‣", "▪", "◦", "●", "■", "➢", "✓", "✔\ufe0f", "→", "➜",
        "⇒", "☐", "\U0001f449", "\uf0b7\t", "o\t", "1.", "1)", "(1)", "1/", "1 -", "1 –", "1.)",
        "[1]", "a)", "(a)", "iv)", "b.", "N° 4", "n°4 -", "№ 4", "#4", "①", "[ ]", "[x]", "- 3.",
        "• 12)",
    ],
)  # fmt: skip
def test_a_bullet_or_number_is_not_part_of_the_name(label):
    """* **Alliance des Rives**, a) FORIM, 3/ FORIM, N° 4 FORIM, → FORIM: the names."""
    assert held(f"{label} Forum des rives") == [("Forum des rives", None)]
    assert held(f"{label} **Alliance des Rives**") == [("Alliance des Rives", None)]


@pytest.mark.parametrize(
    "name",
    [
        "350.org", "2° Investing", "360.ch Littoral", "18ème en lutte", "4D", "24/7 Solidarity",
        "13 Novembre Solidarité", "3.14 Association", "100 pour 1", "20 000 lieux",
        "1er Mai en lutte",
        "#NousToutes", "@ctes", "A. Philip Randolph Institute", "S.O.S. Racisme", "No Border",
        "Migrants (R)ésistances", "2.0 Collectif", "20.dpt",
    ],
)  # fmt: skip
def test_a_name_that_begins_as_a_number_stays_whole(name):
    """350.org, 2° Investing, 360.ch Littoral: unchanged; 12. 350.org: 350.org."""
    assert held(name) == [(name, None)]
    assert held(f"CRID\n{name}\nFORIM") == [("CRID", None), (name, None), ("FORIM", None)]
    assert held(f"- {name}") == [(name, None)]
    assert held(f"• {name} ;") == [(name, None)]


@pytest.mark.parametrize("label", ["12.", "12)", "12 -", "12/"])
def test_one_number_is_taken_off_and_no_more(label):
    assert held(f"{label} 350.org") == [("350.org", None)]


@pytest.mark.parametrize("label", ["{}°", "{} :", "{}", "{}."])
def test_lines_that_count_on_from_one_are_numbered(label):
    text = "\n".join(f"{label.format(n)} {name}" for n, name in [(1, "CRID"), (2, "la Cimade")])
    assert held(text) == [("CRID", None), ("la Cimade", None)]


@pytest.mark.parametrize(
    "marked",
    ["**Rives**", "__Rives__", "*Rives*", "_Rives_", "***Rives***", "`Rives`", "**Rives** ;"],
)
def test_bold_and_slanted_type_are_not_part_of_the_name(marked):
    """Names in bold, **Atelier du môle**: names, not headings."""
    assert held(f"{marked}\n{marked.replace('Rives', 'Quais')}") == [
        ("Rives", None),
        ("Quais", None),
    ]


def test_one_line_in_bold_above_names_is_a_heading():
    assert held("**Rives de mer**\nCRID\nFORIM\nZone") == [
        ("Rives de mer", "heading"),
        ("CRID", None),
        ("FORIM", None),
        ("Zone", None),
    ]
