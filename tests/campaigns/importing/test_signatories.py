"""Which lines of a pasted text are names of organisations."""

import pytest

from campaigns.importing.parsing import parse
from campaigns.importing.pieces import Why
from tests.campaigns.importing.texts import NAMES, PARAGRAPH


@pytest.mark.parametrize(
    "heading",
    [
        "Signatories", "SIGNATAIRES", "Signataires :", "Organisations signataires",
        "Premiers signataires\u00a0:", "Premières organisations signataires", "**Signataires**",
        "Liste des signataires", "First signatories:", "Signatory organisations",
        "Signé par :", "Signataires (2) :", "Signataires de cet appel",
        "Les signataires\n-----------",
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


def test_words_of_a_heading_above_prose_are_no_heading():
    pasted = parse(f"Marchons\n\nAppel des organisations signataires\n\n{PARAGRAPH}{NAMES}")
    assert pasted.headline == "Appel des organisations signataires"
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]


def test_a_title_may_speak_of_signatories():
    assert parse(f"Organisations signataires\n\n{PARAGRAPH}").title == "Organisations signataires"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Organisations locales :", Why.LIST_HEADING),
        ("Signataires individuels", Why.LIST_HEADING),
        ("Premiers signataires au 12 novembre 2031 :", Why.LIST_HEADING),
        ("Signataires : CRID, FORIM", Why.ON_ONE_LINE),
        ("Signataires au 12 novembre 2031", Why.LIST_HEADING),
        ("Avec le soutien de :", Why.AFTER_SIGNATORIES),
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
