"""A pasted text is told apart, and every one of its lines is somewhere."""

import re
import unicodedata
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.importing.lines import INVISIBLE, LINE_END
from campaigns.importing.parsing import parse
from campaigns.importing.pieces import BODY, Place, Why
from tests.campaigns.importing.texts import CALL

PARAGRAPH = (
    "Nous marcherons de la gare à la mairie, comme chaque année depuis vingt ans. Nous porterons"
    " les noms de celles et ceux qui ne sont pas arrivés, et nous les lirons à voix haute."
)
NAMES = "\n\nSignataires\n\nCARNETS OUVERTS\nLes Échos du large"


def places(text, **options):
    """Each piece as its place and its text."""
    return [(piece.place, piece.text) for piece in parse(text, **options).pieces]


def texts_of(text, *wanted, **options):
    return [piece.text for piece in parse(text, **options).all(*wanted)]


def letters(text):
    """All letters and digits of a text, in order."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return "".join(sign for sign in text if sign.isalnum())


# --- The whole


def test_a_call_is_told_apart():
    pasted = parse(CALL)
    lines = CALL.splitlines()
    assert pasted.rubric == lines[0]
    assert pasted.title == lines[2]
    assert [piece.lines for piece in pasted.all(Place.TITLE_AGAIN)] == [(5,)]
    assert pasted.headline == lines[6]
    assert pasted.text_of(Place.STANDFIRST) == lines[8]
    assert [piece.place for piece in pasted.body] == [
        Place.PARAGRAPH,
        Place.HEADING,
        Place.PARAGRAPH,
        Place.PARAGRAPH,
        *[Place.ITEM] * 3,
    ]
    assert pasted.text_of(Place.CLOSING) == "Retrouvons-nous nombreuses et nombreux sur les quais !"
    assert [note.number for note in pasted.notes] == [1, 2, 3, 4, 5, 2]
    assert pasted.notes[3].text == "Réponse des mairies – sans adresse publiée, reçue par courrier."
    assert pasted.signatories == [
        "Veille du rivage – VDR",
        "CARNETS OUVERTS",
        "Les Échos du large",
        "Atelier du môle (A.D.M)",
        "Zone portuaire 44",
        "Collectif des quais",
        "VEILLE DU RIVAGE",
    ]
    assert [(piece.why, piece.text) for piece in pasted.unplaced] == [
        (Why.AFTER_SIGNATORIES, lines[-1])
    ]


def assert_whole(text):
    pieces = parse(text).pieces
    pasted = LINE_END.split(text)
    wanted = [n for n, line in enumerate(pasted, start=1) if letters(line)]
    placed = sorted(number for piece in pieces for number in piece.lines)
    assert [number for number in placed if letters(pasted[number - 1])] == wanted
    assert len(placed) == len(set(placed))
    assert "".join(letters(piece.label + piece.text) for piece in pieces) == letters(text)


def test_every_line_of_a_call_is_in_one_piece_with_all_its_letters():
    assert_whole(CALL)


WORDS = st.sampled_from(
    [
        "Signataires", "Signataires : A, B", "Notes", "[1] Une note", "[2]", "¹ Raised", "1. Un",
        "2) Deux", "(1) Rond", "• Point", "- tiret", "– suite", "**Gras**", "## Titre", "-----",
        "***", "Appel pour le 18 décembre 2031", PARAGRAPH, f"{PARAGRAPH} [1]", "CARNETS OUVERTS",
        "Marchons !", "https://example.org/a", "appel@example.org", "et la suite de la ligne", "",
        "\u00a0", "o\tdeux", "# ", "** **", "Nos organisations appellent à marcher ensemble et",
    ]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=40), max_size=25).map("\n".join))
def test_every_line_of_any_text_is_in_one_piece_with_all_its_letters(text):
    assert_whole(text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028"])
def test_line_ends_of_every_system_are_the_same(end):
    assert places(CALL.replace("\n", end)) == places(CALL)


def test_what_nobody_sees_is_left_out_and_spaces_that_do_not_break_are_kept():
    text = f"\ufeffTitre\n\nNos or\u00adga\u200bnisations\u00a0: {PARAGRAPH}{NAMES}\u00a0"
    pasted = parse(text)
    assert pasted.text_of(Place.STANDFIRST) == f"Nos organisations\u00a0: {PARAGRAPH}"
    assert pasted.signatories[-1] == "Les Échos du large"


# --- The head


def test_the_first_line_is_the_title():
    pasted = parse(f"Marchons !\nAppel pour le 18 décembre 2031\n{PARAGRAPH}")
    assert (pasted.title, pasted.headline) == ("Marchons !", "Appel pour le 18 décembre 2031")
    assert pasted.text_of(Place.STANDFIRST) == PARAGRAPH


def test_a_rubric_of_the_site_may_stand_above_the_title():
    text = f"droits et frontieres\n\nMarchons\n\n{PARAGRAPH}"
    pasted = parse(text, rubrics=["Droits et frontières"])
    assert (pasted.rubric, pasted.title) == ("droits et frontieres", "Marchons")
    assert parse(text).title == "droits et frontieres"


def test_of_several_lines_below_the_title_the_dated_one_is_the_headline():
    pasted = parse(f"Marchons\n\nTous et toutes\n\nAppel pour décembre 2031\n\n{PARAGRAPH}")
    assert pasted.headline == "Appel pour décembre 2031"
    assert [(piece.text, piece.why) for piece in pasted.unplaced] == [
        ("Tous et toutes", Why.SECOND_HEADLINE)
    ]


def test_a_text_that_begins_with_a_paragraph_has_no_title():
    pasted = parse(f"{PARAGRAPH}\n\n{PARAGRAPH}")
    assert pasted.title == ""
    assert pasted.text_of(Place.STANDFIRST) == PARAGRAPH


@pytest.mark.parametrize("text", ["", " \n\u00a0\n\t"])
def test_an_empty_text_has_no_pieces(text):
    assert parse(text).pieces == []


# --- The text


def test_a_short_line_is_a_heading_only_between_paragraphs():
    between = f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nNotre chemin\n\n{PARAGRAPH}\n\nNotre fin"
    assert texts_of(between, Place.HEADING) == ["Notre chemin"]
    in_a_row = f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}\nNotre chemin\n{PARAGRAPH}"
    assert texts_of(in_a_row, Place.HEADING) == []


@pytest.mark.parametrize(
    "marked", ["## Notre chemin", "**Notre chemin**", "Notre chemin\n-----", "# **Notre chemin**"]
)
def test_a_marked_heading_is_one_wherever_it_stands(marked):
    assert texts_of(f"Titre\n\n{PARAGRAPH}\n\n{marked}\n{PARAGRAPH}", Place.HEADING) == [
        "Notre chemin"
    ]


def test_a_long_last_paragraph_stays_in_the_text():
    assert texts_of(f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}", Place.CLOSING) == []


def test_numbers_of_a_list_are_the_sites_own_only_if_they_count_from_one():
    counted = f"Titre\n\n{PARAGRAPH}\n\n1. Ouvrir\n2. Accueillir\n\n{PARAGRAPH}"
    assert texts_of(counted, Place.NUMBERED_ITEM) == ["Ouvrir", "Accueillir"]
    other = f"Titre\n\n{PARAGRAPH}\n\n18. Ouvrir\n20. Accueillir\n\n{PARAGRAPH}"
    assert texts_of(other, Place.PARAGRAPH)[:2] == ["18. Ouvrir", "20. Accueillir"]


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
    assert pasted.text_of(Place.STANDFIRST) == BROKEN[0]
    assert pasted.all(*BODY) == pasted.all(Place.ITEM)
    assert [f"- {piece.text}" for piece in pasted.body] == BROKEN[1:3]
    assert [f"[1] {note.text}" for note in pasted.notes] == BROKEN[3:]


def test_short_lines_of_a_poem_are_not_joined():
    verses = ["La mer rend les noms.", "La ville les lit.", "Nous les portons."]
    pasted = parse("\n".join(["Titre", "", *verses]))
    assert [piece.text for piece in pasted.all(Place.STANDFIRST, Place.PARAGRAPH)] == verses


# --- Notes


@pytest.mark.parametrize(
    "listed",
    [
        "[1] Une.\n[2] Deux.", "[1]. Une.\n\n[2]. Deux.", "[1] : Une.\n[2] : Deux.",
        "Notes :\n\n[1] Une.\n\n[2] Deux.", "1. Une.\n2. Deux.", "1) Une.\n\n2) Deux.",
        "(1) Une.\n(2) Deux.", "¹ Une.\n² Deux.", "Notes\n1. Une.\n2. Deux.",
        "[1]\nUne.\n[2]\nDeux.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["", NAMES])
def test_notes_are_numbered_in_many_ways(listed, names):
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]\n\n{PARAGRAPH} [2]\n\n{listed}{names}")
    assert [(note.number, note.text) for note in pasted.notes] == [(1, "Une."), (2, "Deux.")]
    assert pasted.signatories == (["CARNETS OUVERTS", "Les Échos du large"] if names else [])


def test_a_numbered_list_of_demands_is_no_list_of_notes():
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n1. Ouvrir\n2. Accueillir{NAMES}")
    assert pasted.notes == []
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n1. Ouvrir [1]\n2. Accueillir\n\n[1] Une.")
    assert [note.text for note in pasted.notes] == ["Une."]


def test_numbered_signatories_are_no_notes():
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]\n\nSignataires\n\n1. CRID\n2. FORIM")
    assert (pasted.notes, pasted.signatories) == ([], ["CRID", "FORIM"])


def test_notes_may_come_after_the_signatories():
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]{NAMES}\n\n[1] Une.")
    assert [note.text for note in pasted.notes] == ["Une."]
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]


def test_an_address_on_its_own_line_belongs_to_the_note_above():
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]\n\n[1] Une :\n\nhttps://example.org/une")
    assert [note.text for note in pasted.notes] == ["Une : https://example.org/une"]


def test_a_paragraph_after_the_notes_is_text():
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]\n\n[1] Une.\n\n{PARAGRAPH}")
    assert [piece.text for piece in pasted.body] == [PARAGRAPH]


# --- Signatories


@pytest.mark.parametrize(
    "heading",
    [
        "Signatories", "SIGNATAIRES", "Signataires :", "Organisations signataires",
        "Premiers signataires\u00a0:", "Premières organisations signataires", "**Signataires**",
        "Liste des signataires", "First signatories:", "Signatory organisations",
        "Signé par :", "Signataires de cet appel", "Les signataires\n-----------",
    ],
)  # fmt: skip
def test_headings_of_the_signatories(heading):
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n{heading}\n\n- CARNETS OUVERTS ;\n- Échos,")
    assert pasted.signatories == ["CARNETS OUVERTS", "Échos"]
    assert pasted.unplaced == []


@pytest.mark.parametrize(
    "sentence",
    ["Les organisations signataires demandent :", "Nous, signataires, marcherons.", "Signature"],
)
def test_a_sentence_about_signatories_is_text(sentence):
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n{sentence}\n\n{PARAGRAPH}")
    assert sentence in [piece.text for piece in pasted.body]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Organisations locales :", Why.LIST_HEADING),
        ("Signataires individuels", Why.LIST_HEADING),
        ("Premiers signataires au 12 novembre 2031 :", Why.LIST_HEADING),
        ("Signataires : CRID, FORIM", Why.ON_ONE_LINE),
        ("Pour signer, écrivez à appel@example.org", Why.AFTER_SIGNATORIES),
        ("Ce texte reste ouvert à la signature.", Why.AFTER_SIGNATORIES),
    ],
)
def test_what_is_no_name_is_told(line, why):
    pasted = parse(f"Titre\n\n{PARAGRAPH}{NAMES}\n{line}\nCRID")
    assert [(piece.text, piece.why) for piece in pasted.unplaced] == [(line, why)]
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large", "CRID"]


def test_after_a_paragraph_the_list_is_over():
    pasted = parse(f"Titre\n\n{PARAGRAPH}{NAMES}\n\n{PARAGRAPH}\n\nContact presse")
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]
    assert [piece.text for piece in pasted.unplaced] == [PARAGRAPH, "Contact presse"]


def test_a_text_may_have_neither_notes_nor_signatories():
    pasted = parse(f"Titre\n\n{PARAGRAPH}")
    assert (pasted.notes, pasted.signatories, pasted.unplaced) == ([], [], [])
    assert not re.search(r"\[\d", pasted.title)
