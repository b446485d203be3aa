"""What a line of a list of signatories holds: the same in both importers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import Reason
from campaigns.pasting.lists.services import entries_in, names_in
from campaigns.pasting.names.entries import read_entries
from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.text.lines import read_lines
from tests.campaigns.pasting.names.texts import held
from tests.campaigns.pasting.texts import PARAGRAPH, letters

pytestmark = pytest.mark.once


def plain_names(text):
    return [entry.text for entry in entries_in(text) if entry.is_name]


# --- What is not a name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        # Contacts
        ("Contact presse : 06 00 00 00 00", Reason.CONTACT),
        ("Press contact: Alix, alix@example.org", Reason.CONTACT),
        ("Contacts :", Reason.CONTACT),
        ("Press contact", Reason.CONTACT),
        ("Tél. 06 00 00 00 00", Reason.CONTACT),
        ("Tél. : +33 6 00 00 00 00", Reason.CONTACT),
        ("E-mail : appel@example.org", Reason.CONTACT),
        ("appel@example.org", Reason.CONTACT),
        ("https://example.org/appel", Reason.CONTACT),
        ("Alix Martin, 06 00 00 00 00", Reason.CONTACT),
        # Dates and places
        ("Paris, le 3 décembre 2025", Reason.DATE),
        ("Paris, 3 December 2025", Reason.DATE),
        ("Paris, December 3, 2025", Reason.DATE),
        ("Paris le 3 décembre", Reason.DATE),
        ("Fait à Lyon, le 3 décembre 2025.", Reason.DATE),
        ("Fait à Saint-Denis", Reason.DATE),
        ("Le 3 décembre 2025", Reason.DATE),
        ("December 3rd, 2025", Reason.DATE),
        ("Mercredi 3 décembre 2025", Reason.DATE),
        ("Liste mise à jour le 12/11/2025", Reason.DATE),
        ("Last updated: 12 November 2025", Reason.DATE),
        # Headings
        ("Signataires :", Reason.LIST_HEADING),
        ("Premiers signataires", Reason.LIST_HEADING),
        ("First signatories:", Reason.LIST_HEADING),
        ("Signed by", Reason.LIST_HEADING),
        ("Organisations locales", Reason.LIST_HEADING),
        ("Organisations locales :", Reason.LIST_HEADING),
        ("Associations :", Reason.LIST_HEADING),
        ("Syndicats", Reason.LIST_HEADING),
        ("Trade unions", Reason.LIST_HEADING),
        ("Local groups:", Reason.LIST_HEADING),
        ("Au niveau national", Reason.LIST_HEADING),
        ("À titre individuel", Reason.LIST_HEADING),
        ("En Bretagne :", Reason.LIST_HEADING),
        # Others than signatories
        ("Avec le soutien de", Reason.LIST_ENDS),
        ("Avec la participation de", Reason.LIST_ENDS),
        ("With the support of", Reason.LIST_ENDS),
        ("Supported by:", Reason.LIST_ENDS),
        ("En partenariat avec :", Reason.LIST_ENDS),
        ("Soutiens", Reason.LIST_ENDS),
        ("Remerciements", Reason.LIST_ENDS),
        ("Cordialement,", Reason.LIST_ENDS),
        # Sentences and invitations
        ("Pour signer : appel@example.org", Reason.AFTER_SIGNATORIES),
        ("To sign: https://example.org", Reason.AFTER_SIGNATORIES),
        ("Pour signer, écrivez à appel@example.org", Reason.AFTER_SIGNATORIES),
        ("Ce texte reste ouvert à la signature.", Reason.AFTER_SIGNATORIES),
        ("Bonjour,", Reason.AFTER_SIGNATORIES),
        ("Merci à toutes et tous !", Reason.AFTER_SIGNATORIES),
        ("et d’autres", Reason.AFTER_SIGNATORIES),
        ("(liste en cours)", Reason.AFTER_SIGNATORIES),
        ("2025", Reason.AFTER_SIGNATORIES),
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_name_says_why(line, reason):
    """Signataires :, Organisations locales :, Contact presse : 06 …: to check."""
    [entry] = [entry for entry in entries_in(line) if not entry.is_detail]
    assert entry.reason == reason
    assert not entry.is_name


@pytest.mark.parametrize(
    "name",
    [
        "Collectif local", "Soutien Migrants Redon", "Comité de soutien aux exilés", "Boza !",
        "Presse-Océan", "Collectif du 18 décembre", "18 décembre, et après", "Support Network",
        "Mouvement 17 octobre 1961", "Pour la Solidarité", "Union syndicale Solidaires",
        "Réseau (Paris, Lyon, Lille)", "Collectif Soif, Cherbourg", "Médecins du Monde",
        "Utopia 56", "Contact Alsace", "France Amérique Latine – FAL", "Ligue des droits | LDH",
        "Merci les migrants", "Échanges et Partenariats",
    ],
)  # fmt: skip
def test_a_name_that_resembles_a_heading_or_a_date_is_a_name(name):
    assert held(name) == [(name, None)]


def test_a_line_alone_above_names_that_stand_together_is_a_heading():
    """Organisations locales alone between blank lines: a heading, said."""
    text = "CRID\nFORIM\n\nBretagne\n\nZone\nRivage"
    assert plain_names(text) == ["CRID", "FORIM", "Zone", "Rivage"]
    assert held(text)[2] == ("Bretagne", "heading")


def test_names_that_all_stand_alone_are_names():
    assert plain_names("CRID\n\nFORIM\n\nZone") == ["CRID", "FORIM", "Zone"]


def test_below_others_the_list_is_over_until_it_begins_again():
    """Avec le soutien de, and names below: the list is over, said."""
    assert held("CRID\n\nAvec le soutien de\nZone\nQuais\n\nSignataires locaux :\nFORIM") == [
        ("CRID", None),
        ("Avec le soutien de", "ends"),
        ("Zone", "below"),
        ("Quais", "below"),
        ("Signataires locaux :", "heading"),
        ("FORIM", None),
    ]


def test_a_letter_around_a_list_is_to_check_and_its_names_are_names():
    text = (
        "Bonjour,\n\nVoici les organisations qui signent, merci de les publier avant vendredi.\n\n"
        "CRID\nFORIM\n\nCordialement,\nAlix"
    )
    assert plain_names(text) == ["CRID", "FORIM"]
    assert held(text)[-2:] == [("Cordialement,", "ends"), ("Alix", "below")]


def test_the_full_stop_of_an_enumeration_is_not_part_of_the_last_name():
    assert plain_names("CRID,\nFORIM,\nZone.") == ["CRID", "FORIM", "Zone"]
    assert plain_names("CRID\nG.R.E.F.") == ["CRID", "G.R.E.F."]


def test_contacts_below_a_marked_heading_are_not_names():
    assert plain_names("- CRID\n- FORIM\n\n## Contact\n\nAlix Martin") == ["CRID", "FORIM"]


def test_contacts_below_their_heading_are_not_names():
    assert plain_names("CRID\n\nContacts presse :\nAlix Martin\nCamille Roy") == ["CRID"]


# --- Addresses beside names


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("Atelier du môle (https://atelier.example.org)", "https://atelier.example.org"),
        ("Atelier du môle (www.example.org/môle)", "www.example.org/môle"),
        ("Atelier du môle <atelier@example.org>", "atelier@example.org"),
        ("Atelier du môle, atelier@example.org", "atelier@example.org"),
        ("Atelier du môle : https://example.org", "https://example.org"),
        ("Atelier du môle – site : https://example.org", "site : https://example.org"),
        ("[Atelier du môle](https://example.org)", "https://example.org"),
        ("Atelier du môle (atelier.example.org)", "atelier.example.org"),
        ("Atelier du môle\tatelier@example.org", "atelier@example.org"),
        ("Atelier du môle\t06 00 00 00 00", "06 00 00 00 00"),
        ("Atelier du môle\t12/11/2025 10:33:02", "12/11/2025 10:33:02"),
    ],
)
def test_an_address_beside_a_name_is_taken_off_and_said(line, detail):
    """Signataires : then Atelier du môle (https://atelier.example.org): a list, said."""
    assert held(line) == [("Atelier du môle", None), (detail, "detail")]


# --- Several names on one line


@pytest.mark.parametrize(
    "line", ["A ; B ; C", "A • B • C", "• A • B • C", "A;B;C", "1. A ; 2. B ; 3. C", "A · B · C"]
)
def test_names_between_separators_are_names(line):
    """A ; B ; C and A • B • C on one line: three names."""
    assert held(line) == [("A", None), ("B", None), ("C", None)]


@pytest.mark.parametrize(
    "line",
    [
        "A, B, C, D, E et F.",
        "A, B and C",
        "CRID, FORIM",
        "CRID et FORIM",
        "Atelier du môle – Les Amarres – Collectif X",
        "Signataires : CRID, FORIM",
    ],
)
def test_names_between_commas_are_to_check(line):
    """One paragraph A, B, C, D, E et F.: the right advice."""
    assert held(line) == [(line, "one_line")]


def test_columns_are_names_and_what_may_be_one():
    """Two columns by tab: said."""
    assert held("A\tB\nC\tD") == [("A", None), ("B", "column"), ("C", None), ("D", "column")]
    assert names_in("A\tB\nC\tD") == ["A", "B", "C", "D"]
    assert held("| A | B |\n|---|---|") == [("A", None), ("B", "column")]


def test_a_table_with_its_first_row_numbers_and_acronyms():
    assert held("N°\tOrganisation\tSigle\n1\tFrance Amérique Latine\tFAL\n2\tCRID\tLyon") == [
        ("N° Organisation Sigle", "heading"),
        ("France Amérique Latine – FAL", None),
        ("CRID", None),
        ("Lyon", "column"),
    ]


def test_names_behind_a_heading_are_names():
    assert held("Associations : CRID ; FORIM") == [
        ("Associations :", "heading"),
        ("CRID", None),
        ("FORIM", None),
    ]


# --- Nothing is lost


LINES = st.sampled_from(
    [
        "CRID", "**FORIM**", "1. Zone ;", "A ; B ; C", "A\tB", "A, B et C", "Signataires :", "",
        "Contact : 06 00 00 00 00", "Rives (https://example.org)", "2 - Quais",
        "Avec le soutien de",
        "Syndicats : CGT ; FSU", "Paris, le 3 décembre", PARAGRAPH, "[x] Mer", "| A | B |",
        "France Amérique Latine\tFAL\tfal@example.org",
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=40), max_size=15).map("\n".join))
def test_every_letter_of_a_list_is_in_one_entry(text):
    lines = [line for line in read_lines(text) if not line.is_decoration]
    entries = read_entries(lines)
    written = "".join(letters(line.raw) for line in lines)
    assert "".join(letters(entry.label + entry.text) for entry in entries) == written


@pytest.mark.parametrize(
    "sign", ["a", "a ", "; ", "• ", "(", "a@", "1.", "-", "A, ", "\t", "**", "http://"]
)
def test_a_hundred_thousand_characters_are_read_at_once(sign):
    text = sign * (100_000 // len(sign))
    assert names_in(text) is not None
    assert parse(f"Titre\n\n{PARAGRAPH}\n\nSignataires :\n\n{text}").title == "Titre"
