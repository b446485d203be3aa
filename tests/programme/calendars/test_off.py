"""What is off, private, moved or not there yet, as subscribers are told of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from programme.models import EventPage, ProgrammePage
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    publish,
    translated,
)
from tests.programme.calendars.reading import (
    DAY,
    EN,
    FR,
    changed,
    published,
    stamps,
    told,
    vevents,
)

pytestmark = pytest.mark.django_db


def test_a_withdrawn_date_is_told_as_cancelled(client, programme):
    vigil = published(parent=programme, title="Veille", slug="v", dates=[DAY, date(2027, 1, 18)])
    [first, second] = vigil.dates.all()
    vigil.dates = [second]
    publish(vigil)
    assert told(client, FR) == {
        str(first.uid): "ANNULÉ – Veille (heure à préciser)",
        str(second.uid): "Veille (heure à préciser)",
    }
    [gone, _kept] = vevents(client, FR)
    assert str(gone["URL"]).endswith("/fr/programme/2026/v/")


def test_what_is_withdrawn_tells_neither_place_nor_texts(client, programme):
    event = published(
        parent=programme,
        title="Veille",
        address="3 rue Cachée",
        place_name="Maison",
        summary="Chez Amina.",
        latitude="44.896",
        longitude="6.635",
        online_url="https://visio.example.org/secret",
    )
    event.unpublish()
    text = client.get(FR).content.decode().replace("\r\n ", "")
    assert "SUMMARY:ANNULÉ – Veille" in text
    for hidden in ("Cachée", "Maison", "Amina", "44.896", "secret", "Paris\r\n"):
        assert hidden not in text.replace("Europe/Paris", "")


def test_what_is_withdrawn_in_one_language_is_told_in_the_one_it_was_written_in(client, march):
    english = translated(march, Marche="March")
    before = stamps(client, EN)
    english.unpublish()
    sequence, _modified, summary = stamps(client, EN)
    assert (before[2], summary) == ("March", "Marche")
    assert sequence == before[0]


def test_what_is_cancelled_stays_until_its_day_has_passed(client, march, clock):
    changed(march, status="cancelled")
    etag = client.get(FR)["ETag"]
    clock.move_to(datetime(2026, 12, 18, 22, 59, tzinfo=UTC))
    assert client.get(FR, headers={"if-none-match": etag}).status_code == 304
    clock.move_to(datetime(2026, 12, 18, 23, 1, tzinfo=UTC))  # midnight in Paris
    response = client.get(FR, headers={"if-none-match": etag})
    assert response.status_code == 200
    assert b"VEVENT" not in response.content


def test_its_day_is_that_of_its_own_time_zone(client, march, clock):
    changed(march, status="cancelled", timezone="America/Martinique")
    clock.move_to(datetime(2026, 12, 19, 3, 59, tzinfo=UTC))
    assert len(vevents(client, FR)) == 1
    clock.move_to(datetime(2026, 12, 19, 4, 1, tzinfo=UTC))
    assert vevents(client, FR) == []


def test_what_is_past_stays(client, march, clock):
    before = client.get(FR).content
    clock.move_to(datetime(2031, 5, 1, tzinfo=UTC))
    assert client.get(FR).content == before


def test_a_programme_that_goes_away_is_told_event_by_event(client, programme, march):
    [uid] = told(client, FR)
    ProgrammePage.objects.get(pk=programme.pk).delete()
    for address in (FR, "/fr/programme/calendar.ics"):
        assert told(client, address) == {uid: "ANNULÉ – Marche"}
    assert client.get("/fr/programme/2026/").status_code == 404
    assert client.get("/fr/programme/1999/calendar.ics").status_code == 404


def test_an_event_that_becomes_private_is_told_as_cancelled(client, march):
    restriction = PageViewRestriction.objects.create(page=march, restriction_type="login")
    assert [str(row["STATUS"]) for row in vevents(client, EN)] == ["CANCELLED"]
    restriction.delete()
    assert [str(row["STATUS"]) for row in vevents(client, EN)] == ["CONFIRMED"]


def test_an_event_that_moves_is_told_in_its_new_edition(
    client, site_tree, march, django_capture_on_commit_callbacks
):
    next_year = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027))
    [uid] = told(client, FR)
    with django_capture_on_commit_callbacks(execute=True):
        march.move(next_year, pos="last-child")
    for language in ("fr", "en"):
        assert told(client, f"/{language}/programme/2026/calendar.ics") == {}
        assert told(client, f"/{language}/programme/2027/calendar.ics") == {uid: "Marche"}
        [row] = vevents(client, f"/{language}/programme/calendar.ics")
        assert str(row["URL"]).endswith(f"/{language}/programme/2027/marche/")


def test_what_is_scheduled_is_told_at_its_minute(client, programme, clock):
    event = EventPageFactory(parent=programme, live=False, title="Secret")
    event.go_live_at = timezone.now() + timedelta(hours=1)
    event.save_revision().publish()
    assert (told(client, FR), told(client, EN)) == ({}, {})
    clock.shift(timedelta(hours=2))
    call_command("publish_scheduled")
    assert list(told(client, EN).values()) == list(told(client, FR).values()) == ["Secret"]


def test_what_expires_is_told_as_cancelled(client, march, clock):
    changed(march, expire_at=timezone.now() + timedelta(hours=1))
    clock.shift(timedelta(hours=2))
    call_command("publish_scheduled")
    assert list(told(client, EN).values()) == ["CANCELLED – Marche"]


def test_the_file_of_one_event_tells_a_withdrawn_date_at_its_new_address_too(
    client, programme, django_capture_on_commit_callbacks
):
    vigil = published(parent=programme, title="Veille", slug="v", dates=[DAY, date(2027, 1, 18)])
    [first, second] = vigil.dates.all()
    vigil.dates = [second]
    publish(vigil)
    with django_capture_on_commit_callbacks(execute=True):
        changed(vigil, slug="veille")
    uids = {str(first.uid), str(second.uid)}
    assert told(client, "/fr/programme/2026/veille/event.ics").keys() == uids
    old = client.get("/fr/programme/2026/v/event.ics")
    assert (old.status_code, old["Location"]) == (301, "/fr/programme/2026/veille/event.ics")


def test_an_event_that_is_gone_is_told_at_its_former_addresses(
    client, programme, django_capture_on_commit_callbacks
):
    vigil = published(parent=programme, title="Veille", slug="v")
    for slug in ("veille", "veillee"):
        with django_capture_on_commit_callbacks(execute=True):
            changed(vigil, slug=slug)
    EventPage.objects.get(pk=vigil.pk).delete()
    for slug in ("v", "veille", "veillee"):
        address = f"/fr/programme/2026/{slug}/event.ics"
        assert list(told(client, address).values()) == ["ANNULÉ – Veille"]
    assert client.get("/fr/programme/2026/veil/event.ics").status_code == 404
    published(parent=programme, title="Une autre", slug="v")
    both = ["ANNULÉ – Veille", "Une autre"]
    assert sorted(told(client, "/fr/programme/2026/v/event.ics").values()) == both


def test_an_address_that_two_events_had_tells_of_both(
    client, programme, clock, django_capture_on_commit_callbacks
):
    """An event at an address is deleted, another is made there and renamed: both are told."""
    first = published(parent=programme, title="Veille", slug="x")
    EventPage.objects.get(pk=first.pk).delete()
    second = published(parent=programme, title="Bal", slug="x")
    address = "/fr/programme/2026/x/event.ics"
    both = ["ANNULÉ – Veille", "Bal"]
    assert sorted(told(client, address).values()) == both
    with django_capture_on_commit_callbacks(execute=True):
        changed(second, slug="bal")
    assert sorted(told(client, address).values()) == both
    assert list(told(client, "/fr/programme/2026/bal/event.ics").values()) == ["Bal"]
    # Once nobody is told of the first any more, the address is only a former one of the second.
    clock.move_to(datetime(2026, 12, 20, tzinfo=UTC))
    moved = client.get(address)
    assert (moved.status_code, moved["Location"]) == (301, "/fr/programme/2026/bal/event.ics")


def test_an_event_that_takes_the_address_of_a_deleted_one_does_not_hide_it(client, programme):
    first = published(parent=programme, title="Veille", slug="x")
    EventPage.objects.get(pk=first.pk).delete()
    second = published(parent=programme, title="Bal", slug="bal")
    changed(second, slug="x")
    told_there = told(client, "/fr/programme/2026/x/event.ics")
    assert sorted(told_there.values()) == ["ANNULÉ – Veille", "Bal"]


def test_an_event_that_moved_away_is_still_told_where_another_stands_now(client, programme):
    """Whoever subscribed to the address keeps the first in their calendar."""
    first = published(parent=programme, title="Veille", slug="x")
    changed(first, slug="veille")
    published(parent=programme, title="Bal", slug="x")
    told_there = told(client, "/fr/programme/2026/x/event.ics")
    assert sorted(told_there.values()) == ["Bal", "Veille"]


@pytest.mark.parametrize(
    "address",
    [
        "/fr/nimporte/2026/calendar.ics",
        "/fr/appels/2026/calendar.ics",
        "/en/calls/2026/calendar.ics",
        "/en/programme-/2026/calendar.ics",
        "/fr/programm/2026/calendar.ics",
        "/fr/programme/02026/calendar.ics",
        "/fr/2026/calendar.ics",
        "/fr/programme/2027/calendar.ics",
    ],
)
def test_a_calendar_has_one_address(client, march, address):
    """The year alone does not make an address, with or without a page."""
    assert client.get(address).status_code == 404
    assert client.get(f"{address}?town=Paris").status_code == 404
    march.get_parent().delete()
    assert client.get(address).status_code == 404
    assert list(told(client, FR).values()) == ["ANNULÉ – Marche"]


def test_a_list_of_programmes_that_is_renamed_redirects_its_calendars(
    client, site_tree, march, django_capture_on_commit_callbacks
):
    index = site_tree["fr"]["programmes"]
    with django_capture_on_commit_callbacks(execute=True):
        index.slug = "editions"
        publish(index)
    new = "/fr/editions/2026/calendar.ics"
    assert list(told(client, new).values()) == ["Marche"]
    moved = client.get(FR)
    assert (moved.status_code, moved["Location"]) == (301, new)
