"""Search finds the same pages by every spelling, in each language by its own words."""

import pytest
from django.db import connection
from wagtail.models import Page

from home.search.postgres import configuration_of
from tests.factories import CallPageFactory, publish, translated
from tests.home.search.test_services import ADDRESSES, searched, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Un événement", "evenement"),
        ("Une personne réfugiée", "refugiee"),
        ("Pour l’asile", "asile"),
        ("Les migrant·es", "migrants"),
        ("Les migrant·e·s", "migrant·es"),
        ("Les migrants", "migrant·es"),
        ("Chacun·e", "chacun"),
        ("Deux réfugiées", "réfugié"),
        ("Un réfugié", "refugiee"),
    ],
)
def test_accents_articles_and_median_points_do_not_matter(client, site_tree, text, query):
    publish(CallPageFactory(title=text))
    assert titles(searched(client, "fr", query)) == [text]
    # Not translated: found in English by the rules of its own language.
    assert titles(searched(client, "en", query)) == [text]


@pytest.mark.parametrize(
    "ways",
    [
        "migrant·es|migrant⋅es|migrant•es|migrant(e)s|migrants",
        "GREF|G.R.E.F|G.R.E.F.",
        "saint denis|st denis|Saint-Denis",
        "cœur|coeur|cœurs",
        "veillée|veillées|veillees",
        "webinaire|webinaires",
        "vigil|vigils",
        "journal|journaux",
        "community|communities",
        "Kadın Dayanışması|KADIN DAYANIŞMASI",
    ],
)
def test_either_spelling_finds_the_same_pages(client, site_tree, ways):
    ways = ways.split("|")
    for number, way in enumerate(ways):
        publish(CallPageFactory(title=f"Appel {number} : {way}, dit-on"))
    publish(CallPageFactory(title="Autre chose"))
    for way in ways:
        for language in ADDRESSES:
            assert len(titles(searched(client, language, way))) == len(ways), way


def test_whoever_searches_pages_is_understood_by_either_spelling(site_tree):
    """The words of a query are folded as those of the pages are, also outside of this form."""
    publish(CallPageFactory(title="Les veillées du G.R.E.F."))
    for query in ("veillée", "gref", "G.R.E.F.", "veillées"):
        found = Page.objects.filter(locale=site_tree["fr"]["home"].locale).search(query)
        assert [page.title for page in found] == ["Les veillées du G.R.E.F."], query


def test_each_language_has_its_own_words(client, site_tree):
    call = publish(CallPageFactory(title="Les personnes réfugiées marchent"))
    translated(call, **{call.title: "Refugees are marching for their actions"})
    other = publish(CallPageFactory(title="Les chevaux, leurs événements"))
    assert len(titles(searched(client, "en", "refugees marching"))) == 1
    # SQLite knows the words of no language.
    if connection.vendor == "postgresql":
        assert len(titles(searched(client, "en", "refugee action march"))) == 1
        assert len(titles(searched(client, "fr", "réfugié marcheront"))) == 1
        assert len(titles(searched(client, "fr", "réfugiés marche"))) == 1
        for language in ("fr", "en"):
            assert titles(searched(client, language, "cheval évènement")) == [other.title]


def test_a_language_without_its_own_configuration_needs_none(site_tree):
    call = publish(CallPageFactory())
    alias = call.get_translation(site_tree["en"]["home"].locale)
    assert [configuration_of(page) for page in (call, alias)] == ["fr_unaccent", "fr_unaccent"]
    alias.text_language = "es"
    assert configuration_of(alias) == "simple_unaccent"
