import json

import pytest
from django.utils import translation

from programme.place_hints import hint
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
