"""Calendars of a filter go on telling of an event that has moved: what it was is kept as JSON."""

from datetime import UTC, date, datetime

import pytest

from programme.models import CalendarEntry
from tests.programme.calendars.reading import FR, changed, published, told, vevents, with_date

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("town=Rennes", {"town": "Brest"}),
        ("town=Rennes&near=30", {"town": "Brest", "latitude": "48.39", "longitude": "-4.49"}),
        ("region=Bretagne", {"town": "Nantes", "region": "Pays de la Loire"}),
        ("access=wheelchair", {"wheelchair": ""}),
        ("day=2026-12-18", {"day": date(2026, 12, 19)}),
    ],
)
def test_what_moves_elsewhere_vanishes_from_no_calendar(client, programme, clock, query, facts):
    published(parent=programme, title="Une autre", town="Lyon", dates=[date(2026, 12, 10)])
    event = published(
        parent=programme, title="Marche", town="Rennes", region="Bretagne", wheelchair="yes",
        latitude="48.11", longitude="-1.68",
    )  # fmt: skip
    clock.move_to(datetime(2026, 12, 2, tzinfo=UTC))
    with_date(event, day=facts["day"]) if "day" in facts else changed(event, **facts)
    [row] = vevents(client, f"{FR}?{query}")
    assert row["SUMMARY"] == "Marche"
    assert row["SEQUENCE"] == int(query != "access=wheelchair")
    assert facts.get("town", "Rennes") in row["LOCATION"]
    changed(event, status="cancelled")
    assert list(told(client, f"{FR}?{query}").values()) == ["ANNULÉ – Marche"]
    event.unpublish()
    assert list(told(client, f"{FR}?{query}").values()) == ["ANNULÉ – Marche"]


def test_nothing_measures_where_an_event_was_whose_place_is_now_kept_back(client, programme, clock):
    published(parent=programme, title="Une autre", town="Lyon", dates=[date(2026, 12, 10)])
    event = published(
        parent=programme, title="Marche", town="Rennes", latitude="48.11", longitude="-1.68"
    )
    clock.move_to(datetime(2026, 12, 2, tzinfo=UTC))
    event = changed(event, latitude="48.12")
    clock.move_to(datetime(2026, 12, 3, tzinfo=UTC))
    changed(event, precision="later")
    assert list(told(client, f"{FR}?town=Rennes").values()) == ["Marche"]
    [entry] = CalendarEntry.objects.filter(title="Marche", language="fr")
    assert [former["point"] for former in entry.previous_facets] == [None, None]


def test_a_mistake_that_is_corrected_at_once_stays_in_no_calendar(client, programme):
    published(parent=programme, title="Veille", town="Lyon")
    event = published(parent=programme, title="Marche", town="Lyon")
    changed(event, town="Rennes")
    assert list(told(client, f"{FR}?town=Lyon").values()) == ["Veille"]


def test_what_was_meant_by_a_value_outlives_the_last_event_that_had_it(client, programme, clock):
    published(parent=programme, title="Ailleurs", town="Lyon")
    event = published(parent=programme, title="Veille", town="Rennes")
    event.delete()
    assert list(told(client, f"{FR}?town=Rennes").values()) == ["ANNULÉ – Veille"]
    clock.move_to(datetime(2026, 12, 20, tzinfo=UTC))
    # Its day has passed. Who asked for Rennes is not told of Lyon.
    assert told(client, f"{FR}?town=Rennes") == {}
