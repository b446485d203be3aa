"""The meaning of a filter never changes because something else is published.

Whoever subscribed to a town, an organiser or any other value keeps every event whose own facts have
not changed, whatever becomes of others.
"""

from datetime import date
from random import Random

import pytest
from django.http import QueryDict

from programme.filters.forms import EventFilter
from programme.models import EventOrganiser
from tests.factories import EventPageFactory, SignatoryPageFactory, publish
from tests.programme.calendars.reading import FR, changed, published, told
from tests.programme.calendars.subscriber import Subscriber

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_town_keeps_its_march_when_another_event_there_has_no_region(client, programme):
    published(parent=programme, title="Marche", town="Grenoble", region="Isère")
    published(parent=programme, title="Ailleurs", town="Lyon")
    address = f"{FR}?town=Grenoble"
    assert sorted(told(client, address).values()) == ["Marche"]
    published(parent=programme, title="Veillée", town="Grenoble")
    assert sorted(told(client, address).values()) == ["Marche", "Veillée"]
    assert sorted(told(client, f"{FR}?town=Grenoble, Isère").values()) == ["Marche", "Veillée"]


@pytest.mark.parametrize(
    ("town", "regions"),
    [
        ("Saint-Denis", ["Seine-Saint-Denis", "La Réunion"]),
        ("Lyon", ["Rhône", "Métropole de Lyon"]),
        ("Nulle-Part", ["Isère", "", "Drôme"]),
    ],
)
def test_a_town_is_every_town_of_its_name_and_its_region_narrows_it(
    client, programme, town, regions
):
    published(parent=programme, title="Ailleurs", town="Brest", region="Finistère")
    for number, region in enumerate(regions, start=1):
        published(parent=programme, title=region or "sans", town=town, region=region)
        found = sorted(told(client, f"{FR}?town={town}").values())
        assert found == sorted(region or "sans" for region in regions[:number])
    for region in filter(None, regions):
        assert list(told(client, f"{FR}?town={town}, {region}").values()) == [region]


def test_near_a_town_is_measured_from_the_town_and_not_from_what_is_published(client, programme):
    published(parent=programme, title="Bron", town="Bron")
    address = f"{FR}?town=Lyon&near=10"
    assert list(told(client, address).values()) == ["Bron"]
    published(
        parent=programme, title="Far", town="Lyon", latitude="45.95", longitude="4.55"
    )  # a pin that somebody has put into another town
    assert sorted(told(client, address).values()) == ["Bron", "Far"]


def test_an_organiser_by_name_stays_when_an_organisation_of_that_name_comes(client, programme):
    event = EventPageFactory(parent=programme, title="Marche")
    event.organisers = [EventOrganiser(name="Ligue du Fleuve")]
    publish(event)
    addresses = [f"{FR}?organiser={value}" for value in ("Ligue du Fleuve", "ligue-du-fleuve")]
    league = publish(SignatoryPageFactory(title="La Ligue du Fleuve", slug="ligue-du-fleuve"))
    other = EventPageFactory(parent=programme, title="Veillée")
    other.organisers = [EventOrganiser(signatory=league)]
    publish(other)
    for address in addresses:
        assert sorted(told(client, address).values()) == ["Marche", "Veillée"]
    league.title = "Fleuve et Rives"
    publish(league)
    for address in addresses:
        assert sorted(told(client, address).values()) == ["Marche", "Veillée"]
    other.unpublish()
    for address in addresses:
        assert sorted(told(client, address).values()) == ["ANNULÉ – Veillée", "Marche"]


# --- Whatever else happens, in any order

FILTERS = [
    "town=Grenoble", "town=grenoble", "town=Grenoble, Isère", "town=Saint-Denis", "town=St Denis",
    "town=Saint-Denis, Seine-Saint-Denis", "town=Nulle-Part", "town=Grenoble&near=30",
    "town=Saint-Denis&near=10", "region=Isère", "region=isere", "region=93", "type=KIND",
    "organiser=Ligue du Fleuve", "organiser=ligue-du-fleuve", "organiser=rives", "organiser=Rives",
    "language=fr", "day=2026-12-18", "access=wheelchair", "q=fanfare",
]  # fmt: skip
OTHERS = [
    {"town": "Grenoble"},
    {"town": "GRENOBLE", "region": "ISERE"},
    {"town": "Grenoble", "region": "Auvergne-Rhône-Alpes", "latitude": "40", "longitude": "3"},
    {"town": "Grenoble", "region": "Drôme"},
    {"town": "grenoble", "country": "CA"},
    {"town": "Saint-Denis", "region": "La Réunion"},
    {"town": "St Denis", "region": ""},
    {"town": "Saint-Denis", "region": "93"},
    {"town": "Nulle-Part", "region": "Ailleurs"},
    {"town": "nulle part"},
    {"town": "", "region": "Isère"},
    {"town": "Vitré", "organiser": "La Ligue du Fleuve"},
    {"town": "Vitré", "organiser": "ligue du fleuve"},
    {"town": "Vitré", "organiser": "RIVES"},
]


@pytest.mark.once
@pytest.mark.parametrize("seed", range(3))
def test_a_feed_loses_no_event_whose_facts_have_not_changed(
    client, programme, seed, django_capture_on_commit_callbacks
):
    """Others are published, changed and unpublished, organisations come and are renamed."""
    chance = Random(seed)
    rives = publish(SignatoryPageFactory(title="Rives", slug="rives"))
    kept = [
        EventPageFactory(
            parent=programme, title="Une", town="Grenoble", region="Isère", wheelchair="yes",
            summary="Avec une fanfare.",
        ),
        EventPageFactory(
            parent=programme, title="Deux", town="Saint-Denis", region="Seine-Saint-Denis"
        ),
        EventPageFactory(parent=programme, title="Trois", town="Nulle-Part", region="Isère"),
    ]  # fmt: skip
    kept[0].organisers = [EventOrganiser(name="Ligue du Fleuve")]
    kept[1].organisers = [EventOrganiser(signatory=rives)]
    kept[2].languages.create(language="fr")
    kept = [publish(event) for event in kept]
    filters = [query.replace("KIND", kept[0].kind.code) for query in FILTERS]
    subscribers = [Subscriber(client, f"{FR}?{query}") for query in filters]
    for subscriber in subscribers:
        subscriber.look()
        assert subscriber.known, subscriber.address
    before = {query: _found(_filter(query, programme)) for query in filters}
    canonical = {query: _filter(query, programme).querystring() for query in filters}

    def come(facts):
        facts = dict(facts)
        organiser = facts.pop("organiser", "")
        event = EventPageFactory(parent=programme, dates=[date(2026, 12, 10)], **facts)
        event.organisers = [EventOrganiser(name=organiser)] if organiser else []
        others.append(publish(event))

    def go():
        others.pop(chance.randrange(len(others))).unpublish()

    def move():
        changed(chance.choice(others), town="Brest", region="Finistère")

    def found_league():
        publish(SignatoryPageFactory(title="Ligue du Fleuve", slug="ligue-du-fleuve"))

    def rename_rives():
        rives.title, rives.slug = "Berges", "berges"
        with django_capture_on_commit_callbacks(execute=True):
            publish(rives)

    others = []
    acts = [lambda facts=facts: come(facts) for facts in OTHERS]
    chance.shuffle(acts)
    for act in (found_league, rename_rives):
        acts.insert(chance.randrange(len(acts)), act)
    for act in (go, move, go, move):
        acts.insert(chance.randrange(5, len(acts)), act)
    for act in acts:
        act()
        for query in filters:
            wanted = _filter(query, programme)
            assert before[query] <= _found(wanted), (query, act)
            assert wanted.querystring() == canonical[query]
    for query, subscriber in zip(filters, subscribers, strict=True):
        subscriber.look()
        news = client.get(f"/fr/programme/2026/feed.xml?{query}").content.decode()
        table = client.get(f"/fr/programme/2026/programme.csv?{query}").content.decode()
        for title in before[query]:
            assert f"<title>{title} (" in news
            assert f";{title};" in table


def _filter(query: str, programme) -> EventFilter:
    return EventFilter(QueryDict(query), language="fr", programme=programme)


def _found(wanted: EventFilter) -> set[str]:
    titles = {"Une", "Deux", "Trois"}
    return titles & set(wanted.events().values_list("title", flat=True))
