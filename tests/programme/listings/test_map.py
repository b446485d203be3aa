import json

import pytest
from wagtail.models import Site

from programme.enums import EventStatus, PlacePrecision
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db
LYON = {"latitude": "45.757300", "longitude": "4.833700"}


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(year=2026)


def geojson(client, programme, query="") -> dict:
    response = client.get(f"{programme.url}map.geojson{query}")
    assert response["Content-Type"] == "application/geo+json"
    return json.loads(response.content)


def places(client, programme, query="") -> dict:
    """The titles of the events at each mark, by the mark's name."""
    return {
        feature["properties"]["name"]: [event["title"] for event in feature["properties"]["events"]]
        for feature in geojson(client, programme, query)["features"]
    }


def test_a_feature_tells_place_and_events(client, programme):
    event = EventPageFactory(
        title="Des droits !", town="Lyon", place_name="Place Bellecour", status="moved", **LYON
    )
    url = f"{Site.objects.get().root_url}{event.url}"
    assert geojson(client, programme) == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [4.8337, 45.7573]},
                "properties": {
                    "name": "Place Bellecour, Lyon",
                    "description": f"Déplacé\n[[{url}|Des droits !]]\n"
                    "vendredi 18\u00a0décembre 2026, 18\u00a0h – 20\u00a0h",
                    "precision": "exact",
                    "cancelled": False,
                    "events": [
                        {
                            "title": "Des droits !",
                            "url": url,
                            "language": "fr",
                            "kind": event.kind.name,
                            "kind_language": "fr",
                            "status": "moved",
                            "status_text": "Déplacé",
                            "days": ["vendredi 18\u00a0décembre 2026, 18\u00a0h – 20\u00a0h"],
                            "dates": ["2026-12-18"],
                        }
                    ],
                },
            }
        ],
    }


def test_events_at_one_point_share_a_mark(client, programme):
    EventPageFactory(title="Marche", town="Lyon", place_name="Place Bellecour", **LYON)
    EventPageFactory(title="Veillée", town="Lyon", place_name="Place Bellecour", **LYON)
    assert places(client, programme) == {"Place Bellecour, Lyon": ["Marche", "Veillée"]}


def test_a_town_without_a_pin_is_marked_in_its_middle(client, programme):
    EventPageFactory(title="Marche", town="briancon", dates=[])
    (feature,) = geojson(client, programme)["features"]
    assert feature["geometry"]["coordinates"] == [6.642, 44.9]
    assert feature["properties"]["precision"] == "town"
    assert feature["properties"]["events"][0]["days"] == []


def test_a_pin_is_hidden_where_only_the_town_is_told(client, programme):
    EventPageFactory(
        precision=PlacePrecision.TOWN, place_name="Chez Awa", address="3 rue Secrète",
        postcode="69002", town="Lyon", latitude="45.700001", longitude="4.900001",
    )  # fmt: skip
    (feature,) = geojson(client, programme)["features"]
    assert feature["geometry"]["coordinates"] == [4.848, 45.749]
    assert feature["properties"]["name"] == "Lyon"
    written = client.get(f"{programme.url}map/").content.decode()
    assert "Chez Awa" not in written and "Secrète" not in written and "69002" not in written


@pytest.mark.parametrize("precision", [PlacePrecision.LATER, PlacePrecision.EVERYWHERE])
def test_a_place_that_is_not_told_has_no_mark(client, programme, precision):
    EventPageFactory(precision=precision, town="Lyon", place_name="Chez Awa", **LYON)
    assert places(client, programme) == {}


def test_a_postcode_tells_towns_of_one_name_apart(client, programme):
    EventPageFactory(town="Saint-Denis", postcode="93200", precision=PlacePrecision.TOWN)
    (feature,) = geojson(client, programme)["features"]
    assert feature["geometry"]["coordinates"] == [2.354, 48.936]
    assert "93200" not in json.dumps(feature)


@pytest.mark.parametrize("town", ["Saint-Denis", "Nulle-part", ""])
def test_a_town_that_could_be_another_has_no_mark(client, programme, town):
    EventPageFactory(town=town)
    assert places(client, programme) == {}


def test_a_march_has_a_mark_in_each_of_its_towns(client, programme):
    march = EventPageFactory(title="Marche nationale", town="", precision="everywhere")
    EventPageFactory(parent=march, title="À Lyon", town="Lyon")
    EventPageFactory(parent=march, title="À Lille", town="Lille")
    assert places(client, programme) == {"Lille": ["À Lille"], "Lyon": ["À Lyon"]}
    shown = client.get(f"{programme.url}map/")
    assert shown.context["without_mark"] == []


def test_a_cancelled_event_keeps_its_mark(client, programme):
    EventPageFactory(town="Lyon", status=EventStatus.CANCELLED)
    properties = geojson(client, programme)["features"][0]["properties"]
    assert (properties["cancelled"], properties["events"][0]["status"]) == (True, "cancelled")


def test_filters_hold_for_the_map(client, programme):
    EventPageFactory(title="Marche", town="Lyon")
    EventPageFactory(title="Veillée", town="Lille")
    assert places(client, programme, "?town=Lyon") == {"Lyon": ["Marche"]}
    assert len(places(client, programme, "?town=%00&day=x&near=1e9")) == 2
    shown = client.get(f"{programme.url}map/?town=Lyon").content.decode()
    assert f'data-geojson="{programme.url}map.geojson?town=Lyon"' in shown
    assert "Veillée" not in shown


def test_the_map_is_filtered_on_its_own_page_and_leads_back_to_the_list(client, programme):
    march = EventPageFactory(title="Marche", town="Lyon", kind=EventKindFactory(name="Marche"))
    EventPageFactory(title="Lille marche", town="Lille", kind=march.kind)
    EventPageFactory(title="Veillée", town="Lille", kind=EventKindFactory(name="Veillée"))
    text = client.get(f"{programme.url}map/?type=marche&town=Lille").content.decode()
    assert f'<form class="filter" action="{programme.url}map/#map"' in text
    assert "1 événement trouvé" in text
    assert f'<a href="{programme.url}map/?type=marche#map"><span>Lille</span>' in text
    assert f'<a href="{programme.url}map/">Afficher tous les événements</a>' in text
    assert f'<a href="{programme.url}?town=Lille&amp;type=marche#list">' in text
    assert f'<a href="{programme.url}map/?town=Lille&amp;type=marche">' in (
        client.get(f"{programme.url}?type=marche&town=Lille").content.decode()
    )


def test_the_map_says_so_where_nothing_is_found_or_has_a_place(client, programme):
    EventPageFactory(title="Marche", town="Lyon")
    EventPageFactory(title="En ligne", town="", attendance="online")
    text = client.get(f"{programme.url}map/?q=nulle+part").content.decode()
    assert "Aucun événement ne réunit tout cela." in text
    assert ("data-map" in text, 'id="places"' in text) == (False, False)
    text = client.get(f"{programme.url}map/?q=en+ligne").content.decode()
    assert "Aucun de ces événements n’a de lieu que la carte puisse montrer." in text
    assert ("data-map" in text, 'id="unplaced"' in text) == (False, True)
    assert "ne s’appelle «\u202fOz\u202f»" in (
        client.get(f"{programme.url}map/?town=Oz").content.decode()
    )


def test_drafts_and_other_editions_are_not_on_the_map(client, programme):
    EventPageFactory(parent=programme, title="Brouillon", live=False)
    EventPageFactory(parent=ProgrammePageFactory(year=2025), title="Ancien")
    assert places(client, programme) == {}


def test_what_is_typed_stays_text(client, programme):
    EventPageFactory(title="<img src=x> ]] [[javascript:1|x]]", town="Lyon")
    (feature,) = geojson(client, programme)["features"]
    assert (
        feature["properties"]["description"]
        .splitlines()[0]
        .endswith("|<img src=x> )) ((javascript:1/x))]]")
    )
    assert "<img src=x>" not in client.get(f"{programme.url}map/").content.decode()


def test_geojson_is_kept_by_caches_and_open_to_other_sites(client, programme):
    EventPageFactory(town="Lyon")
    url = f"{programme.url}map.geojson"
    response = client.get(url)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert "Set-Cookie" not in response and "Cookie" not in response.get("Vary", "")
    assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_an_untranslated_event_says_its_language(client, programme):
    publish(programme)
    publish(EventPageFactory(parent=programme, title="Marche", town="Lyon"))
    english = translated(programme)
    (feature,) = geojson(client, english)["features"]
    assert feature["properties"]["events"][0]["language"] == "fr"
    assert feature["properties"]["events"][0]["days"] == [
        "Friday 18\u00a0December 2026, 6\u00a0pm – 8\u00a0pm"
    ]


@pytest.mark.parametrize("path", ["map.geojson", "map/"])
def test_the_map_costs_the_same_for_three_events(client, programme, count_queries, path):
    url = f"{programme.url}{path}"
    EventPageFactory(parent=programme, town="Lyon")
    one = count_queries(url)
    for town in ("Nantes", "Rennes"):
        EventPageFactory(parent=programme, town=town)
    assert count_queries(url) == one
