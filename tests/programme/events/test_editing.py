"""What editors do in the admin with programmes and events, and what it answers to mistakes."""

from datetime import date, time

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from programme.models import EventPage, ProgrammePage
from tests.factories import EventKindFactory, EventPageFactory, ProgrammePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def event_data(kind, *dates, **facts):
    return nested_form_data(
        {
            "title": "Veillée",
            "slug": "veillee",
            "kind": kind.pk,
            "attendance": "in-person",
            "status": "scheduled",
            "timezone": "Europe/Paris",
            "country": "FR",
            "body": rich_text("<p>Venez.</p>"),
            "dates": inline_formset([{"status": "scheduled", "day": "", **row} for row in dates]),
            "organisers": inline_formset([]),
            "languages": inline_formset([]),
            "action-publish": "1",
            **facts,
        }
    )


def add_url(model, parent):
    return reverse("wagtailadmin_pages:add", args=["programme", model, parent.pk])


def test_an_editor_publishes_an_event_with_two_dates(admin_client, client, programme):
    data = event_data(
        EventKindFactory(),
        {"day": "2026-12-18", "start_time": "18:30", "end_time": "20:00"},
        {"day": "2027-01-18"},
    )
    response = admin_client.post(add_url("eventpage", programme), data)
    assert response.status_code == 302
    event = EventPage.objects.live_in("fr").get(slug="veillee")
    assert [(row.day, row.start_time) for row in event.dates.all()] == [
        (date(2026, 12, 18), time(18, 30)),
        (date(2027, 1, 18), None),
    ]
    html = client.get(event.url).content.decode()
    assert 'datetime="2026-12-18T18:30' in html
    assert 'datetime="2027-01-18"' in html


def test_only_a_title_and_a_kind_are_needed(admin_client, programme):
    response = admin_client.post(add_url("eventpage", programme), event_data(EventKindFactory()))
    assert response.status_code == 302
    assert EventPage.objects.live_in("fr").get(slug="veillee").place.precision == "later"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"start_time": "20:00", "end_time": "18:00"}, "It ends before it starts"),
        ({"end_time": "18:00"}, "Add the start time"),
        ({"end_day": "2026-12-01"}, "It ends before it starts"),
        ({"whole_day": "on", "start_time": "18:00"}, "A whole day has no times"),
        ({"end_day": "9999-12-31"}, "Give a year between 1990 and 2200."),
    ],
)
def test_a_contradiction_is_refused_and_nothing_typed_is_lost(admin_client, programme, row, words):
    data = event_data(EventKindFactory(), {"day": "2026-12-18", **row})
    response = admin_client.post(
        add_url("eventpage", programme), data, headers={"accept-language": "en"}
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    assert 'value="Veillée"' in html
    assert 'value="2026-12-18"' in html
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("row", "zone", "words"),
    [
        ({"day": "0001-01-01"}, "Europe/Paris", "Give a year between 1990 and 2200."),
        ({"day": "9999-12-31"}, "Europe/Paris", "Give a year between 1990 and 2200."),
        ({"day": "2027-03-28", "start_time": "02:30"}, "Europe/Paris", "the clocks go forward"),
        ({"day": "2027-03-28", "start_time": "01:30"}, "Europe/London", "go forward in London"),
        ({"day": "2026-12-18"}, "Europe/Atlantis", "Select a valid choice. Europe/Atlantis"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_a_sentence(
    admin_client, programme, row, zone, words
):
    data = event_data(EventKindFactory(), row, timezone=zone)
    response = admin_client.post(
        add_url("eventpage", programme), data, headers={"accept-language": "en"}
    )
    html = response.content.decode()
    assert words in html
    assert f'value="{row["day"]}"' in html
    assert not EventPage.objects.exists()


def test_an_hour_that_comes_twice_is_taken(admin_client, programme):
    row = {"day": "2026-10-25", "start_time": "02:30"}
    admin_client.post(add_url("eventpage", programme), event_data(EventKindFactory(), row))
    assert EventPage.objects.live_in("fr").get().dates.get().start_time == time(2, 30)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ({"town": "Cayenne"}, "America/Cayenne"),
        ({"town": "Saint-Pierre", "postcode": "97410"}, "Indian/Reunion"),
        ({"town": "Londres", "country": "GB"}, "Europe/London"),
        ({"town": "Montréal", "country": "CA"}, "America/Montreal"),
        ({"country": "SN"}, "Africa/Dakar"),
        ({"town": "Lyon"}, "Europe/Paris"),
        ({"town": "Saint-Denis"}, "Europe/Paris"),  # two are possible
        ({}, "Europe/Paris"),
        # An editor has chosen another one.
        ({"town": "Cayenne", "timezone": "Africa/Dakar"}, "Africa/Dakar"),
    ],
)
def test_a_new_event_has_the_time_zone_of_its_place(admin_client, programme, place, zone):
    data = event_data(EventKindFactory(), **place)
    assert admin_client.post(add_url("eventpage", programme), data).status_code == 302
    assert EventPage.objects.live_in("fr").get(slug="veillee").timezone == zone


@pytest.mark.parametrize(
    ("before", "chosen", "place", "zone"),
    [
        # It moves, and nobody has chosen a zone.
        ({"town": "Lyon"}, "Europe/Paris", {"town": "Cayenne"}, "America/Cayenne"),
        (
            {"town": "Cayenne", "timezone": "America/Cayenne"},
            "America/Cayenne",
            {"town": "Lyon"},
            "Europe/Paris",
        ),
        # Its hours are those of another place on purpose.
        (
            {"town": "Lyon", "timezone": "Africa/Dakar"},
            "Africa/Dakar",
            {"town": "Cayenne"},
            "Africa/Dakar",
        ),
        # Somebody chooses Paris against the hint, and saves again.
        (
            {"town": "Cayenne", "timezone": "America/Cayenne"},
            "Europe/Paris",
            {"town": "Cayenne"},
            "Europe/Paris",
        ),
        ({"town": "Cayenne"}, "Europe/Paris", {"town": "Cayenne"}, "Europe/Paris"),
    ],
)
def test_the_time_zone_of_an_event_follows_its_place_until_one_is_chosen(
    admin_client, programme, before, chosen, place, zone
):
    event = EventPageFactory(parent=programme, slug="veillee", dates=[], **before)
    data = event_data(event.kind, timezone=chosen, **place)
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[event.pk]), data)
    assert response.status_code == 302
    assert EventPage.objects.get(pk=event.pk).timezone == zone


def test_half_a_point_is_refused(admin_client, programme):
    data = event_data(EventKindFactory(), latitude="48.85")
    response = admin_client.post(
        add_url("eventpage", programme), data, headers={"accept-language": "en"}
    )
    assert "Give latitude and longitude, or neither." in response.content.decode()


@pytest.mark.parametrize("slug", ["map", "embed", "submit", "proposer"])
def test_an_address_of_the_site_itself_is_refused_as_slug(admin_client, programme, slug):
    data = event_data(EventKindFactory(), slug=slug)
    response = admin_client.post(
        add_url("eventpage", programme), data, headers={"accept-language": "en"}
    )
    assert "is an address of the site itself" in response.content.decode()
    assert not EventPage.objects.exists()


def test_kinds_are_offered_in_the_language_of_the_page(admin_client, programme, site_tree):
    kind = EventKindFactory(name="Marche")
    kind.copy_for_translation(site_tree["en"]["home"].locale).save()
    response = admin_client.get(add_url("eventpage", programme))
    assert list(response.context["form"].fields["kind"].queryset) == [kind]


def test_a_local_event_has_no_local_events(admin_client, programme):
    march = EventPageFactory(parent=programme)
    local = EventPageFactory(parent=march)
    assert EventPage.can_create_at(march)
    assert not EventPage.can_create_at(local)
    assert not march.can_move_to(local)


def programme_data(**facts):
    return nested_form_data(
        {
            "title": "Programme commun",
            "year": "2026",
            "standfirst": rich_text(""),
            "body": rich_text(""),
            "action-publish": "1",
            **facts,
        }
    )


def test_the_address_of_a_programme_is_its_year(admin_client, site_tree):
    index = site_tree["fr"]["programmes"]
    assert admin_client.post(add_url("programmepage", index), programme_data()).status_code == 302
    assert ProgrammePage.objects.live_in("fr").get().url == "/fr/programme/2026/"


def test_a_second_programme_of_a_year_is_refused(admin_client, programme, site_tree):
    response = admin_client.post(
        add_url("programmepage", site_tree["fr"]["programmes"]),
        programme_data(),
        headers={"accept-language": "en"},
    )
    html = response.content.decode()
    assert "There is a programme for 2026 already." in html
    assert 'value="Programme commun"' in html
    assert ProgrammePage.objects.count() == 1


def test_the_year_of_a_programme_cannot_become_that_of_another(admin_client, programme, site_tree):
    other = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027)
    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[other.pk]),
        programme_data(),
        headers={"accept-language": "en"},
    )
    assert "There is a programme for 2026 already." in response.content.decode()
    assert ProgrammePage.objects.get(pk=other.pk).year == 2027
