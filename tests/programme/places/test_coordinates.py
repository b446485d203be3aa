"""Coordinates as editors paste them from a map."""

from decimal import Decimal

import pytest
from django.urls import reverse

from programme.models import EventPage
from programme.places.coordinates import coordinates
from tests.factories import EventKindFactory, ProgrammePageFactory
from tests.programme.events.test_editing import add_url, event_data

pytestmark = pytest.mark.once

ONE = [Decimal("48.858370")]
BOTH = [Decimal("48.858370"), Decimal("2.294481")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("48.858370093", ONE),
        ("48,858370093", ONE),
        ("\u00a048.858370093\t", ONE),
        ("48.858370°", ONE),
        ("−21.1", [Decimal("-21.100000")]),
        ("0.00001", [Decimal("0.000010")]),
        ("48.858370093, 2.294481", BOTH),
        ("48.858370093,2.294481", BOTH),
        ("48.858370093 2.294481", BOTH),
        ("48,858370093 2,294481", BOTH),
        ("48,858370093; 2,294481", BOTH),
        ("48,858370093, 2,294481", BOTH),
        ("(48.858370093, 2.294481)", BOTH),
        ("geo:48.858370093,2.294481", BOTH),
        ("48.8583704999, 2.2944805001", BOTH),
    ],
)
def test_what_a_text_means(text, numbers):
    assert coordinates(text) == numbers


@pytest.mark.parametrize("text", ["", "Lyon", "1e5", "NaN", "1,2,3", "48.85, 2.29, 5", "99999"])
def test_what_is_no_coordinate(text):
    with pytest.raises(ValueError, match=r"^"):
        coordinates(text)


@pytest.fixture
def publish_with(admin_client, site_tree):
    programme = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)

    def post(language="en", **facts):
        data = event_data(EventKindFactory(), **facts)
        return admin_client.post(
            add_url("eventpage", programme), data, headers={"accept-language": language}
        )

    return post


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"latitude": "48.858370093", "longitude": "2.2944810001"},
        {"latitude": "48,858370093", "longitude": " 2,294481 "},
        {"latitude": "48.858370093, 2.294481", "longitude": ""},
        {"latitude": "", "longitude": "48.858370093, 2.294481"},
        {"latitude": "48,858370093 2,294481", "longitude": "2,294481"},
        {"latitude": "48.85837, 2.294481", "longitude": "48.85837, 2.294481"},
    ],
)
def test_pasted_coordinates_are_rounded(publish_with, facts):
    """Coordinates pasted as `48.858370093`: rounded, not refused."""
    assert publish_with(**facts).status_code == 302
    event = EventPage.objects.live_in("fr").get()
    assert [event.latitude, event.longitude] == BOTH


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"latitude": "à côté", "longitude": "2"}, "This is no coordinate."),
        ({"latitude": "98.5", "longitude": "2"}, "Give a number between -90 and 90."),
        ({"latitude": "48.5", "longitude": "190"}, "Give a number between -180 and 180."),
        ({"latitude": "120.5, 2.29", "longitude": ""}, "Give a number between -90 and 90."),
        ({"latitude": "48.85, 2.29", "longitude": "4.5"}, "You give two numbers here"),
        ({"latitude": "48.85", "longitude": ""}, "Give latitude and longitude, or neither."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(publish_with, facts, words):
    response = publish_with(**facts)
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    assert f'value="{facts["latitude"]}"' in html
    assert f'value="{facts["longitude"]}"' in html or not facts["longitude"]
    assert not EventPage.objects.exists()


@pytest.mark.django_db
def test_the_fields_take_a_text_and_show_what_is_stored(publish_with, admin_client):
    publish_with(latitude="48.858370093", longitude="2.294481")
    event = EventPage.objects.live_in("fr").get()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    html = response.content.decode()
    assert '<input type="text" name="latitude" value="48.858370" inputmode="decimal"' in html
    assert '<input type="text" name="longitude" value="2.294481" inputmode="decimal"' in html
