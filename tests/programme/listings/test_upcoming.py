"""What is still to come, where it takes place: the home page's next events and the lists."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine

from programme.listings.contexts import next_events
from programme.models import EventPage
from tests.factories import EventPageFactory, ProgrammePageFactory
from tests.programme.filters.asking import listed

pytestmark = pytest.mark.django_db
EXHIBITION = {"day": date(2026, 12, 8), "end_day": date(2026, 12, 19), "whole_day": True}


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def at(day: int, hour: int = 12, minute: int = 0):
    return time_machine.travel(datetime(2026, 12, day, hour, minute, tzinfo=UTC))


def coming(programme) -> list[str]:
    return [event.title for event in next_events(programme)]


@pytest.mark.parametrize(
    ("day", "is_there"), [(1, True), (8, True), (12, True), (19, True), (20, False)]
)
def test_what_has_begun_is_among_the_next_until_it_ends(client, programme, day, is_there):
    """An event of several days that has begun: on the home page's "next" until it ends."""
    EventPageFactory(parent=programme, title="Exposition", dates=[EXHIBITION])
    with at(day):
        assert coming(programme) == ["Exposition"] * is_there
        assert ("Exposition" in client.get("/fr/").content.decode()) is is_there
        shown = listed(programme)
        assert (len(shown.days), len(shown.over)) == (is_there, not is_there)


def test_each_event_stands_where_its_next_date_is(programme):
    vigil = [date(2026, 10, 18), date(2026, 11, 18), date(2026, 12, 18)]
    EventPageFactory(parent=programme, title="Veillée", dates=vigil)
    EventPageFactory(parent=programme, title="Marche", dates=[date(2026, 12, 17)])
    EventPageFactory(parent=programme, title="Passé", dates=[date(2026, 12, 1)])
    EventPageFactory(parent=programme, title="Sans date", dates=[])
    with at(10):
        assert coming(programme) == ["Marche", "Veillée"]


def test_a_cancelled_date_does_not_bring_an_event_forward(programme):
    dates = [{"day": date(2026, 12, 12), "status": "cancelled"}, {"day": date(2026, 12, 18)}]
    EventPageFactory(parent=programme, title="Veillée", dates=dates)
    EventPageFactory(parent=programme, title="Marche", dates=[date(2026, 12, 17)])
    with at(10):
        assert coming(programme) == ["Marche", "Veillée"]


@pytest.mark.parametrize(
    ("zone", "now", "is_there"),
    [
        # 18.00 in Los Angeles is 3.00 of the next day in Paris.
        ("America/Los_Angeles", (19, 0, 30), True),
        ("America/Los_Angeles", (19, 7, 59), True),
        ("America/Los_Angeles", (19, 8, 1), False),
        ("Europe/Paris", (18, 22, 59), True),
        ("Europe/Paris", (18, 23, 1), False),
        # The 18th is over in Auckland while it is noon in Paris.
        ("Pacific/Auckland", (18, 10, 59), True),
        ("Pacific/Auckland", (18, 11, 1), False),
    ],
)
def test_a_day_is_over_where_the_event_takes_place(programme, zone, now, is_there):
    EventPageFactory(
        parent=programme,
        title="Webinaire",
        timezone=zone,
        dates=[{"day": date(2026, 12, 18), "start_time": time(18)}],
    )
    with at(*now):
        assert coming(programme) == ["Webinaire"] * is_there
        shown = listed(programme)
        assert (len(shown.days), len(shown.over)) == (is_there, not is_there)


def test_translators_are_asked_for_what_has_begun(programme):
    EventPageFactory(parent=programme, dates=[EXHIBITION])
    assert list(EventPage.days_to_come(date(2026, 12, 12)).values()) == [date(2026, 12, 8)]
    assert EventPage.days_to_come(date(2026, 12, 20)) == {}


@pytest.mark.parametrize("hour", [0, 12])
def test_the_home_page_costs_the_same_for_three_events(programme, count_queries, hour):
    with at(10, hour):
        EventPageFactory(parent=programme, dates=[EXHIBITION])
        one = count_queries("/fr/")
        for _number in range(2):
            EventPageFactory(parent=programme, dates=[EXHIBITION, date(2026, 12, 18)])
        assert count_queries("/fr/") == one
