"""What is submitted has the hours of its place."""

import pytest

from programme.models import EventCorrection, EventPage
from programme.submissions.corrections import differences

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ({"town": "Cayenne"}, "America/Cayenne"),
        ({"town": "Cayenne", "country": "GF"}, "America/Cayenne"),
        ({"town": "Fort-de-France"}, "America/Martinique"),
        ({"town": "Pointe-à-Pitre"}, "America/Guadeloupe"),
        ({"town": "Mamoudzou"}, "Indian/Mayotte"),
        ({"town": "Saint-Denis", "country": "RE"}, "Indian/Reunion"),
        ({"town": "Saint-Denis", "place": "2 rue de Paris, 97400 Saint-Denis"}, "Indian/Reunion"),
        ({"town": "Nouméa"}, "Pacific/Noumea"),
        ({"town": "Saint-Pierre", "country": "PM"}, "America/Miquelon"),
        ({"town": "Montréal", "country": "CA"}, "America/Montreal"),
        ({"town": "London", "country": "GB"}, "Europe/London"),
        ({"town": "New York", "country": "US"}, "America/New_York"),
        ({"town": "Nantes"}, "Europe/Paris"),
        ({"town": "", "country": "SN", "online_url": "visio.example.org"}, "Africa/Dakar"),
        ({"town": "Nulle-Part", "country": "US"}, "Europe/Paris"),
    ],
)
def test_a_draft_has_the_time_zone_of_the_place(desk, confirmed, march, written, zone):
    submission = confirmed(organiser="Les Amarres", **written)
    desk(submission, "accept", into="new", kind=march.pk, organisation="name", town="")
    event = EventPage.objects.get()
    assert event.timezone == event.get_latest_revision_as_object().timezone == zone


def test_the_town_that_an_editor_chooses_tells_the_time_zone(desk, confirmed, march):
    submission = confirmed(organiser="Les Amarres", town="Saint-Denis")
    page = desk.look(submission)
    assert "Saint-Denis (La Réunion) – Réunion time" in page
    assert "Saint-Denis (Seine-Saint-Denis)<" in page
    assert "The towns that may be meant have different times" in page
    desk(submission, "accept", into="new", kind=march.pk, organisation="name", town="0")
    event = EventPage.objects.get()
    assert (event.region, event.timezone) == ("La Réunion", "Indian/Reunion")


@pytest.mark.parametrize(
    ("written", "shown", "warned"),
    [
        ({"town": "Cayenne"}, "Cayenne", False),
        ({"town": "Nantes"}, "Paris", False),
        ({"town": "Montréal", "country": "CA"}, "Montreal", False),
        ({"town": "Nulle-Part", "country": "US"}, "not known", True),
    ],
)
def test_the_review_shows_the_time_zone(desk, confirmed, written, shown, warned):
    page = desk.look(confirmed(**written))
    assert f"<dt>Time zone</dt><dd>{shown}</dd>" in page
    assert ("The time zone of this place is not known" in page) is warned


def test_a_correction_that_moves_an_event_overseas_moves_its_hours(desk, submitter, event):
    submitter.correct(submitter.link, what="moved", town="Cayenne", day="2026-12-18")
    correction = EventCorrection.objects.get()
    said = {row.label: (row.before, row.after) for row in differences(correction)}
    assert said["Fuseau horaire"] == ("Paris", "Cayenne")
    desk(correction, "accept")
    moved = EventPage.objects.get(pk=event.pk)
    assert (moved.town, moved.timezone) == ("Cayenne", "America/Cayenne")
