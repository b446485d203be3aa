"""What the lines of a pasted list mean, and what becomes of them."""

import pytest

from campaigns.enums import SignatoriesOrder
from campaigns.models import SignatoryPage, Signature
from campaigns.pasting.lists.services import Decision, names_in, read, record
from campaigns.signatories.recognition import Recogniser
from campaigns.signatures.services import shown_signatories, sign
from tests.factories import SignatoryPageFactory, publish, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def fal(site_tree):
    return SignatoryPageFactory(title="France Amérique Latine", acronym="FAL")


def listed(call):
    return [signatory.name for signatory in shown_signatories(type(call).objects.get(pk=call.pk))]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("La Cimade", "La Cimade"),
        ("  La Cimade  ,", "La Cimade"),
        ("La Cimade ;", "La Cimade"),
        ("\tLa Cimade\t", "La Cimade"),
        ("- La Cimade", "La Cimade"),
        ("-La Cimade", "La Cimade"),
        ("– La Cimade", "La Cimade"),
        ("• La Cimade", "La Cimade"),
        ("\uf0b7\tLa Cimade", "La Cimade"),
        ("* La Cimade", "La Cimade"),
        ("1. La Cimade", "La Cimade"),
        ("12.La Cimade", "La Cimade"),
        ("3) La Cimade", "La Cimade"),
        ("(4) La Cimade", "La Cimade"),
        ("5 - La Cimade", "La Cimade"),
        ("6\tLa Cimade", "La Cimade"),
        ("7.\tLa Cimade", "La Cimade"),
        ("La Cimade\tcontact@example.org\thttps://www.example.org/cimade", "La Cimade"),
        ("France Amérique Latine\tFAL", "France Amérique Latine – FAL"),
        # Part of the name
        ("France Amérique Latine – FAL", "France Amérique Latine – FAL"),
        ("Cimade Île-de-France", "Cimade Île-de-France"),
        ("GRoupement (G.R.E.F)", "GRoupement (G.R.E.F)"),
        ("Maison des Citoyens du Monde 44", "Maison des Citoyens du Monde 44"),
        ("18 décembre, et après", "18 décembre, et après"),
        ("3.14 Association", "3.14 Association"),
        ("100 pour 1", "100 pour 1"),
        ("Collectif 1. Mai", "Collectif 1. Mai"),
    ],
)
def test_a_line_gives_a_name(line, name):
    assert names_in(line) == [name]


def test_lines_without_a_letter_count_for_nothing():
    assert names_in("\n \n-----\n* * *\r\nLa Cimade\r\n\u2028FORIM\n\t\n") == ["La Cimade", "FORIM"]


def test_each_line_is_recognised_new_doubtful_signed_or_twice(call, cimade, fal):
    sign(call, fal)
    sign(call, None, "Collectif de la Vallée")
    crid = SignatoryPageFactory(title="CRID")
    names = [
        "crid",
        "Cimade Normandie",
        "FAL",
        "COLLECTIF DE LA VALLEE",
        "Nouveau venu",
        "C.R.I.D.",
        "Nouveau venu",
    ]
    lines = read(call, "\n".join(names), Recogniser("fr"))
    assert [(line.number, line.state) for line in lines] == [
        (1, "recognised"),
        (2, "doubtful"),
        (3, "signed"),
        (4, "signed"),
        (5, "new"),
        (6, "twice"),
        (7, "twice"),
    ]
    assert lines[0].page == crid
    assert lines[1].similar == [cimade]
    assert lines[3].signature.name == "Collectif de la Vallée"
    assert [lines[5].first.number, lines[6].first.number] == [1, 5]


def test_who_signed_under_another_name_has_signed_already(call, cimade):
    sign(call, cimade, "Cimade Normandie")
    lines = read(call, "La Cimade\nCimade Normandie", Recogniser("fr"))
    assert [line.state for line in lines] == ["signed", "signed"]


def test_what_is_decided_is_recorded(call, cimade, fal, admin_user):
    sign(call, fal)
    decisions = [
        Decision("CIMADE", cimade),
        Decision("FAL", fal),
        Decision("Collectif de la Vallée"),
        Decision("Association des Amis du Port – AAP", new_page=True),
    ]
    outcome = record(call, decisions, admin_user)
    assert outcome.added == 3
    assert listed(call) == [
        "Association des Amis du Port – AAP",
        "CIMADE",
        "Collectif de la Vallée",
        "France Amérique Latine – FAL",
    ]
    [page] = outcome.pages
    page = SignatoryPage.objects.get(pk=page.pk)
    assert (page.title, page.acronym, page.slug) == (
        "Association des Amis du Port",
        "AAP",
        "association-des-amis-du-port",
    )
    assert (page.live, page.owner, page.locale.language_code) == (False, admin_user, "fr")
    assert page.get_latest_revision_as_object().acronym == "AAP"
    signature = Signature.objects.get(name="Association des Amis du Port – AAP")
    assert signature.signatory_key == page.translation_key


def test_a_draft_page_made_here_can_be_published_and_is_then_linked(call, admin_user):
    [page] = record(call, [Decision("Amis du Port", new_page=True)], admin_user).pages
    publish(page)
    [shown] = shown_signatories(call)
    assert shown.url == "/fr/signataires/amis-du-port/"


def test_the_draft_pages_of_a_call_stand_in_its_language(call, site_tree, admin_user):
    english = translated(publish(call))
    [page] = record(english, [Decision("River House", new_page=True)], admin_user).pages
    assert page.get_parent().specific == site_tree["en"]["signatories"]
    assert (page.locale.language_code, page.name_language) == ("en", "en")


def test_names_without_latin_letters_and_of_the_same_letters_get_addresses(call, admin_user):
    names = ["جمعية", "Échos", "Échos !", "ECHOS"]
    pages = record(call, [Decision(name, new_page=True) for name in names], admin_user).pages
    slugs = [page.slug for page in pages]
    assert slugs[1:] == ["echos", "echos-1", "echos-2"]
    assert slugs[0].isascii()


def test_the_pasted_order_becomes_that_of_the_call(call, cimade, fal, admin_user):
    call = publish(call)
    english = translated(call)
    early = sign(call, None, "Déjà là")
    sign(call, fal)
    decisions = [Decision("Zone"), Decision("FAL", fal), Decision("Cimade", cimade)]
    record(call, decisions, admin_user, in_this_order=True)
    assert listed(call) == ["Zone", "France Amérique Latine – FAL", "Cimade", "Déjà là"]
    assert listed(english) == listed(call)
    assert early.created_at == Signature.objects.get(pk=early.pk).created_at


def test_the_order_reaches_drafts_and_publishes_none(call, admin_user):
    call = publish(call)
    call.title = "Titre à venir"
    call.save_revision()
    record(call, [Decision("Zone")], admin_user, in_this_order=True)
    live = type(call).objects.get(pk=call.pk)
    assert (live.title, live.signatories_order) == ("Appel", SignatoriesOrder.MANUAL)
    draft = live.get_latest_revision_as_object()
    assert (draft.title, draft.signatories_order) == ("Titre à venir", SignatoriesOrder.MANUAL)
    assert live.has_unpublished_changes


def test_five_hundred_lines_cost_few_queries(
    call, cimade, admin_user, django_assert_max_num_queries
):
    names = [f"Collectif numéro {number} {chr(97 + number % 26)}" for number in range(500)]
    with django_assert_max_num_queries(40):
        lines = read(call, "\n".join(names), Recogniser("fr"))
        record(call, [Decision(line.name) for line in lines], admin_user, in_this_order=True)
    assert listed(call) == names
