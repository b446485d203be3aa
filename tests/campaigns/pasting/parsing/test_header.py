"""The head of a pasted text, and the text itself."""

from textwrap import fill

import pytest

from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.parsing.result import BODY, BlockRole, Reason
from tests.campaigns.pasting.texts import PARAGRAPH, texts_of

pytestmark = pytest.mark.once

# --- The head


def test_the_first_line_is_the_title():
    pasted = parse(f"Marchons !\nAppel pour le 18 décembre 2031\n{PARAGRAPH}")
    assert (pasted.title, pasted.headline) == ("Marchons !", "Appel pour le 18 décembre 2031")
    assert pasted.text_of(BlockRole.STANDFIRST) == PARAGRAPH


def test_a_rubric_of_the_site_may_stand_above_the_title():
    text = f"droits et frontieres\n\nMarchons\n\n{PARAGRAPH}"
    pasted = parse(text, rubrics=["Droits et frontières"])
    assert (pasted.rubric, pasted.title) == ("droits et frontieres", "Marchons")
    assert parse(text).title == "droits et frontieres"


def test_of_several_lines_below_the_title_the_dated_one_is_the_headline():
    pasted = parse(f"Marchons\n\nTous et toutes\n\nAppel pour décembre 2031\n\n{PARAGRAPH}")
    assert pasted.headline == "Appel pour décembre 2031"
    assert [(block.text, block.reason) for block in pasted.unplaced] == [
        ("Tous et toutes", Reason.SECOND_HEADLINE)
    ]


def test_a_text_that_begins_with_a_paragraph_has_no_title():
    pasted = parse(f"{PARAGRAPH}\n\n{PARAGRAPH}")
    assert pasted.title == ""
    assert pasted.text_of(BlockRole.STANDFIRST) == PARAGRAPH


@pytest.mark.parametrize("text", ["", " \n\u00a0\n\t"])
def test_an_empty_text_has_no_blocks(text):
    assert parse(text).blocks == []


def test_a_salutation_is_no_standfirst():
    pasted = parse(f"Titre\n\nChères amies, chers amis,\n\n{PARAGRAPH}")
    assert pasted.text_of(BlockRole.STANDFIRST) == ""
    assert [block.text for block in pasted.body] == ["Chères amies, chers amis,", PARAGRAPH]


# --- The text


def test_a_short_line_is_a_heading_only_between_paragraphs():
    between = f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nNotre chemin\n\n{PARAGRAPH}\n\nNotre fin"
    assert texts_of(between, BlockRole.HEADING) == ["Notre chemin"]
    in_a_row = f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}\nNotre chemin\n{PARAGRAPH}"
    assert texts_of(in_a_row, BlockRole.HEADING) == []


@pytest.mark.parametrize(
    "marked", ["## Notre chemin", "**Notre chemin**", "Notre chemin\n-----", "# **Notre chemin**"]
)
def test_a_marked_heading_is_one_wherever_it_stands(marked):
    assert texts_of(f"Titre\n\n{PARAGRAPH}\n\n{marked}\n{PARAGRAPH}", BlockRole.HEADING) == [
        "Notre chemin"
    ]


def test_a_long_last_paragraph_stays_in_the_text():
    assert texts_of(f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}", BlockRole.CLOSING) == []


def test_numbers_of_a_list_are_the_sites_own_only_if_they_count_from_one():
    counted = f"Titre\n\n{PARAGRAPH}\n\n1. Ouvrir\n2. Accueillir\n\n{PARAGRAPH}"
    assert texts_of(counted, BlockRole.NUMBERED_ITEM) == ["Ouvrir", "Accueillir"]
    other = f"Titre\n\n{PARAGRAPH}\n\n18. Ouvrir\n20. Accueillir\n\n{PARAGRAPH}"
    assert texts_of(other, BlockRole.PARAGRAPH)[:2] == ["18. Ouvrir", "20. Accueillir"]


BROKEN = [
    "Nos organisations appellent chacune et chacun à venir devant la gare le soir du 18 décembre"
    " [1], avec des lanternes, des noms et des chants de partout. La Veille du rivage lira à voix"
    " haute son grand registre public [1], comme chaque année, tant – disons-le encore une fois –"
    " que la mer prend.",
    "- une marche lente, sans sono, de la gare à la mairie, ouverte par les familles, puis fermée"
    " par les fanfares ;",
    "- un silence.",
    "[1] Elle compte depuis dix ans celles et ceux que la mer a pris, dans un registre public.",
]


@pytest.mark.parametrize("width", range(60, 81))
def test_lines_that_an_email_broke_are_joined(width):
    wrapped = "\n\n".join(fill(text, width, break_on_hyphens=False) for text in BROKEN)
    pasted = parse(f"Titre\n\n{wrapped}")
    assert pasted.text_of(BlockRole.STANDFIRST) == BROKEN[0]
    assert pasted.all(*BODY) == pasted.all(BlockRole.ITEM)
    assert [f"- {block.text}" for block in pasted.body] == BROKEN[1:3]
    assert [f"[1] {note.text}" for note in pasted.notes] == BROKEN[3:]


def test_short_lines_of_a_poem_are_not_joined():
    verses = ["La mer rend les noms.", "La ville les lit.", "Nous les portons."]
    pasted = parse("\n".join(["Titre", "", *verses]))
    assert [block.text for block in pasted.all(BlockRole.STANDFIRST, BlockRole.PARAGRAPH)] == verses
