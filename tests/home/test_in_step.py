"""The languages of a page are in step: nothing stale, nothing early, nothing left behind."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from campaigns.models import CallPage
from programme.models import EventDate, EventOrganiser, EventPage
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


@pytest.fixture
def programme(site_tree):
    page = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)
    return publish(page)


def new_event(programme, **facts):
    facts = {"title": "Marche", "slug": "marche", **facts}
    return publish(EventPageFactory(parent=programme, **facts))


def version(page, language):
    return type(page).objects.get(
        translation_key=page.translation_key, locale__language_code=language
    )


def hours(page):
    return [row.start_time for row in page.dates.order_by("day")]


# --- A page that nobody translated stands everywhere as itself


def test_a_published_event_stands_at_once_in_the_other_language(client, programme):
    event = new_event(programme)
    alias = version(event, "en")
    assert alias.alias_of_id == event.pk
    assert alias.url == "/en/programme/2026/marche/"
    html = client.get("/en/programme/2026/").content.decode()
    assert "Marche" in html
    assert "In French" in html
    feed = client.get("/en/programme/2026/calendar.ics").content
    assert [str(item["SUMMARY"]) for item in Calendar.from_ical(feed).walk("VEVENT")] == ["Marche"]
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count("/programme/2026/marche/") == 1


def test_a_page_made_in_english_stands_in_french(client, programme):
    english = version(programme, "en")
    english = publish(translated(programme))
    event = new_event(english, locale=english.locale, title="Vigil", slug="vigil")
    alias = version(event, "fr")
    assert alias.alias_of_id == event.pk
    html = client.get(alias.url).content.decode()
    assert "En anglais" in html or "In English" in html
    assert f'<link rel="canonical" href="{event.full_url}"' in html


def test_an_alias_follows_the_slug_of_its_original(programme):
    event = new_event(programme)
    event.slug = "grande-marche"
    publish(event)
    assert version(event, "en").slug == "grande-marche"


def test_an_alias_has_the_kind_in_its_own_language(programme, site_tree):
    kind = EventKindFactory(name="Marche")
    english = kind.copy_for_translation(site_tree["en"]["home"].locale)
    english.name = "March"
    english.save()
    event = new_event(programme, kind=kind)
    assert version(event, "en").kind.name == "March"
    publish(event)
    assert version(event, "en").kind.name == "March"


# --- Facts


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


# --- Nothing early


def schedule(page, **moments):
    for name, moment in moments.items():
        setattr(page, name, moment)
    page.save_revision().publish()


PLACES = ["/fr/", "/en/", "/fr/appels/", "/en/calls/", "/fr/appels/feed.xml", "/sitemap.xml"]


def shown(client):
    return [
        address for address in [*PLACES, "/en/calls/feed.xml"]
        if "Appel secret" in client.get(address).content.decode()
        or "appel-secret" in client.get(address).content.decode()
    ]  # fmt: skip


def test_a_scheduled_call_is_nowhere_before_its_minute(client, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret", live=False
    )
    moment = timezone.now() + timedelta(days=2)
    schedule(call, go_live_at=moment)
    assert shown(client) == []
    assert client.get("/en/calls/appel-secret/").status_code == 404
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert "/en/calls/" in shown(client)
        assert "/fr/appels/" in shown(client)
        assert client.get("/en/calls/appel-secret/").status_code == 200


def test_a_call_that_was_live_before_is_as_secret(client, site_tree):
    call = publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret")
    )
    call.unpublish()
    schedule(CallPage.objects.get(pk=call.pk), go_live_at=timezone.now() + timedelta(days=2))
    assert shown(client) == []
    assert not version(call, "en").live


def test_what_expires_is_gone_from_every_language(client, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret"
    )
    moment = timezone.now() + timedelta(days=2)
    schedule(call, expire_at=moment)
    assert "/en/calls/" in shown(client)
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert shown(client) == []


# --- Nothing left behind


@pytest.mark.parametrize("is_translated", [True, False])
def test_what_is_unpublished_takes_its_languages_along(programme, is_translated):
    event = new_event(programme)
    if is_translated:
        translated(event)
    event.unpublish()
    assert [page.live for page in event.get_translations(inclusive=True)] == [False, False]


def test_a_translation_is_unpublished_alone(programme):
    event = new_event(programme)
    translated(event).unpublish()
    assert version(event, "fr").live


@pytest.mark.parametrize("is_translated", [True, False])
def test_what_is_deleted_takes_its_languages_and_their_events_along(programme, is_translated):
    event = new_event(programme)
    local = new_event(event, title="À Lyon", slug="lyon")
    if is_translated:
        translated(event)
        translated(local)
    event.delete()
    assert not EventPage.objects.exists()
    assert not Page.find_problems()[-1]


def test_many_deleted_at_once_leave_nothing(admin_client, programme):
    events = [new_event(programme, slug=f"marche-{number}") for number in range(3)]
    translated(events[0])
    admin_client.post(
        f"/admin/bulk/wagtailcore/page/delete/?id={events[0].pk}&id={events[1].pk}&next=/admin/"
    )
    assert [page.slug for page in EventPage.objects.order_by("locale")] == ["marche-2"] * 2


def test_an_alias_takes_the_place_of_a_deleted_translation(
    programme, django_capture_on_commit_callbacks
):
    event = new_event(programme)
    english = translated(event)
    with django_capture_on_commit_callbacks(execute=True):
        english.delete()
    assert version(event, "en").alias_of_id == event.pk


@pytest.mark.parametrize("is_translated", [True, False])
def test_what_is_moved_takes_its_languages_along(
    programme, site_tree, is_translated, django_capture_on_commit_callbacks
):
    other = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027))
    event = new_event(programme)
    if is_translated:
        translated(event)
    with django_capture_on_commit_callbacks(execute=True):
        event.move(other, pos="last-child")
    assert version(event, "en").url == "/en/programme/2027/marche/"


# --- A translation that is behind


def test_a_reader_is_told_that_the_original_has_changed(client, programme):
    event = new_event(programme)
    english = translated(event)
    assert "original" not in client.get(english.url).content.decode().lower()
    event.summary = "Nouveau résumé"
    event = publish(event)
    html = client.get(english.url).content.decode()
    assert "The original has changed since this translation." in html
    assert f'href="{event.url}"' in html
    translated(event)
    assert "The original has changed" not in client.get(english.url).content.decode()


def test_a_new_fact_does_not_make_a_translation_old(client, programme):
    event = new_event(programme)
    english = translated(event)
    event.town = "Lyon"
    publish(event)
    html = client.get(english.url).content.decode()
    assert "Lyon" in html
    assert "The original has changed" not in html


# --- What may go wrong


def test_a_translation_without_its_source_can_be_published_and_read(client, programme):
    event = new_event(programme)
    english = translated(event)
    TranslationSource.objects.all().delete()
    publish(english)
    assert client.get(english.url).status_code == 200


def test_a_source_deleted_while_a_translator_works_takes_the_draft_along(admin_client, programme):
    event = new_event(programme)
    english = translated(event)
    event.delete()
    response = admin_client.get(f"/admin/pages/{english.pk}/edit/", follow=True)
    assert response.status_code == 404


def test_a_language_added_later_has_every_page(client, programme, settings):
    event = new_event(programme)
    translated(event)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        ("es", "Spanish"),
    ]
    Locale.objects.create(language_code="es")
    alias = version(event, "es")
    assert alias.live
    assert alias.alias_of_id == event.pk
    assert alias.get_parent().specific.year == 2026


# --- Cost


def test_publishing_in_two_languages_costs_at_most_twice_as_much(programme):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from home.in_step import signals

    event = new_event(programme)
    translated(event)
    event.town = "Lyon"
    revision = event.save_revision()
    with CaptureQueriesContext(connection) as both:
        revision.publish()
    signals.page_published.disconnect(dispatch_uid="in_step")
    try:
        event.town = "Lille"
        revision = event.save_revision()
        with CaptureQueriesContext(connection) as plain:
            revision.publish()
    finally:
        signals.connect()
    assert len(both) <= 2 * len(plain), f"{len(both)} queries, {len(plain)} for plain Wagtail"
