"""What calendars and feeds answer over HTTP."""

import gzip
import xml.etree.ElementTree as ET
from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from programme.models import EventDate
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.programme.calendars.reading import changed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026, title="Programme")


@pytest.fixture
def event(programme):
    event = EventPageFactory(parent=programme, title="Marche à Lyon", slug="marche-lyon")
    event.dates = [EventDate(day=date(2026, 12, 18), start_time=time(18, 30))]
    event.save_revision().publish()
    return type(event).objects.get(pk=event.pk)


CALENDARS = ["/fr/programme/2026/calendar.ics", "/fr/programme/2026/marche-lyon/event.ics"]
FEEDS = ["/fr/programme/2026/feed.xml", "/fr/appels/feed.xml"]


@pytest.mark.parametrize("address", CALENDARS)
def test_a_calendar_answers_at_its_address(client, event, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    [vevent] = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(vevent["SUMMARY"]) == "Marche à Lyon"
    assert str(vevent["URL"]) == "http://127.0.0.1:8000/fr/programme/2026/marche-lyon/"


@pytest.mark.parametrize("address", CALENDARS + FEEDS)
def test_feeds_have_good_manners(client, event, site_tree, address):
    CallPageFactory(parent=site_tree["fr"]["calls"])
    response = client.get(address)
    assert response["ETag"].startswith('"')
    assert response["Cache-Control"] == "public, max-age=3600"
    assert not response.cookies
    assert not {"Cookie", "Accept-Language"} & set(response.get("Vary", "").split(", "))
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address).content == response.content


def test_the_same_uid_in_french_and_english(client, programme, event):
    translated(programme)
    translated(event)
    uids = []
    for language in ("fr", "en"):
        body = client.get(f"/{language}/programme/2026/calendar.ics").content
        uids.append([str(vevent["UID"]) for vevent in Calendar.from_ical(body).walk("VEVENT")])
    assert uids[0] == uids[1] != []


def test_the_uid_survives_a_new_slug_and_the_old_addresses_redirect(
    client, event, django_capture_on_commit_callbacks
):
    [before] = Calendar.from_ical(client.get(CALENDARS[1]).content).walk("VEVENT")
    event.slug = "grande-marche"
    with django_capture_on_commit_callbacks(execute=True):
        event.save_revision().publish()
    page = client.get("/fr/programme/2026/marche-lyon/", follow=True)
    assert page.redirect_chain == [("/fr/programme/2026/grande-marche/", 301)]
    file = client.get(CALENDARS[1], follow=True)
    assert file.redirect_chain == [("/fr/programme/2026/grande-marche/event.ics", 301)]
    [after] = Calendar.from_ical(file.content).walk("VEVENT")
    assert after["UID"] == before["UID"]


def test_a_copied_event_has_dates_of_its_own(event):
    copy = event.copy(update_attrs={"slug": "copie"})
    assert copy.dates.get().day == event.dates.get().day
    assert copy.dates.get().uid != event.dates.get().uid


def test_rss_of_a_programme_names_the_day(client, event):
    channel = ET.fromstring(client.get(FEEDS[0]).content).find("channel")
    assert channel.find("language").text == "fr"
    [item] = channel.findall("item")
    assert item.find("title").text.startswith("Marche à Lyon (18\u00a0déc. ")
    assert item.find("link").text == event.full_url
    assert item.find("guid").get("isPermaLink") == "false"


def test_rss_of_calls_has_the_newest_first_and_no_draft(client, site_tree):
    index = site_tree["fr"]["calls"]
    old = CallPageFactory(parent=index, title="Ancien")
    type(old).objects.filter(pk=old.pk).update(first_published_at="2020-12-01T09:00:00Z")
    CallPageFactory(parent=index, title="Nouveau")
    CallPageFactory(parent=index, title="Brouillon", live=False)
    channel = ET.fromstring(client.get(FEEDS[1]).content).find("channel")
    assert [item.find("title").text for item in channel.findall("item")] == ["Nouveau", "Ancien"]


def test_a_title_with_markup_cannot_break_rss(client, programme):
    EventPageFactory(parent=programme, title="</title><script>alert(1)</script>\x0b & co")
    channel = ET.fromstring(client.get(FEEDS[0]).content).find("channel")
    # As HTML once more, because that is what readers take it for.
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in channel.find("item/title").text


@pytest.mark.parametrize(
    "address", ["/fr/programme/2026/calendar.ics", "/fr/programme/2026/feed.xml"]
)
def test_a_feed_costs_the_same_with_many_events(programme, count_queries, address):
    def add(number):
        for _ in range(number):
            event = EventPageFactory(parent=programme)
            event.dates = [EventDate(day=date(2026, 12, 18))]
            event.save_revision().publish()

    add(1)
    one = count_queries(address)
    add(2)
    assert count_queries(address) == one


@pytest.mark.parametrize(
    "address",
    ["/fr/programme/2026/calendar.ics", "/fr/programme/calendar.ics", CALENDARS[1]],
)
def test_a_calendar_that_has_not_changed_costs_three_queries_at_most(
    client, event, address, django_assert_max_num_queries
):
    etag = client.get(address)["ETag"]
    with django_assert_max_num_queries(3):
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_a_reader_who_takes_gzip_gets_gzip(client, event):
    plain = client.get(CALENDARS[0])
    zipped = client.get(CALENDARS[0], headers={"accept-encoding": "gzip"})
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] == f'{plain["ETag"][:-1]}-gzip"'


def titles(client, address):
    channel = ET.fromstring(client.get(address).content).find("channel")
    return [item.find("title").text.partition(" (")[0] for item in channel.findall("item")]


def test_a_cancellation_is_news_of_its_own(client, event, programme):
    published(parent=programme, title="Veillée")
    guids = ET.fromstring(client.get(FEEDS[0]).content).findall(".//guid")
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        changed(event, status="cancelled", status_note="La salle est fermée.")
    assert titles(client, FEEDS[0]) == [
        "ANNULÉ – Marche à Lyon",
        "Veillée",
        "ANNULÉ – Marche à Lyon",
    ]
    channel = ET.fromstring(client.get(FEEDS[0]).content).find("channel")
    first, *others = channel.findall("item")
    assert first.find("description").text == "La salle est fermée."
    assert "18\u00a0déc." in first.find("title").text
    assert sorted(item.find("guid").text for item in others) == sorted(guid.text for guid in guids)
    assert first.find("guid").text not in {guid.text for guid in guids}


def test_what_was_deleted_is_told_by_rss_too(client, event):
    event.delete()
    assert titles(client, "/en/programme/2026/feed.xml") == ["CANCELLED – Marche à Lyon"]
    assert titles(client, "/en/programme/feed.xml") == ["CANCELLED – Marche à Lyon"]


def test_rss_of_an_organisation_has_what_it_organises(client, event, programme, site_tree):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    own = published(parent=programme, title="Veillée")
    own.organisers.create(signatory=cimade)
    own = publish(own)
    address = "/fr/programme/feed.xml?organiser=cimade"
    assert titles(client, address) == ["Veillée"]
    own.delete()
    assert titles(client, address) == ["ANNULÉ – Veillée"]
