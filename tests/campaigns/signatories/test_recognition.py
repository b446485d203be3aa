"""Which organisation is meant by what people write: the table is in `spellings.py`."""

import pytest

from campaigns.models import SignatoryPage
from campaigns.signatories.recognition import Recogniser, site_spelling
from tests.campaigns.signatories.spellings import ELSEWHERE, NEAR_MISSES, ORGANISATIONS, SPELLINGS
from tests.factories import SignatoryPageFactory, translated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def organisations(shared_data):
    return [
        SignatoryPageFactory(title=title, acronym=acronym)
        for title, acronym in ORGANISATIONS.items()
    ]


@pytest.fixture
def french(organisations):
    return Recogniser("fr")


def title(page):
    return page and page.title


def test_the_table_is_of_sixty_spellings_of_twenty_organisations():
    assert len(ORGANISATIONS) == 20
    assert len(SPELLINGS) == len(dict(SPELLINGS)) == 60
    for name in ORGANISATIONS:
        assert any(name.startswith(beginning) for _written, beginning in SPELLINGS), name


def test_an_organisation_is_recognised_however_it_is_written(french):
    found, offered, lost = [], [], []
    for written, beginning in SPELLINGS:
        recognition = french.recognise(written)
        if recognition.page:
            assert recognition.page.title.startswith(beginning), written
            found.append(written)
        elif recognition.similar and recognition.similar[0].title.startswith(beginning):
            offered.append(written)
        else:
            lost.append(written)
    assert lost == []
    assert len(found) == 57
    assert offered == [
        # What an acronym stands for is not known here, so it may be another organisation's.
        "CRID – Centre de recherche et d’information pour le développement",
        "FORIM (Forum des Organisations de Solidarité Internationale issues des Migrations)",
        "Emmaüs Internationnal",
    ]


@pytest.mark.parametrize("written", NEAR_MISSES)
def test_a_near_miss_is_never_taken_for_another(french, written):
    assert title(french.recognise(written).page) is None


@pytest.mark.parametrize("written", ELSEWHERE)
def test_a_name_that_is_not_on_the_site_resembles_none(french, written):
    recognition = french.recognise(written)
    assert (recognition.page, recognition.similar) == (None, [])


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("CCFD", ["CCFD-TERRE SOLIDAIRE"]),
        ("Terre Solidaire", ["CCFD-TERRE SOLIDAIRE"]),
        ("Emmaüs", ["Emmaüs International"]),
        ("Cimade Île-de-France", ["La Cimade"]),
        ("Ligue des droits de l’Homme – Dakar", ["Ligue des droits de l’Homme"]),
        ("Fédération des Amis du Larzac – FAL", ["France Amérique Latine"]),
        ("Cimmade", ["La Cimade"]),
        ("Coordinaton Sud", ["Coordination SUD"]),
    ],
)
def test_what_resembles_is_offered_best_first(french, written, offered):
    recognition = french.recognise(written)
    assert recognition.page is None
    assert [page.title for page in recognition.similar[:1]] == offered


@pytest.mark.parametrize(
    ("near", "written"),
    [
        ("Ligue des droits de l’Homme – Dakar", "Ligue des droits de l’Homme"),
        ("Emmaüs France", "Emmaüs International"),
        ("Maison des Citoyens du Monde 35", "Maison des Citoyens du Monde 44"),
        ("Maison des Paysages de l’Ouest", "Maison des Passages de l’Ouest"),
    ],
)
def test_neighbours_are_told_apart(organisations, near, written):
    SignatoryPageFactory(title=near)
    known = Recogniser("fr")
    assert title(known.recognise(near).page) == near
    assert title(known.recognise(written).page) == written.replace("'", "’")


def test_a_wrong_plural_is_offered_where_another_organisation_is_near(organisations):
    SignatoryPageFactory(title="Maison des Citoyens du Monde 35")
    recognition = Recogniser("fr").recognise("Maison des Citoyen du Monde 44")
    assert recognition.page is None
    assert [page.title for page in recognition.similar[:2]] == [
        "Maison des Citoyens du Monde 44",
        "Maison des Citoyens du Monde 35",
    ]


def test_a_name_that_two_share_recognises_neither_and_offers_both(organisations):
    twin = SignatoryPageFactory(title="Cimade")
    namesake = SignatoryPageFactory(title="Fédération des Amis du Larzac", acronym="F.A.L")
    known = Recogniser("fr")
    for written in ("La Cimade", "cimade"):
        recognition = known.recognise(written)
        assert recognition.page is None
        assert {page.title for page in recognition.similar} == {"La Cimade", twin.title}
    assert known.recognise("FAL").page is None
    assert title(known.recognise("FAL – France Amérique Latine").page) == "France Amérique Latine"
    assert known.recognise(namesake.title).page == namesake


def test_two_of_one_name_are_told_apart_by_their_acronyms(organisations):
    one = SignatoryPageFactory(title="Collectif Migrants", acronym="CM13")
    other = SignatoryPageFactory(title="Collectif migrants", slug="cm69", acronym="CM69")
    known = Recogniser("fr")
    assert known.recognise("Collectif Migrants").page is None
    assert known.recognise("Collectif Migrants (CM13)").page == one
    assert known.recognise("Collectif Migrants", acronym="cm 69").page == other


@pytest.mark.parametrize(
    ("written", "acronym", "expected"),
    [
        ("France Amérique Latine", "FAL", "France Amérique Latine"),
        ("France Amérique Latine – FAL", "F.A.L.", "France Amérique Latine"),
        ("", "gref", "GRoupement Education sans FRontières"),
        ("FAL", "FAL", "France Amérique Latine"),
        ("Maison des Citoyens du Monde 44", "MCM", "Maison des Citoyens du Monde 44"),
        ("France Amérique Latine", "XYZ", None),
        ("Fédération des Amis du Larzac", "FAL", None),
    ],
)
def test_an_acronym_may_be_given_apart(french, written, acronym, expected):
    assert title(french.recognise(written, acronym=acronym).page) == expected


def test_at_most_five_are_offered(site_tree):
    for town in ("Brest", "Caen", "Dijon", "Gap", "Laval", "Metz", "Nice"):
        SignatoryPageFactory(title=f"Réseau d’accueil de {town}")
    recognition = Recogniser("fr").recognise("Réseau d’accueil de Nîmes")
    assert recognition.page is None
    assert len(recognition.similar) == 5


def test_a_draft_is_recognised_and_so_is_a_name_that_is_not_published_yet(site_tree):
    draft = SignatoryPageFactory(title="Collectif de la Vallée", live=False)
    renamed = SignatoryPageFactory(title="Les Amis du port")
    renamed.title = "Les Amies du port"
    renamed.save_revision()
    known = Recogniser("fr")
    assert known.recognise("Collectif de la vallée").page == draft
    assert known.recognise("Amis du Port").page == renamed
    assert known.recognise("Amies du Port").page == renamed


def test_an_organisation_is_recognised_in_every_language(site_tree):
    draft = SignatoryPageFactory(title="Collectif de la Vallée", live=False)
    french = SignatoryPageFactory(title="Les Amarres")
    english = translated(french)
    known = Recogniser("en")
    assert known.recognise("Les Amarres").page == SignatoryPage.objects.get(pk=english.pk)
    assert known.recognise("Collectif de la Vallée").page == draft


def test_recognising_costs_the_same_with_many(site_tree, django_assert_num_queries):
    for number in (1, 2):
        for _ in range(number):
            SignatoryPageFactory()
        with django_assert_num_queries(1):
            known = Recogniser("fr")
            known.recognise("Organisation inconnue")
        assert len(known.pages) == SignatoryPage.objects.count()


def test_an_organisation_is_recognised_by_its_other_names(site_tree):
    page = SignatoryPageFactory(title="Terres d’escale", also_known_as="Terre d’escale (TDE)")
    recogniser = Recogniser("fr")
    for written in ("Terre d'Escale", "TDE", "terre d’escale – TDE"):
        assert recogniser.recognise(written).page == page


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("emmaus international", "Emmaüs International"),
        ("EMMAÜS INTERNATIONAL", "Emmaüs International"),
        ("Emmaüs International", "Emmaüs International"),
        ("FAL", "France Amérique Latine – FAL"),
        ("france amerique latine (fal)", "France Amérique Latine – FAL"),
        ("France Amérique Latine", "France Amérique Latine"),
        ("France Amérique Latine (FAL)", "France Amérique Latine (FAL)"),
        ("France Amérique Latine – FAL", "France Amérique Latine – FAL"),
    ],
)
def test_a_recognised_name_is_spelled_as_on_its_page(french, written, spelled):
    page = french.recognise(written).page
    assert site_spelling(written, page) == spelled


@pytest.mark.parametrize(
    ("title_", "written"),
    [
        ("Femmes migrant·es", "Femmes migrant⋅es"),
        ("Femmes migrant·es", "FEMMES MIGRANT∙ES"),
        ("Femmes migrant·es", "Femmes migrant(e)s"),
        ("Kadın Dayanışması", "KADIN DAYANIŞMASI"),
        ("Dom Przyjaźni Łódź", "Dom Przyjazni Lodz"),
        ("Secours de Saint-Denis", "Secours de St Denis"),
        ("Journal des exilé·es", "Journaux des exilés"),
        ("Communities of the River", "Community of the River"),
    ],
)
def test_letters_points_and_plurals_do_not_make_another_organisation(title_, written):
    SignatoryPageFactory(title=title_)
    SignatoryPageFactory(title="Autre collectif")
    assert title(Recogniser("fr").recognise(written).page) == title_
