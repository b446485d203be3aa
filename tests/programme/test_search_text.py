"""What events are found by, as time goes by: names change, translations come, drafts wait."""

from io import StringIO

import pytest
from django.core.management import call_command

from campaigns.merging.services import merge
from programme.models import EventOrganiser, EventPage, ProgrammePage
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import version
from tests.programme.filters.asking import found

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_choir(shared_data):
    """An evening in Lyon that two organise: an organisation of the site, and a name."""
    event = EventPageFactory(
        parent=publish(ProgrammePageFactory(year=2026)),
        title="Soirée des exilé·es",
        kind=EventKindFactory(name="Concert"),
        summary="On y chante à 100 %.",
        body="<p>Avec le <b>chœur</b> des réfugié(e)s &amp; une fanfare.</p>",
        access_note="Jeux pour enfants",
        place_name="Salle Rameau",
        address="29 rue de la Martinière",
        town="Lyon",
        region="Rhône",
    )
    event.organisers = [
        EventOrganiser(
            signatory=publish(SignatoryPageFactory(title="Chorale des Quais")), sort_order=0
        ),
        EventOrganiser(name="L’Œil ouvert", sort_order=1),
    ]
    return publish(event)


@pytest.fixture
def choir(shared_choir, db):
    return EventPage.objects.get(pk=shared_choir.pk)


@pytest.fixture
def programme(choir):
    return ProgrammePage.objects.get(locale=choir.locale, year=2026)


@pytest.mark.parametrize(
    "query",
    [
        "soiree exiles",
        "EXILÉ·ES",
        "exilé(e)s",
        "exile",
        "CHOEUR réfugiés fanfare",
        "100 %",
        "enfants",
        "salle rameau martiniere",
        "rhone lyon",
        "chorale l'oeil",
        "l’œil",
        "lyon " * 30,
    ],
)
def test_an_event_is_found_by_all_that_is_read_of_it(programme, choir, query):
    assert found(f"q={query.replace('%', '%25')}", programme) == {"Soirée des exilé·es"}


@pytest.mark.parametrize(
    "ways",
    [
        "soirée|soirées|SOIREES",
        "concert|concerts",
        "exilés|exilées|exilé·es|exilé⋅es|exilé•e•s",
        "chœur|choeur|chœurs|CHŒUR",
        "salle|salles",
        "St Lyon|Saint-Lyon",
        "chora|choral",
    ],
)
def test_either_spelling_finds_the_same_events(programme, choir, ways):
    first, *others = [found(f"q={way}", programme) for way in ways.split("|")]
    assert others == [first] * len(others)


def test_words_that_were_written_before_an_update_are_refreshed(programme, choir):
    EventPage.objects.update(search_text="soirees")
    assert found("q=soirée", programme) == set()
    call_command("refresh_search", stdout=StringIO())
    assert found("q=soirée", programme) == {"Soirée des exilé·es"}


@pytest.mark.parametrize("query", ["soirée Rennes", "s_irée", "soi%e", "b", "amp"])
def test_it_is_found_by_nothing_else(programme, choir, query):
    assert found(f"q={query.replace('%', '%25')}", programme) == set()


def test_an_organisation_that_is_renamed_is_found_by_its_new_name(programme, choir):
    english = translated(choir)
    organisation = choir.organisers.first().signatory
    organisation.title = "Chœur du Rhin"
    publish(organisation)
    assert found("q=choeur du rhin", programme) == {"Soirée des exilé·es"}
    edition = version(programme, "en")
    assert found("q=choeur du rhin", edition, "en") == {english.title}


def test_a_kind_that_is_renamed_is_found_by_its_new_name(programme, choir):
    assert found("q=concert", programme) == {"Soirée des exilé·es"}
    choir.kind.name = "Récital"
    choir.kind.save()
    assert found("q=récital", programme) == {"Soirée des exilé·es"}
    assert found("q=concert", programme) == set()


def test_organisations_that_become_one_are_found_by_the_name_that_stays(programme, choir):
    merge(choir.organisers.first().signatory, publish(SignatoryPageFactory(title="Polyphonia")))
    assert found("q=polyphonia", programme) == {"Soirée des exilé·es"}
    assert found("q=chorale", programme) == set()


def test_a_page_is_found_by_its_own_words_in_each_language(programme, choir):
    edition = version(programme, "en")
    assert found("q=soirée", edition, "en") == {"Soirée des exilé·es"}
    translated(choir, **{"Soirée des exilé·es": "Evening of exiles"})
    english = version(choir, "en")
    english.title = "An evening"
    publish(english)
    assert found("q=evening", edition, "en") == {"An evening"}
    assert found("q=soirée", edition, "en") == set()
    assert found("q=soirée", programme) == {"Soirée des exilé·es"}


def test_facts_reach_the_words_of_every_language(programme, choir):
    english = translated(choir)
    choir.town, choir.place_name = "Vienne", ""
    publish(choir)
    edition = version(programme, "en")
    assert found("q=vienne", edition, "en") == {english.title}
    assert found("q=rameau", edition, "en") == set()


def test_a_draft_is_not_found_by_its_words(programme, choir):
    choir.title = "Répétition"
    choir.save_revision()
    assert found("q=répétition", programme) == set()
    assert found("q=soirée", programme) == {"Soirée des exilé·es"}
    assert "search_text" not in EventPage.objects.get(pk=choir.pk).serializable_data()
