"""What is unpublished, moved or deleted leaves nothing behind in another language."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.language_sync.checking import differences
from programme.example.translations import begin
from programme.models import EventPage
from tests.factories import (
    English,
    EventKindFactory,
    ProgrammePageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


@pytest.mark.parametrize("is_translated", [True, False])
def test_what_is_unpublished_takes_its_languages_along(programme, is_translated):
    event = new_event(programme)
    if is_translated:
        translated(event)
    event.unpublish()
    assert [page.live for page in event.get_translations(inclusive=True)] == [False, False]


def test_what_is_published_again_brings_its_translation_back(programme):
    event = new_event(programme, town="Lyon")
    translated(event, Marche="March")
    draft = version(event, "en")
    draft.title = "Walk"
    draft.save_revision()
    event.unpublish()
    event.town = "Brest"
    publish(event)
    back = version(event, "en")
    assert (back.live, back.title, back.town) == (True, "March", "Brest")
    assert back.live_revision.as_object().town == "Brest"
    assert (back.get_latest_revision_as_object().title, back.has_unpublished_changes) == (
        "Walk",
        True,
    )


def test_what_is_published_again_stands_in_for_the_translation_that_was_begun(programme):
    event = new_event(programme)
    begin(event, English())
    event.unpublish()
    assert not version(event, "en").live
    event.title = "Veillée"
    publish(event)
    back = version(event, "en")
    assert (back.live, back.title, back.text_language) == (True, "Veillée", "fr")
    assert back.revision_to_restore is None


def test_a_source_stands_in_for_the_translation_that_is_unpublished(client, programme, site_tree):
    kind = EventKindFactory(name="Manif")
    kind.copy_for_translation(site_tree["en"]["home"].locale).save()
    event = new_event(programme, kind=kind)
    translated(event, Marche="March").unpublish()
    page = version(event, "en")
    assert (page.live, page.title, page.text_language) == (True, "Marche", "fr")
    assert page.kind.locale_id == page.locale_id
    assert version(event, "fr").live
    assert "This page has not been translated yet." in client.get(page.url).content.decode()
    # It is there to be published again.
    page.get_latest_revision().publish()
    page = version(event, "en")
    assert (page.live, page.title, page.text_language) == (True, "March", "en")


def test_what_came_back_by_itself_does_not_come_back_twice(programme):
    event = new_event(programme)
    translated(event, Marche="March")
    event.unpublish()
    away = version(event, "en")
    away.title = "Walk"
    away.save_revision().publish()
    publish(event)
    assert version(event, "en").title == "Walk"


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


# --- In the admin


def test_the_admin_says_before_it_deletes(admin_client, programme):
    event = new_event(programme)
    translated(event)
    address = f"/admin/pages/{event.pk}/delete/"
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "is also done to it in the other languages" in html
    assert admin_client.post(address).status_code == 302
    assert not EventPage.objects.exists()


def test_the_admin_says_before_it_unpublishes(admin_client, programme):
    event = new_event(programme)
    translated(event)
    address = f"/admin/pages/{event.pk}/unpublish/"
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "is also done to it in the other languages" in html
    assert admin_client.post(address).status_code == 302
    assert not EventPage.objects.live().exists()
    publish(event)
    assert [page.live for page in EventPage.objects.all()] == [True, True]


def test_the_admin_says_what_stands_in_for_a_translation(admin_client, programme):
    english = translated(new_event(programme))
    address = f"/admin/pages/{english.pk}/unpublish/"
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "in the language it was written in" in html
    assert "also done to it in the other languages" not in html


def test_the_admin_says_before_it_moves(
    admin_client, programme, site_tree, django_capture_on_commit_callbacks
):
    other = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027))
    event = new_event(programme)
    translated(event)
    address = f"/admin/pages/{event.pk}/move/{other.pk}/confirm/"
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "is also done to it in the other languages" in html
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address).status_code == 302
    assert version(event, "en").url == "/en/programme/2027/marche/"
    assert not list(differences())
    assert not any(Page.find_problems())


@pytest.mark.parametrize("action", ["delete", "move", "unpublish"])
def test_the_admin_says_before_it_does_so_to_many(admin_client, programme, action):
    event = new_event(programme)
    address = f"/admin/bulk/wagtailcore/page/{action}/?id={event.pk}&next=/admin/"
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "is also done to it in the other languages" in html


# --- The check


def test_the_check_finds_nothing_where_all_is_well(programme):
    translated(new_event(programme))
    new_event(programme, slug="autre")
    call_command("check_translations")


def break_facts(event):
    EventPage.objects.filter(pk=version(event, "en").pk).update(town="Lille")


def break_live(event):
    Page.objects.filter(pk=event.pk).update(live=False)


def break_version(event):
    Page.objects.filter(pk=version(event, "en").pk).update(live=False)


def break_source(event):
    Page.objects.filter(pk=version(event, "en").pk).update(alias_of=None)
    Page.objects.filter(pk=event.pk).update(translation_key=uuid4())


def break_place(event):
    version(event, "en").move(event.get_parent().get_parent().get_translations().first())


@pytest.mark.parametrize(
    ("breaking", "words"),
    [
        (break_facts, "its facts are not those of its source"),
        (break_live, "is live, but its source is not"),
        (break_version, "is not live, but its source is"),
        (break_source, "its source is gone"),
        (break_place, "does not stand where its source stands"),
    ],
)
def test_the_check_finds_what_is_out_of_step(programme, capsys, breaking, words):
    event = new_event(programme)
    breaking(event)
    with pytest.raises(CommandError):
        call_command("check_translations")
    assert words in capsys.readouterr().out
