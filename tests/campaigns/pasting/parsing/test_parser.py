"""A pasted text is told apart, and every one of its lines is somewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.parsing.result import BlockRole, Reason
from tests.campaigns.pasting.texts import CALL, NAMES, PARAGRAPH, assert_whole

pytestmark = pytest.mark.once


def roles(text, **options):
    """Each block as its role and its text."""
    return [(block.role, block.text) for block in parse(text, **options).blocks]


def test_a_call_is_told_apart():
    pasted = parse(CALL)
    lines = CALL.splitlines()
    assert pasted.rubric == lines[0]
    assert pasted.title == lines[2]
    assert [block.lines for block in pasted.all(BlockRole.TITLE_AGAIN)] == [(5,)]
    assert pasted.headline == lines[6]
    assert pasted.text_of(BlockRole.STANDFIRST) == lines[8]
    assert [block.role for block in pasted.body] == [
        BlockRole.PARAGRAPH,
        BlockRole.HEADING,
        BlockRole.PARAGRAPH,
        BlockRole.PARAGRAPH,
        *[BlockRole.ITEM] * 3,
    ]
    assert (
        pasted.text_of(BlockRole.CLOSING)
        == "Retrouvons-nous nombreuses et nombreux sur les quais !"
    )
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
    assert [(block.reason, block.text) for block in pasted.unplaced] == [
        (Reason.AFTER_SIGNATORIES, lines[-1])
    ]


def test_every_line_of_a_call_is_in_one_block_with_all_its_letters():
    assert_whole(CALL)


WORDS = st.sampled_from(
    [
        "Signataires", "Signataires : A, B", "Notes", "[1] Une note", "[2]", "¹ Raised", "1. Un",
        "2) Deux", "(1) Rond", "• Point", "- tiret", "– suite", "**Gras**", "## Titre", "-----",
        "***", "Appel pour le 18 décembre 2031", PARAGRAPH, f"{PARAGRAPH} [1]", "CARNETS OUVERTS",
        "Marchons !", "https://example.org/a", "appel@example.org", "et la suite de la ligne", "",
        "\u00a0", "o\tdeux",
        "A ; B", "A\tB", "Rives (https://example.org)", "[^1]: Note", "* Note", "mot*",
        "# ", "** **", "Nos organisations appellent à marcher ensemble et",
    ]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=40), max_size=25).map("\n".join))
def test_every_line_of_any_text_is_in_one_block_with_all_its_letters(text):
    assert_whole(text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028"])
def test_line_ends_of_every_system_are_the_same(end):
    assert roles(CALL.replace("\n", end)) == roles(CALL)


def test_a_quoted_email_is_read_without_its_signs():
    quoted = "\n".join(f"> {line}".rstrip() for line in CALL.splitlines())
    assert roles(quoted) == roles(CALL)
    assert_whole(quoted)


def test_what_nobody_sees_is_left_out_and_spaces_that_do_not_break_are_kept():
    text = f"\ufeffTitre\n\nNos or\u00adga\u200bnisations\u00a0: {PARAGRAPH}{NAMES}\u00a0"
    pasted = parse(text)
    assert pasted.text_of(BlockRole.STANDFIRST) == f"Nos organisations\u00a0: {PARAGRAPH}"
    assert pasted.signatories[-1] == "Les Échos du large"


def test_a_text_may_have_neither_notes_nor_signatories():
    pasted = parse(f"Titre\n\n{PARAGRAPH}")
    assert (pasted.notes, pasted.signatories, pasted.unplaced) == ([], [], [])
