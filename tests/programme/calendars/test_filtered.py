"""Calendars of a town, a kind, an organisation: also told what is off."""

from datetime import date

import pytest

from tests.factories import (
    EventPageFactory,
    SignatoryPageFactory,
    publish,
)
from tests.programme.calendars.reading import FR, published, read, told

pytestmark = pytest.mark.django_db


def test_an_organisations_calendar_holds_what_it_organises(client, programme, march, site_tree):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    events = [EventPageFactory(parent=programme, title=title) for title in ("Une", "Deux")]
    for event in events:
        event.organisers.create(signatory=cimade)
        publish(event)
    address = "/en/programme/calendar.ics?organiser=cimade"
    assert sorted(told(client, address).values()) == ["Deux", "Une"]
    events[0].unpublish()
    assert sorted(told(client, address).values()) == ["CANCELLED – Une", "Deux"]
    assert sorted(told(client, f"{FR}?organiser=cimade").values()) == ["ANNULÉ – Une", "Deux"]
    assert told(client, f"{FR}?organiser=nobody") == {}


def test_an_organisation_is_subscribed_to_before_it_organises_anything(client, march, site_tree):
    """Its calendar is empty, and not everybody else's until then."""
    addresses = [f"{FR}?organiser=ligue", "/en/programme/calendar.ics?organiser=ligue"]
    assert [told(client, address) for address in addresses] == [{}, {}]
    league = publish(SignatoryPageFactory(title="La Ligue", slug="ligue"))
    empty = [client.get(address) for address in addresses]
    assert [read(answer.content).walk("VEVENT") for answer in empty] == [[], []]
    assert read(empty[0].content)["NAME"] == "La Ligue – Programme 2026"
    event = EventPageFactory(parent=march.get_parent().specific, title="Veille")
    event.organisers.create(signatory=league)
    publish(event)
    for address, answer in zip(addresses, empty, strict=True):
        known = {"if-none-match": answer["ETag"]}
        assert list(told(client, address).values()) == ["Veille"]
        assert client.get(address, headers=known).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "town=rennes", "region=Bretagne", "type=KIND", "day=2026-12-18", "organiser=cimade",
        "language=fsl", "access=sign", "access=wheelchair&access=sign", "q=tambours",
        "town=Rennes&near=30", "organiser=cimade&town=RENNES",
    ],
)  # fmt: skip
def test_a_filtered_calendar_tells_what_is_off_and_nothing_else(
    client, programme, site_tree, query
):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    published(parent=programme, title="Ailleurs", town="Lyon", dates=[date(2026, 12, 10)])
    event = EventPageFactory(
        parent=programme, title="Marche", town="Rennes", region="Bretagne", wheelchair="yes",
        summary="Des tambours.", latitude="48.11", longitude="-1.68",
    )  # fmt: skip
    event.organisers.create(signatory=cimade)
    event.languages.create(language="fsl")
    event = publish(event)
    query = query.replace("KIND", event.kind.code)
    addresses = [f"{FR}?{query}", f"/fr/programme/calendar.ics?{query}"]
    for address in addresses:
        assert list(told(client, address).values()) == ["Marche"]
    event.unpublish()
    for address in addresses:
        assert list(told(client, address).values()) == ["ANNULÉ – Marche"]
    assert len(told(client, f"{FR}?town=Lyon")) == 1


def test_what_is_near_is_told_when_it_is_off(client, programme):
    published(parent=programme, title="Rennes", town="Rennes", latitude="48.11", longitude="-1.68")
    near = published(
        parent=programme, title="Cesson", town="Cesson", latitude="48.12", longitude="-1.60"
    )
    far = published(parent=programme, title="Lyon", town="Lyon", latitude="45.7", longitude="4.8")
    near.unpublish()
    far.unpublish()
    address = f"{FR}?town=Rennes&near=30"
    assert sorted(told(client, address).values()) == ["ANNULÉ – Cesson", "Rennes"]


def test_what_is_near_costs_the_same_however_much_is_off(programme, count_queries):
    costs = []
    for number in range(1, 4):
        rennes = {"town": "Rennes", "latitude": "48.11", "longitude": "-1.68"}
        published(parent=programme, title=f"Rennes {number}", **rennes).unpublish()
        costs.append(count_queries(f"{FR}?town=Rennes&near=30"))
    assert costs[0] == costs[1] == costs[2]


def test_what_has_no_pin_is_as_near_as_its_town(client, programme):
    published(parent=programme, title="Rennes", town="Rennes")
    near, far = (
        published(parent=programme, title=town, town=town) for town in ("Cesson-Sévigné", "Lyon")
    )
    near.unpublish()
    far.unpublish()
    address = f"{FR}?town=Rennes&near=30"
    assert sorted(told(client, address).values()) == ["ANNULÉ – Cesson-Sévigné", "Rennes"]


@pytest.mark.parametrize("query", ["day=never", "near=30", "q=%00", "town=%00", "type="])
def test_what_cannot_be_read_filters_nothing(client, march, query):
    assert list(told(client, f"{FR}?{query}").values()) == ["Marche"]


@pytest.mark.parametrize(
    "query",
    [
        "town=Atlantis",
        "region=Oz",
        "type=x",
        "organiser=x",
        "language=br",
        "q=zzzz",
        "day=2026-01-01",
    ],
)
def test_a_value_that_nothing_has_makes_every_feed_and_file_empty(client, programme, march, query):
    assert read(client.get(f"{FR}?{query}").content).walk("VEVENT") == []
    assert b"<item>" not in client.get(f"/fr/programme/2026/feed.xml?{query}").content
    assert client.get(f"/fr/programme/2026/map.geojson?{query}").json()["features"] == []
    table = client.get(f"/fr/programme/2026/programme.csv?{query}").content.decode("utf-8-sig")
    assert len(table.splitlines()) == 1
    for address in ("", "map/", "embed/"):
        shown = client.get(f"/fr/programme/2026/{address}?{query}").content.decode()
        assert march.url not in shown


def test_an_unknown_town_is_told_on_every_page_with_what_it_may_have_meant(client, programme):
    published(parent=programme, title="Veille", town="Grenoble")
    for address in ("", "map/", "embed/"):
        shown = client.get(f"/fr/programme/2026/{address}?town=Grenobel").content.decode()
        assert "Rien dans ce programme ne s’appelle «\u202fGrenobel\u202f»." in shown
        assert "?town=Grenoble#" in shown
    calendar = read(client.get(f"{FR}?town=Grenobel").content)
    assert calendar["NAME"] == "Grenobel – Programme 2026"


def test_an_organisation_is_still_meant_by_its_former_address(
    client, programme, site_tree, march, django_capture_on_commit_callbacks
):
    """Who subscribed to what it organises is not told of all that others do."""
    cimade = publish(SignatoryPageFactory(title="Une ligue", slug="ligue"))
    event = EventPageFactory(parent=programme, title="Veille")
    event.organisers.create(signatory=cimade)
    publish(event)
    cimade.slug = "la-ligue"
    with django_capture_on_commit_callbacks(execute=True):
        cimade = publish(cimade)
    for slug in ("ligue", "la-ligue"):
        assert list(told(client, f"{FR}?organiser={slug}").values()) == ["Veille"]
    event.delete()
    assert list(told(client, f"{FR}?organiser=ligue").values()) == ["ANNULÉ – Veille"]
