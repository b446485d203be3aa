"""What subscribers are told when things change: nothing twice, nothing silently."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from tests.factories import (
    publish,
    translated,
)
from tests.programme.calendars.reading import (
    EN,
    FR,
    TODAY,
    changed,
    published,
    stamps,
    told,
    vevents,
    with_date,
)

pytestmark = pytest.mark.django_db


def test_a_year_in_the_life_of_a_march(client, march, clock, django_capture_on_commit_callbacks):
    """Everything that can happen to an event, one thing after another, under one UID."""
    assert client.get(EN).content.count(b"BEGIN:VEVENT") == 1
    [uid] = told(client, FR)
    first = stamps(client)
    assert first == (0, TODAY, "Marche")

    def an_hour_later():
        clock.shift(timedelta(hours=1))
        return timezone.now()

    now = an_hour_later()
    march = with_date(march, start_time=time(19), end_time=time(21))
    assert stamps(client) == (1, now, "Marche")
    assert stamps(client, EN) == (1, now, "Marche")
    assert vevents(client, EN)[0]["DTSTART"].dt.hour == 19

    before = now
    now = an_hour_later()
    with django_capture_on_commit_callbacks(execute=True):
        translated(march, Marche="March")
    assert stamps(client) == (1, before, "Marche")
    assert stamps(client, EN) == (1, now, "March")

    now = an_hour_later()
    with django_capture_on_commit_callbacks(execute=True):
        march = changed(march, slug="grande-marche")
    assert stamps(client) == (1, now, "Marche")
    [row] = vevents(client, FR)
    assert str(row["URL"]).endswith("/fr/programme/2026/grande-marche/")
    assert vevents(client, "/fr/programme/2026/grande-marche/event.ics")[0]["UID"] == row["UID"]

    now = an_hour_later()
    march = changed(march, status="cancelled")
    assert stamps(client) == (2, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (2, now, "CANCELLED – March")
    assert str(vevents(client, EN)[0]["STATUS"]) == "CANCELLED"

    now = an_hour_later()
    march.unpublish()
    assert stamps(client) == (3, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (3, now, "CANCELLED – March")

    now = an_hour_later()
    march = changed(march, status="scheduled")
    assert stamps(client) == (4, now, "Marche")
    assert stamps(client, EN)[0] == 3  # the translation waits for whoever publishes it

    now = an_hour_later()
    march.get_translation(Locale.objects.get(language_code="en")).save_revision().publish()
    assert stamps(client, EN) == (4, now, "March")

    now = an_hour_later()
    Page.objects.get(pk=march.pk).delete()
    assert stamps(client) == (5, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (5, now, "CANCELLED – March")
    assert told(client, FR) == {uid: "ANNULÉ – Marche"}
    assert told(client, "/en/programme/calendar.ics") == {uid: "CANCELLED – March"}
    # Also for whoever subscribed to this event alone.
    assert told(client, "/fr/programme/2026/grande-marche/event.ics") == {uid: "ANNULÉ – Marche"}


def test_publishing_without_a_change_tells_nothing(client, march, clock):
    before = client.get(FR)
    clock.shift(timedelta(hours=1))
    march = publish(march)
    after = client.get(FR)
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


@pytest.mark.parametrize(
    ("facts", "sequence"),
    [
        ({"town": "Lyon"}, 1),
        ({"place_name": "Bourse du travail"}, 1),
        ({"precision": "later"}, 1),
        ({"status": "postponed"}, 1),
        ({"timezone": "Africa/Dakar"}, 1),
        ({"title": "Grande marche"}, 0),
        ({"summary": "Avec des tambours."}, 0),
        ({"online_url": "https://visio.example.org/m"}, 0),
        ({"price": "Libre"}, 0),
    ],
)
def test_sequence_grows_with_time_place_and_status_only(client, march, clock, facts, sequence):
    before = stamps(client)
    clock.shift(timedelta(hours=1))
    changed(march, **facts)
    after = stamps(client)
    assert after[0] == sequence
    assert (after[1] > before[1]) == (facts != {"price": "Libre"})


def test_a_place_announced_later_is_told_when_it_is_known(client, programme):
    march = published(parent=programme, title="Marche", precision="later", town="Lyon")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place to be announced"
    changed(march, precision="exact", place_name="Place Bellecour")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place Bellecour, Lyon"
    assert "GEO" not in vevents(client, EN)[0]


def test_two_changes_in_one_second_have_two_stamps(client, march):
    first = stamps(client)
    changed(march, title="Une")
    changed(march, title="Deux")
    assert stamps(client)[1] == first[1] + timedelta(seconds=2)
