"""Which events a filter finds, in every language, and what it makes of nonsense."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from programme.models import EventLanguage, EventOrganiser, EventPage
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.programme.filters.asking import asked, found

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)
LYON = {"town": "Lyon", "region": "Rhône", "latitude": "45.7573", "longitude": "4.8337"}
VIENNE = {"town": "Vienne", "region": "Isère", "latitude": "45.5255", "longitude": "4.8743"}


@pytest.fixture(scope="module")
def programme(shared_data):
    return ProgrammePageFactory(year=2026)


@pytest.fixture(scope="module")
def cimade(shared_data):
    return SignatoryPageFactory(title="La Cimade", slug="la-cimade")


@pytest.fixture(scope="module")
def events(programme, cimade):
    """A march in Lyon, a vigil in Vienne, a webinar, and the national march with two towns."""
    march, vigil = EventKindFactory(name="Marche"), EventKindFactory(name="Veillée")
    webinar = EventKindFactory(name="Webinaire")
    lyon = EventPageFactory(
        parent=programme, title="Lyon marche", kind=march, wheelchair="partly", **LYON
    )
    lyon.organisers = [EventOrganiser(signatory=cimade)]
    lyon.languages = [EventLanguage(language="fr"), EventLanguage(language="fsl")]
    lanterns = EventPageFactory(
        parent=programme,
        title="Veillée aux lanternes",
        kind=vigil,
        summary="Pour les exilé·es",
        dates=[{"day": date(2026, 12, 10), "end_day": date(2026, 12, 20), "whole_day": True}],
        **VIENNE,
    )
    lanterns.organisers = [EventOrganiser(name="Chorale des Quais")]
    online = EventPageFactory(
        parent=programme, title="En ligne", kind=webinar, town="", attendance="online", dates=[]
    )
    national = EventPageFactory(
        parent=programme, title="Nationale", kind=march, town="", precision="everywhere"
    )
    local = EventPageFactory(parent=national, title="Lyon national", kind=march, **LYON)
    rennes = EventPageFactory(parent=national, title="Rennes", kind=march, town="Rennes")
    for event in (lyon, lanterns, online, national, local, rennes):
        publish(event)


ALL = {"Lyon marche", "Veillée aux lanternes", "En ligne", "Nationale", "Lyon national", "Rennes"}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ALL),
        ("type=veillee", {"Veillée aux lanternes"}),
        ("region=Isère", {"Veillée aux lanternes"}),
        ("region=isere", {"Veillée aux lanternes"}),
        ("town=Lyon", {"Lyon marche", "Lyon national"}),
        ("town=LYON", {"Lyon marche", "Lyon national"}),
        ("town=Lyon&near=20", {"Lyon marche", "Lyon national"}),
        ("town=Lyon&near=30", {"Lyon marche", "Lyon national", "Veillée aux lanternes"}),
        ("day=2026-12-18", ALL - {"En ligne"}),
        ("day=2026-12-19", {"Veillée aux lanternes"}),
        ("day=2026-12-21", set()),
        ("organiser=la-cimade", {"Lyon marche"}),
        ("organiser=Cimade", {"Lyon marche"}),
        ("organiser=chorale des quais", {"Veillée aux lanternes"}),
        ("language=fsl", {"Lyon marche"}),
        ("access=wheelchair&access=sign", {"Lyon marche"}),
        ("q=EXILES", {"Veillée aux lanternes"}),
        ("q=lyon national", {"Lyon national"}),
        ("q=cimade", {"Lyon marche"}),
        ("q=<script>", set()),
        ("type=marche&town=Lyon&day=2026-12-18&organiser=la-cimade", {"Lyon marche"}),
    ],
)
def test_events_are_found_by_what_is_asked(programme, events, query, titles):
    assert found(query, programme) == titles


@pytest.mark.parametrize(
    "query",
    [
        "type=%00",
        "access=x",
        "q=%00",
        "q=%20%E2%80%AE!",
        "day=2026-02-30",
        "day=0001-01-01",
        "day=9999-12-31",
        "day=18/12/2026",
        "near=30",
        "near=-1&near=x",
        "near=9999999999999999999999",
        "x=1&page=2",
    ],
)
def test_what_cannot_be_read_filters_nothing(programme, events, query):
    wanted = asked(query, programme)
    assert (wanted.is_empty, wanted.querystring(), wanted.active) == (True, "", [])
    assert found(query, programme) == ALL


@pytest.mark.parametrize(
    "query",
    [
        "type=nowhere",
        "region=nowhere",
        "town=nowhere",
        "town=Lyon, Isère",
        "town=Lyon&type=nowhere",
        "town=!!!",
        "organiser=nobody",
        "language=xx",
        "language=br",
        "town=" + "x" * 7000,
        "organiser=" + "la-cimade" * 700,
        "q=" + "x" * 7000,
        "q=" + "lyon " * 1500,
        "&".join(f"type={number}" for number in range(900)),
    ],
)
def test_a_value_that_nothing_has_finds_nothing(programme, events, query):
    wanted = asked(query, programme)
    assert found(query, programme) == set()
    assert not wanted.is_empty
    # Every address that is made of it finds nothing, either.
    assert found(wanted.querystring(), programme) == set()


@pytest.mark.parametrize(
    ("query", "label", "suggestions"),
    [
        ("town=Lyonn", "Lyonn", [("Lyon", "town=Lyon")]),
        ("town=Rennnes&q=x", "Rennnes", [("Rennes", "q=x&town=Rennes")]),
        ("type=veille", "veille", [("Veillée", "type=veillee")]),
        ("region=Iser", "Iser", [("Isère", "region=Is%C3%A8re")]),
        ("organiser=Simade", "Simade", [("La Cimade", "organiser=la-cimade")]),
        ("language=pt", "Portugais", []),
        ("town=Atlantis", "Atlantis", []),
        ("town=" + "x" * 300, "x" * 40 + "…", []),
    ],
)
def test_an_unknown_value_is_told_with_what_it_may_have_meant(
    programme, events, query, label, suggestions
):
    with translation.override("fr"):
        [unknown] = asked(query, programme).unknown
    assert unknown.label == label
    assert [(one.label, one.query) for one in unknown.suggestions] == suggestions


def test_what_is_valid_counts_beside_what_is_not(programme, events):
    wanted = asked("town=x&town=lyon&near=20&near=0&access=x&access=sign&day=x&y=1", programme)
    assert wanted.querystring() == "access=sign&town=Lyon"
    assert wanted.values == {"access": ["sign"], "town": "Lyon"}


def test_the_same_values_hold_in_every_language(programme, events):
    english = translated(programme)
    for event in EventPage.objects.filter(locale=programme.locale).order_by("depth"):
        translated(event)
    for query in ("type=marche", "town=Lyon", "region=Isère", "organiser=la-cimade"):
        wanted = asked(query, english, "en")
        in_french, in_english = found(query, programme), found(query, english, "en")
        assert len(in_french) == len(in_english) < len(ALL)
        assert wanted.querystring() == asked(query, programme).querystring()


def test_a_filter_says_what_it_asks_for(programme, events):
    wanted = asked("q=marche&near=30&town=lyon&day=2026-12-18&organiser=cimade", programme)
    with translation.override("en"):
        title = "Lyon · within 30 km · Friday 18\u00a0December 2026 · La Cimade · “marche”"
        assert wanted.title() == title
    # An organiser stays as it is written: it may come to be the name of others, too.
    assert {one.name: one.query_without for one in wanted.active} == {
        "town": "day=2026-12-18&organiser=cimade&q=marche",
        "near": "day=2026-12-18&organiser=cimade&q=marche&town=Lyon",
        "day": "near=30&organiser=cimade&q=marche&town=Lyon",
        "organiser": "day=2026-12-18&near=30&q=marche&town=Lyon",
        "q": "day=2026-12-18&near=30&organiser=cimade&town=Lyon",
    }


def test_a_hidden_place_is_found_by_none_of_its_facts(programme, events):
    hidden = EventPageFactory(
        parent=programme, title="Caché", precision="later", place_name="Maison secrète", **VIENNE
    )
    publish(hidden)
    for query in ("town=Vienne", "region=Isère", "town=Lyon&near=50", "q=vienne", "q=secrète"):
        assert "Caché" not in found(query, programme)
    town_only = EventPageFactory(
        parent=programme,
        title="Quelque part",
        precision="town",
        place_name="Maison secrète",
        **LYON | {"latitude": "48", "longitude": "0"},
    )
    publish(town_only)
    assert "Quelque part" in found("town=Vienne&near=30", programme)
    assert "Quelque part" not in found("q=secrète", programme)


def test_towns_of_one_name_are_found_together_and_can_be_told_apart(programme):
    for region in ("Seine-Saint-Denis", "La Réunion"):
        EventPageFactory(parent=programme, title=region, town="Saint-Denis", region=region)
    values = [choice.value for choice in asked("", programme).choices.towns]
    assert [value for value in values if "Denis" in value] == [
        "Saint-Denis",
        "Saint-Denis, La Réunion",
        "Saint-Denis, Seine-Saint-Denis",
    ]
    assert found("town=saint-denis", programme) == {"La Réunion", "Seine-Saint-Denis"}
    for value in ("saint-denis, la reunion", "Saint-Denis (La Réunion)", "97400 St Denis"):
        assert found(f"town={value}", programme) == {"La Réunion"}


def test_a_filter_costs_the_same_however_many_events(programme, events, cimade):
    query = "type=marche&town=Lyon&near=30&day=2026-12-18&organiser=cimade&language=fr&q=marche"

    def cost():
        with CaptureQueriesContext(connection) as queries:
            list(asked(query, programme).events())
        return len(queries)

    before = cost()
    for _number in range(3):
        event = EventPageFactory(parent=programme, **LYON)
        event.organisers = [EventOrganiser(signatory=cimade), EventOrganiser(name="Un collectif")]
        publish(event)
    assert cost() == before
