"""What is the same in every language is so at once, for live pages and for drafts."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail_localize.models import Translation

from home import publication
from programme.models import EventDate, EventOrganiser
from tests.factories import (
    EventKindFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import hours, new_event, version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


def test_a_changed_hour_is_at_once_that_of_a_live_translation(client, programme):
    event = new_event(programme)
    english = translated(event)
    assert hours(english) == [time(18)]
    row = event.dates.get()
    row.start_time, row.end_time = time(17, 15), time(19)
    event.dates = [row]
    publish(event)
    english = version(event, "en")
    assert hours(english) == [time(17, 15)]
    assert english.title == "Marche (en)"
    assert english.dates.get().uid == event.dates.get().uid
    [vevent] = Calendar.from_ical(client.get(f"{english.url}event.ics").content).walk("VEVENT")
    assert vevent["DTSTART"].dt.hour == 17


def test_a_translators_draft_stays_a_draft_and_brings_no_old_fact_back(programme):
    event = new_event(programme)
    english = translated(event)
    english.title = "The march"
    draft = english.save_revision()

    row = event.dates.get()
    row.start_time = time(17, 15)
    row.end_time = None
    event.dates = [row]
    event.status = "moved"
    publish(event)

    english = version(event, "en")
    assert (english.title, hours(english), english.status) == (
        "Marche (en)",
        [time(17, 15)],
        "moved",
    )
    assert english.has_unpublished_changes
    assert english.latest_revision_id == draft.pk

    draft.refresh_from_db()
    draft.publish()
    english = version(event, "en")
    assert (english.title, hours(english), english.status) == (
        "The march",
        [time(17, 15)],
        "moved",
    )


def test_a_revision_older_than_the_facts_is_put_right_when_it_is_published(programme):
    event = new_event(programme)
    english = translated(event)
    old = english.save_revision()
    publish(english)
    event.town = "Lyon"
    publish(event)
    old.refresh_from_db()
    assert old.content["town"] == "Paris"
    old.publish()
    assert version(event, "en").town == "Lyon"


def test_dates_organisers_and_slug_follow(programme):
    event = new_event(programme)
    translated(event)
    event.dates.add(EventDate(day=date(2027, 1, 18), locale=event.locale))
    event.organisers = [EventOrganiser(name="Un collectif")]
    event.slug = "grande-marche"
    publish(event)
    english = version(event, "en")
    assert [row.day for row in english.dates.order_by("day")] == [DAY, date(2027, 1, 18)]
    assert [row.uid for row in english.dates.order_by("day")] == [
        row.uid for row in event.dates.order_by("day")
    ]
    assert [row.name for row in english.organisers.all()] == ["Un collectif"]
    assert english.url == "/en/programme/2026/grande-marche/"


def test_the_kind_of_an_event_follows_in_its_own_language(programme, site_tree):
    event = new_event(programme)
    translated(event)
    kind = EventKindFactory(name="Veillée")
    english_kind = kind.copy_for_translation(site_tree["en"]["home"].locale)
    english_kind.name = "Vigil"
    english_kind.save()
    event.kind = kind
    publish(event)
    assert version(event, "en").kind.name == "Vigil"


def test_the_snapshot_for_translators_has_the_new_text_and_keeps_their_work(programme):
    event = new_event(programme, summary="Un\u202frésumé")
    translated(event)
    event.summary = "Un autre résumé"
    event.body = "<p>Venez.</p>"
    publish(event)
    translation = Translation.objects.get(source__object_id=event.translation_key)
    assert translation.get_progress() == (3, 1)
    assert version(event, "en").summary == "Un\u202frésumé (en)"


def test_publishing_in_two_languages_costs_at_most_twice_as_much(programme, monkeypatch):
    event = new_event(programme)
    translated(event)
    event.town = "Lyon"
    revision = event.save_revision()
    with CaptureQueriesContext(connection) as both:
        revision.publish()
    monkeypatch.setitem(publication._runs, publication.Step.LANGUAGES, [])
    event.town = "Lille"
    revision = event.save_revision()
    with CaptureQueriesContext(connection) as plain:
        revision.publish()
    assert len(both) <= 2 * len(plain), f"{len(both)} queries, {len(plain)} for plain Wagtail"
