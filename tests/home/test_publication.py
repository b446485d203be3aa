"""Publications: the steps and their order, what one act is, and what it costs."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.db.transaction import atomic
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home import publication
from home.publication import Reason, Step, add
from programme.models import CalendarEntry, EventOrganiser, EventPage
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


@pytest.fixture
def event(programme):
    return new_event(programme)


@pytest.fixture
def acts(monkeypatch):
    """The acts since: the keys that were changed in each."""
    acts = []
    runs = [*publication._runs[Step.SITE_VERSION], lambda changes: acts.append(set(changes))]
    monkeypatch.setitem(publication._runs, Step.SITE_VERSION, runs)
    return acts


@pytest.fixture
def last_step_fails(monkeypatch):
    def fail(changes):
        raise OSError("no room left")

    monkeypatch.setitem(publication._runs, Step.EMAILS, [fail])


def changed(event, **values):
    event = EventPage.objects.get(pk=event.pk)
    for name, value in values.items():
        setattr(event, name, value)
    return event


def form(event, **values):
    """What the editor's form of an event sends when somebody presses "Publish"."""
    row = event.dates.get()
    rows = [{"id": row.pk, "status": row.status, "day": str(row.day), "start_time": "18:00"}]
    return nested_form_data(
        {
            "title": event.title,
            "slug": event.slug,
            "kind": event.kind_id,
            "attendance": "in-person",
            "status": "scheduled",
            "timezone": "Europe/Paris",
            "country": "FR",
            "body": rich_text("<p>Venez.</p>"),
            "dates": inline_formset(rows, initial=1),
            "organisers": inline_formset([]),
            "languages": inline_formset([]),
            "action-publish": "1",
            **values,
        }
    )


def press_publish(client, event, **values):
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    return client.post(address, form(event, **values))


# --- Steps


def test_the_steps_run_in_their_order_once_as_the_block_ends(event, monkeypatch):
    done = []
    for step in Step:
        run = lambda changes, step=step: done.append((step, set(changes)))  # noqa: E731
        monkeypatch.setitem(publication._runs, step, [run])
    with publication.publication():
        add(event, Reason.CHANGED)
        with publication.publication():
            add(event, Reason.PUBLISHED)
        assert done == []
    assert done == [(step, {event.translation_key}) for step in Step]


def test_languages_are_repeated_for_what_they_add_and_no_more(event, programme, monkeypatch):
    rounds, later = [], []

    def follow(changes):
        rounds.append(set(changes))
        add(event, Reason.CHANGED)
        add(programme, Reason.PUBLISHED)

    monkeypatch.setitem(publication._runs, Step.LANGUAGES, [follow])
    monkeypatch.setitem(publication._runs, Step.ENTRIES, [lambda changes: later.append(changes)])
    add(programme, Reason.PUBLISHED)
    assert rounds == [{programme.translation_key}, {event.translation_key}]
    [changes] = later
    assert set(changes) == {programme.translation_key, event.translation_key}


def test_a_later_step_changes_no_page(event, monkeypatch):
    run = lambda changes: add(event, Reason.CHANGED)  # noqa: E731
    monkeypatch.setitem(publication._runs, Step.EMAILS, [run])
    with pytest.raises(RuntimeError, match="after LANGUAGES"):
        add(event, Reason.PUBLISHED)


def test_where_no_block_is_open_the_steps_run_at_once(event, acts):
    add(event, Reason.CHANGED)
    add(event, Reason.CHANGED)
    assert acts == [{event.translation_key}] * 2


def test_an_act_that_fails_runs_no_step(event, acts):
    with pytest.raises(OSError, match="full"), publication.publication():
        add(event, Reason.CHANGED)
        raise OSError("full")
    assert acts == []
    add(event, Reason.CHANGED)
    assert len(acts) == 1


def test_what_failed_in_an_act_that_goes_on_is_not_published(event, programme, acts):
    with publication.publication():
        add(programme, Reason.CHANGED)
        with pytest.raises(OSError, match="full"), publication.publication(), atomic():
            event.title = "Autre"
            event.save()
            add(event, Reason.PUBLISHED)
            raise OSError("full")
    assert acts == [{programme.translation_key}]
    assert {page.title for page in EventPage.objects.all()} == {"Marche"}


# --- A step that raises undoes the act


def test_a_step_that_raises_undoes_a_publication(event, last_step_fails):
    revision = changed(event, title="Autre").save_revision()
    with pytest.raises(OSError, match="no room left"):
        revision.publish()
    assert [page.title for page in EventPage.objects.all()] == ["Marche"] * 2
    assert set(CalendarEntry.objects.values_list("title", flat=True)) == {"Marche"}


def test_a_step_that_raises_undoes_what_was_pressed_in_the_admin(
    event, admin_client, last_step_fails
):
    admin_client.raise_request_exception = False
    assert press_publish(admin_client, event, title="Autre").status_code == 500
    assert [page.title for page in EventPage.objects.all()] == ["Marche"] * 2
    assert EventPage.objects.get(pk=event.pk).latest_revision_id == event.latest_revision_id


# --- One act


def test_entries_are_written_once_for_all_languages(event):
    translated(event)
    row = event.dates.get()
    row.day = date(2026, 12, 19)
    event.dates = [row]
    revision = event.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    assert sum('INTO "programme_calendarentry"' in query["sql"] for query in queries) == 1
    assert {entry.day for entry in CalendarEntry.objects.all()} == {date(2026, 12, 19)}


def test_a_press_of_publish_is_one_act(event, admin_client, acts):
    assert press_publish(admin_client, event, title="Autre").status_code == 302
    assert acts == [{event.translation_key}]
    assert [page.title for page in EventPage.objects.all()] == ["Autre"] * 2


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_a_bulk_action_is_one_act(programme, event, admin_client, acts, action):
    other = new_event(programme, slug="autre")
    acts.clear()
    address = f"/admin/bulk/wagtailcore/page/{action}/?id={event.pk}&id={other.pk}&next=/admin/"
    assert admin_client.post(address).status_code == 302
    assert acts == [{event.translation_key, other.translation_key}]
    withdrawn = set(CalendarEntry.objects.values_list("is_withdrawn", flat=True))
    assert withdrawn == {action != "publish"}


def test_scheduled_pages_are_an_act_each(programme, acts):
    moment = timezone.now() + timedelta(days=1)
    events = [EventPageFactory(parent=programme, live=False) for _number in range(2)]
    for event in events:
        changed(event, go_live_at=moment).save_revision().publish()
    acts.clear()
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert sorted(acts, key=str) == sorted([{event.translation_key} for event in events], key=str)
    assert CalendarEntry.objects.filter(is_withdrawn=False).count() == 4


@pytest.mark.parametrize("name", ["unpublish", "move", "delete"])
def test_other_acts_are_one_with_all_languages(event, site_tree, acts, name):
    translated(event)
    other = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027))
    acts.clear()
    page = EventPage.objects.get(pk=event.pk)
    getattr(page, name)(*([other, "last-child"] if name == "move" else []))
    assert acts == [{event.translation_key}]
    entries = CalendarEntry.objects.all()
    assert {entry.is_withdrawn for entry in entries} == {name != "move"}
    if name == "move":
        assert version(event, "en").url == "/en/programme/2027/marche/"
        assert {entry.year for entry in entries} == {2027}


def test_a_deleted_translation_is_replaced_in_the_same_act(event, acts):
    english = translated(event)
    acts.clear()
    english.delete()
    assert acts == [{event.translation_key}]
    assert version(event, "en").alias_of_id == event.pk
    assert CalendarEntry.objects.filter(is_withdrawn=False).count() == 2


# --- What it costs


def cost(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def on_another_day(event) -> list:
    row = event.dates.get()
    row.day = date(2026, 12, 19)
    return [row]


@pytest.mark.parametrize(
    ("changes", "is_translated", "most"),
    [("fact", True, 115), ("text", True, 130), ("fact", False, 125), ("text", False, 125)],
)
def test_publishing_an_event_costs_few_queries(event, changes, is_translated, most):
    if is_translated:
        translated(event)
    values = {"dates": on_another_day(event)} if changes == "fact" else {"title": "Autre"}
    revision = changed(event, **values).save_revision()
    assert cost(revision.publish) <= most


def test_organisers_are_not_indexed_one_by_one(event):
    costs = []
    for number in (1, 4):
        names = [EventOrganiser(signatory=SignatoryPageFactory()) for _name in range(number)]
        publish(changed(event, organisers=names))
        revision = changed(event, town="Lyon").save_revision()
        costs.append(cost(revision.publish))
    few, many = costs
    assert many - few <= 3 * 7


@pytest.mark.parametrize("is_translated", [True, False])
def test_a_press_of_publish_costs_few_queries(event, admin_client, is_translated):
    if is_translated:
        translated(event)
    press_publish(admin_client, event, title="Autre")
    assert cost(lambda: press_publish(admin_client, event, title="Une autre marche")) <= 200
