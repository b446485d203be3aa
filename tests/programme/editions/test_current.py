"""Which edition is the current one, through the whole year."""

from datetime import date, timedelta

import pytest

from programme.editions.rollover import start_next
from programme.models import ProgrammePage
from tests.factories import EventPageFactory, ProgrammePageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(site_tree):
    def create(year, **facts):
        index = site_tree["fr"]["programmes"]
        return ProgrammePageFactory(parent=index, year=year, title=f"Programme {year}", **facts)

    return create


def current(day):
    found = ProgrammePage.objects.live_in("fr").current(day).first()
    return found and found.year


def test_without_a_programme_there_is_no_current_edition(client, site_tree):
    assert current(date(2026, 12, 18)) is None
    assert "Aucun programme" in client.get("/fr/programme/").content.decode()
    assert client.get("/fr/").status_code == 200


def test_an_edition_is_current_every_day_until_a_month_after_its_own(edition):
    edition(2026)
    day = date(2026, 1, 1)
    while day <= date(2027, 12, 31):
        assert current(day) == (2026 if day <= date(2027, 1, 18) else None), day
        day += timedelta(days=1)


def test_of_two_published_editions_one_follows_the_other(edition):
    for year in (2025, 2026, 2027):
        edition(year)
    days = {
        date(2026, 1, 18): 2025,
        date(2026, 1, 19): 2026,
        date(2026, 2, 28): 2026,
        date(2026, 12, 17): 2026,
        date(2026, 12, 18): 2026,
        date(2026, 12, 31): 2026,
        date(2027, 1, 1): 2026,
        date(2027, 1, 18): 2026,
        date(2027, 1, 19): 2027,
        date(2028, 1, 19): None,
    }
    assert {day: current(day) for day in days} == days


def test_an_edition_is_current_from_the_day_it_is_published(edition):
    edition(2025)
    draft = edition(2026, live=False)
    assert current(date(2026, 1, 19)) is None
    publish(draft)
    assert current(date(2026, 1, 19)) == 2026


@pytest.mark.parametrize("freezes", [True, False])
def test_home_and_list_lead_to_the_next_edition_once_it_is_published(
    client, edition, admin_user, time_machine, freezes
):
    time_machine.move_to("2027-01-10T12:00:00+01:00")
    last = publish(edition(2026))
    EventPageFactory(parent=last, dates=[date(2027, 1, 15)])
    page = publish(start_next(last, admin_user, freeze_last=freezes))

    def shown():
        listed = client.get("/fr/programme/").context["current"]
        html = client.get("/fr/").content.decode()
        [linked] = [year for year in (2026, 2027) if f"/fr/programme/{year}/calendar.ics" in html]
        return (listed.year, linked)

    # Last year's events in January are still to come.
    assert shown() == (2026, 2026)
    time_machine.move_to("2027-01-18T23:59:00+01:00")
    assert shown() == (2026, 2026)
    time_machine.move_to("2027-01-19T00:01:00+01:00")
    assert shown() == (2027, 2027)
    assert page.year == 2027
