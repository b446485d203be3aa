"""Which lines of a pasted text are its notes."""

import pytest

from campaigns.pasting.parsing.parser import parse
from tests.campaigns.pasting.texts import NAMES, PARAGRAPH

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "listed",
    [
        "[1] Une.\n[2] Deux.", "[1]. Une.\n\n[2]. Deux.", "[1] : Une.\n[2] : Deux.",
        "Notes :\n\n[1] Une.\n\n[2] Deux.", "1. Une.\n2. Deux.", "1) Une.\n\n2) Deux.",
        "(1) Une.\n(2) Deux.", "¹ Une.\n² Deux.", "Notes\n1. Une.\n2. Deux.",
        "[1]\nUne.\n[2]\nDeux.", "[1]: Une.\n[2]: Deux.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["", NAMES])
def test_notes_are_numbered_in_many_ways(listed, names):
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1]\n\n{PARAGRAPH} [2]\n\n{listed}{names}")
    assert [(note.number, note.text) for note in pasted.notes] == [(1, "Une."), (2, "Deux.")]
    assert pasted.signatories == (["CARNETS OUVERTS", "Les Échos du large"] if names else [])


def test_a_note_named_note_is_no_heading():
    pasted = parse(f"Titre\n\n{PARAGRAPH} [1] [2]\n\n1. Une note\n2. Notes")
    assert [note.text for note in pasted.notes] == ["Une note", "Notes"]


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
    assert [block.text for block in pasted.body] == [PARAGRAPH]
