"""What is over says so, and leads to this year's programme."""

from datetime import date

import pytest

from programme.editions.freezing import freeze
from tests.factories import EventPageFactory, ProgrammePageFactory, publish, translated

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CALENDARS = ("Ajouter à mon calendrier", "Avant de partir", "data-copies")


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to("2026-12-01 10:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def editions(site_tree):
    parent = site_tree["fr"]["programmes"]
    return {year: publish(ProgrammePageFactory(parent=parent, year=year)) for year in (2024, 2026)}


def main(client, url) -> str:
    return client.get(url).content.decode().split("<main")[1].split("</main>")[0]


def test_a_past_event_says_so_and_offers_no_calendar(client, editions):
    """It offered "Add to my calendar … Before you set out"."""
    event = publish(EventPageFactory(parent=editions[2024], dates=[date(2024, 12, 18)]))
    html = main(client, event.url)
    assert "Cet événement est terminé." in html
    assert 'href="/fr/programme/2026/">Voir le programme 2026</a>' in html
    assert [word for word in CALENDARS if word in html] == []
    english = main(client, translated(event).url)
    assert "This event is over." in english
    assert "Add to my calendar" not in english


@pytest.mark.parametrize(
    ("dates", "is_over"),
    [
        ([date(2026, 11, 30)], True),
        ([date(2026, 12, 1)], False),
        ([date(2026, 11, 30), date(2026, 12, 18)], False),
        ([{"day": date(2026, 11, 1), "end_day": date(2026, 12, 1), "whole_day": True}], False),
        ([{"day": date(2026, 11, 1), "end_day": date(2026, 11, 30), "whole_day": True}], True),
        ([], False),
    ],
)
def test_an_event_is_over_once_its_last_day_has_passed(client, editions, dates, is_over):
    event = publish(EventPageFactory(parent=editions[2026], dates=dates))
    html = main(client, event.url)
    assert ("Cet événement est terminé." in html) is is_over
    assert ("Ajouter à mon calendrier" in html) is (bool(dates) and not is_over)


def test_an_event_without_a_day_or_postponed_is_over_with_its_edition(client, editions):
    for year, is_over in ((2024, True), (2026, False)):
        undated = publish(EventPageFactory(parent=editions[year], dates=[]))
        postponed = publish(
            EventPageFactory(parent=editions[year], status="postponed", dates=[date(year, 11, 20)])
        )
        assert ("Cet événement est terminé." in main(client, undated.url)) is is_over
        assert ("Voir le programme 2026" in main(client, postponed.url)) is is_over


def test_a_cancelled_event_is_not_said_to_have_taken_place(client, editions):
    event = publish(
        EventPageFactory(parent=editions[2024], status="cancelled", dates=[date(2024, 12, 18)])
    )
    html = main(client, event.url)
    assert "Cet événement est terminé." not in html
    assert "Voir le programme 2026" in html
    assert "Ajouter à mon calendrier" not in html


def test_a_past_edition_says_so_and_is_not_subscribed_to(client, editions, today):
    for year in editions:
        publish(EventPageFactory(parent=editions[year], dates=[date(year, 12, 18)]))
    html = main(client, editions[2024].url)
    assert "Cette édition est terminée." in html
    assert "Voir le programme 2026" in html
    assert [word for word in CALENDARS if word in html] == []
    assert "programme.csv" in html
    html = main(client, editions[2026].url)
    assert "Cette édition est terminée." not in html
    assert "Ajouter à mon calendrier" in html
    today.move_to("2027-01-05 10:00:00Z", tick=False)
    assert "Cette édition est terminée." not in main(client, editions[2026].url)
    freeze(editions[2026])
    assert "Cette édition est terminée." in main(client, editions[2026].url)
