"""Which lines of a pasted text are names of organisations."""

import pytest

from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.parsing.result import BlockRole, Reason
from tests.campaigns.pasting.texts import NAMES, PARAGRAPH

pytestmark = pytest.mark.once


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
    assert sentence in [block.text for block in pasted.body]


def test_words_of_a_heading_above_prose_are_no_heading():
    pasted = parse(f"Marchons\n\nAppel des organisations signataires\n\n{PARAGRAPH}{NAMES}")
    assert pasted.headline == "Appel des organisations signataires"
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]


def test_a_title_may_speak_of_signatories():
    assert parse(f"Organisations signataires\n\n{PARAGRAPH}").title == "Organisations signataires"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Organisations locales :", Reason.LIST_HEADING),
        ("Signataires individuels", Reason.LIST_HEADING),
        ("Premiers signataires au 12 novembre 2031 :", Reason.LIST_HEADING),
        ("Signataires : CRID, FORIM", Reason.ON_ONE_LINE),
        ("Signataires au 12 novembre 2031", Reason.LIST_HEADING),
        ("Pour signer, écrivez à appel@example.org", Reason.AFTER_SIGNATORIES),
        ("Ce texte reste ouvert à la signature.", Reason.AFTER_SIGNATORIES),
    ],
)
def test_what_is_no_name_is_told(line, reason):
    pasted = parse(f"Titre\n\n{PARAGRAPH}{NAMES}\n{line}\nCRID")
    assert [(block.text, block.reason) for block in pasted.unplaced] == [(line, reason)]
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large", "CRID"]


@pytest.mark.parametrize("heading", ["Avec le soutien de", "Avec le soutien de :", "Supported by:"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_below_a_heading_of_others_the_list_is_over(heading, blank):
    """Avec le soutien de, and names below: the list is over, said."""
    pasted = parse(f"Titre\n\n{PARAGRAPH}{NAMES}\n{blank}{heading}\n{blank}CRID\nFORIM")
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]
    assert [(block.text, block.reason) for block in pasted.unplaced] == [
        (heading, Reason.LIST_ENDS),
        ("CRID", Reason.BELOW_LIST),
        ("FORIM", Reason.BELOW_LIST),
    ]


def test_after_a_paragraph_the_list_is_over():
    pasted = parse(f"Titre\n\n{PARAGRAPH}{NAMES}\n\n{PARAGRAPH}\n\nContact presse")
    assert pasted.signatories == ["CARNETS OUVERTS", "Les Échos du large"]
    assert [block.text for block in pasted.unplaced] == [PARAGRAPH, "Contact presse"]


def listed(text):
    """The signatories of a call whose list is given, and what of the list has no place."""
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{text}")
    return pasted.signatories, [(block.text, block.reason) for block in pasted.unplaced]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_contact_line_is_no_signatory_and_the_names_below_are(blank):
    """Below Signataires : a line Contact presse : 06 00 00 00 00: not a signatory, said."""
    contact = "Contact presse : 06 00 00 00 00"
    assert listed(f"Signataires :\n{blank}{contact}\n{blank}CRID\nFORIM") == (
        ["CRID", "FORIM"],
        [(contact, Reason.CONTACT)],
    )
    assert listed(f"Signataires :\nCRID\nFORIM\n{blank}{contact}") == (
        ["CRID", "FORIM"],
        [(contact, Reason.CONTACT)],
    )


@pytest.mark.parametrize("date", ["Paris, le 3 décembre 2025", "Lyon, 3 December 2025"])
def test_a_date_below_the_names_is_no_signatory(date):
    """Below the names Paris, le 3 décembre 2025: not one, said."""
    assert listed(f"Signataires :\nCRID\nFORIM\n\n{date}") == (
        ["CRID", "FORIM"],
        [(date, Reason.DATE)],
    )


@pytest.mark.parametrize("heading", ["Organisations locales", "Bretagne", "Syndicats"])
def test_a_line_alone_between_blank_ones_is_a_heading(heading):
    """Organisations locales alone between blank lines: a heading, said."""
    assert listed(f"Signataires :\n\nCRID\nFORIM\n\n{heading}\n\nZone\nQuais") == (
        ["CRID", "FORIM", "Zone", "Quais"],
        [(heading, Reason.LIST_HEADING)],
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Organisations nationales signataires :", "Organisations locales signataires :"),
        ("Associations nationales signataires", "Collectifs locaux signataires"),
        ("Organisations signataires au niveau national :", "Au niveau local :"),
        ("National signatories:", "Local signatories:"),
    ],
)
def test_two_headings_give_one_list_and_both_are_said(first, second):
    """Organisations nationales signataires : and … locales … : four names, both headings said."""
    assert listed(f"{first}\nCRID\nFORIM\n\n{second}\nZone\nQuais") == (
        ["CRID", "FORIM", "Zone", "Quais"],
        [(first, Reason.LIST_HEADING), (second, Reason.LIST_HEADING)],
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Ont signé cet appel :", "Cet appel est signé par :", "Endorsed by:", "Signed by",
        "Elles et ils ont signé", "Les organisations suivantes ont signé l’appel :",
        "This call is signed by the following organisations:", "Premiers signataires",
        "Premier·es signataires :", "Co-signataires :", "Cosignataires", "Les soussigné·e·s :",
        "Endorsing organisations", "Signatures :", "Liste des premières organisations signataires",
    ],
)  # fmt: skip
def test_a_list_begins_below_many_headings(heading):
    """Ont signé cet appel : · Cet appel est signé par : · Endorsed by: → a list."""
    assert listed(f"{heading}\n\nCRID\nFORIM") == (["CRID", "FORIM"], [])


def test_one_paragraph_of_names_is_to_be_written_one_a_line():
    """Organisations signataires : then one paragraph A, B, C, D, E et F.: the right advice."""
    names = "Atelier du môle, CRID, la Cimade, Zone, Quais et FORIM."
    assert listed(f"Organisations signataires :\n\n{names}") == ([], [(names, Reason.ON_ONE_LINE)])


@pytest.mark.parametrize("behind", ["CRID ; FORIM", "CRID • FORIM"])
def test_names_behind_the_heading_are_signatories(behind):
    """A ; B ; C and A • B • C on one line: three names."""
    assert listed(f"Signataires : {behind}") == (["CRID", "FORIM"], [])
    assert listed(f"Signataires :\n{behind} ; Zone") == (["CRID", "FORIM", "Zone"], [])


def test_an_address_behind_a_name_is_taken_off_and_said():
    """Signataires : then Atelier du môle (https://atelier.example.org): a list, said."""
    text = "Signataires :\nAtelier du môle (https://atelier.example.org)\nCRID"
    pasted = parse(f"Titre\n\n{PARAGRAPH}\n\n{text}")
    assert pasted.signatories == ["Atelier du môle", "CRID"]
    assert [block.text for block in pasted.all(BlockRole.CONTACT_DETAIL)] == [
        "https://atelier.example.org"
    ]


def test_names_in_bold_are_names():
    """Names in bold **Atelier du môle**: names."""
    assert listed("Signataires :\n\n**Atelier du môle**\n**CRID**") == (
        ["Atelier du môle", "CRID"],
        [],
    )


def test_columns_are_names_and_what_may_be_one():
    """Two columns by tab: said."""
    assert listed("Signataires :\nA\tB\nC\tD") == (
        ["A", "C"],
        [("B", Reason.COLUMN), ("D", Reason.COLUMN)],
    )
