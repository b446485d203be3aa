import json
from datetime import date, time

import pytest
from django.utils import translation

from programme.events.hints import hint, unclear_hours, zone_hint
from programme.models import EventDate
from tests.factories import EventPageFactory, ProgrammePageFactory

MIDDLE_OF_LYON = [45.749, 4.848]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_known_town_is_where_the_map_shows_it():
    told = hint("lyon", "", "FR")
    assert told.as_data() == {
        "text": "The map shows this event in the centre of Lyon (Rhône). "
        "If you know the exact place, move the pin.",
        "town": MIDDLE_OF_LYON,
        "regions": [],
        "warning": False,
    }


def test_towns_of_one_name_are_offered_by_their_department():
    told = hint("St Denis", "", "FR").as_data()
    assert told["text"] == "Several towns are called Saint-Denis. Choose the département or region."
    assert (told["regions"], told["town"], told["warning"]) == (
        ["La Réunion", "Seine-Saint-Denis"],
        None,
        True,
    )
    assert hint("St Denis", "La Réunion", "FR").is_warning is False
    assert str(hint("St Denis", "", "FR", "93200").town) == "Saint-Denis (Seine-Saint-Denis)"


def test_towns_abroad_that_nothing_tells_apart_need_a_pin():
    told = hint("Santa Cruz", "", "PH").as_data()
    assert (told["regions"], told["town"]) == ([], None)
    assert told["text"].endswith("Put the pin in the right place.")


def test_an_unknown_town_is_said_to_be_unknown():
    told = hint("Nulle-part", "", "FR")
    assert told.is_warning
    assert told.text.startswith("No town called “Nulle-part” is known here")


@pytest.mark.parametrize(
    ("precision", "has_pin", "start"),
    [
        ("", True, "The map shows this event where the pin is."),
        (
            "town",
            True,
            "The map shows this event in the centre of Lyon (Rhône). Readers do not see",
        ),
        ("later", True, "The map does not show this event"),
        ("everywhere", False, "The map does not show this event"),
    ],
)
def test_the_hint_follows_what_is_public(precision, has_pin, start):
    assert hint("Lyon", "", "FR", "", precision, has_pin).text.startswith(start)


@pytest.mark.django_db
def test_the_editor_of_an_event_says_where_the_map_shows_it(site_tree, admin_client):
    ProgrammePageFactory(year=2026)
    event = EventPageFactory(town="Saint-Denis")
    shown = admin_client.get(f"/admin/pages/{event.pk}/edit/").content.decode()
    assert "La Réunion, Seine-Saint-Denis" in shown
    assert 'src="/static/js/place-pin.js" type="module"' in shown


@pytest.mark.django_db
def test_the_hint_is_asked_for_by_editors_only(site_tree, client, admin_client):
    url = "/admin/place-hint/?town=Lyon&country=FR"
    assert json.loads(admin_client.get(url).content)["town"] == MIDDLE_OF_LYON
    assert client.get(url).status_code == 302
    assert json.loads(admin_client.get("/admin/place-hint/?town=%00").content)["warning"] is True


def test_a_zone_that_is_that_of_the_place_is_confirmed():
    told = zone_hint("America/Cayenne", "America/Cayenne", "FR").as_data()
    assert told == {
        "text": "The times are those of the place: Cayenne time.",
        "zone": "America/Cayenne",
        "warning": False,
    }
    # Brussels has the hours of Paris.
    assert zone_hint("Europe/Paris", "Europe/Brussels", "BE").is_warning is False


def test_a_zone_that_disagrees_with_the_town_is_a_warning():
    with translation.override("fr"):
        told = zone_hint("Europe/Paris", "Africa/Abidjan", "CI").as_data()
    assert told == {
        "text": "Le lieu est à l’heure d’Abidjan, mais les horaires sont à l’heure de Paris. "
        "Choisissez le fuseau horaire du lieu, sauf si les horaires sont bien donnés ainsi.",
        "zone": "Africa/Abidjan",
        "warning": True,
    }


def test_a_zone_of_another_country_is_a_warning_also_where_the_town_is_not_known():
    told = zone_hint("Europe/Paris", "", "US")
    assert (told.is_warning, told.text) == (
        True,
        "The times are in Paris time. Check the time zone: the place is in another country.",
    )
    assert zone_hint("America/Denver", "", "US").text == ""
    assert zone_hint("Europe/Paris", "", "FR").text == ""


@pytest.mark.parametrize(
    ("day", "start", "said"),
    [
        (
            date(2026, 10, 25),
            time(2, 30),
            [
                "Sunday 25\xa0October 2026, 2.30\xa0am comes twice in Paris: clocks go back that "
                "night. Calendars take the first. Give another hour if you mean the second."
            ],
        ),
        (date(2026, 10, 25), time(3), []),
        (date(2026, 3, 29), time(2, 30), []),  # that is an error of the date
        (date(2026, 12, 18), time(2, 30), []),
        (date(2026, 12, 18), None, []),
    ],
)
def test_an_hour_that_comes_twice_is_said(day, start, said):
    assert unclear_hours([EventDate(day=day, start_time=start)], "Europe/Paris") == said


@pytest.mark.django_db
def test_the_editor_of_an_event_says_that_its_hours_are_not_those_of_the_place(
    site_tree, admin_client
):
    ProgrammePageFactory(year=2026)
    event = EventPageFactory(
        town="Cayenne", dates=[{"day": date(2026, 10, 25), "start_time": time(2, 30)}]
    )
    shown = admin_client.get(f"/admin/pages/{event.pk}/edit/").content.decode()
    words = "Le lieu est à l’heure de Cayenne, mais les horaires sont à l’heure de Paris."
    assert words in shown
    assert "Dimanche 25\xa0octobre 2026, 2\xa0h\xa030 arrive deux fois à Paris" in shown
    assert 'data-zone="America/Cayenne"' in shown
    assert 'src="/static/js/zone-hint.js" type="module"' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "zone"),
    [
        ("town=Cayenne&country=FR", "America/Cayenne"),
        ("town=Montréal&country=CA", "America/Montreal"),
        ("town=&country=CA&latitude=49,3&longitude=-123.1", "America/Vancouver"),
        ("town=&country=CA&latitude=x&longitude=NaN", ""),
        ("town=&country=CA&latitude=nan&longitude=nan", ""),
        ("town=&country=CA&latitude=1e9&longitude=0", ""),
        ("town=%00&country=%00&timezone=Mars/Olympus", ""),
        ("", ""),
    ],
)
def test_the_hint_for_a_zone_takes_whatever_is_being_written(site_tree, admin_client, query, zone):
    assert json.loads(admin_client.get(f"/admin/zone-hint/?{query}").content)["zone"] == zone


@pytest.mark.django_db
def test_the_hint_for_a_zone_is_asked_for_by_editors_only(client, site_tree):
    assert client.get("/admin/zone-hint/?town=Lyon&country=FR").status_code == 302
