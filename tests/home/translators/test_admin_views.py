"""The board in the admin: what it shows, to whom, and the way into the editor."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.enums import TaskState
from home.roles import CONTRIBUTION, EDITION, TRANSLATION
from home.translation.board import board
from programme.models import EventKind
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"


def states(title=None):
    return [task.state for task in board() if task.title == title]


def test_the_board_shows_all_that_waits_and_filters(client_of, programme):
    publish(CallPageFactory(title="Fraternité"))
    publish(EventPageFactory(parent=programme, title="Marche"))
    client = client_of(TRANSLATION)
    html = client.get(BOARD).content.decode()
    assert "Fraternité" in html and "Marche" in html
    html = client.get(BOARD, {"kind": "programme.eventpage"}).content.decode()
    assert "Fraternité" not in html and "Marche" in html
    html = client.get(BOARD, {"state": "done", "kind": "programme.eventpage"}).content.decode()
    assert "translations-table" not in html
    html = client.get(BOARD, {"state": "nonsense", "language": "xx"}).content.decode()
    assert "Fraternité" in html and "Marche" in html


def test_the_board_is_for_those_who_may_translate(client_of):
    for group, status in ((TRANSLATION, 200), (EDITION, 200), (CONTRIBUTION, 302)):
        client = client_of(group)
        assert client.get(BOARD).status_code == status
        menu = client.get("/admin/").content.decode()
        assert (BOARD in menu) == (status == 200)


def test_one_click_submits_and_opens_the_editor(
    client_of, programme, site_tree, django_capture_on_commit_callbacks
):
    event = publish(EventPageFactory(parent=programme, title="Marche"))
    data = {"key": event.translation_key, "locale": site_tree["en"]["home"].locale.pk}
    client = client_of(TRANSLATION)
    assert client.get(f"{BOARD}begin/", data).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"{BOARD}begin/", data)
    english = event.get_translation(site_tree["en"]["home"].locale)
    assert response["Location"] == f"/admin/pages/{english.pk}/edit/"
    assert "js-translation-editor" in client.get(response["Location"]).content.decode()
    assert (english.alias_of_id, english.live_revision_id) == (None, None)
    assert states("Marche") == [TaskState.MISSING]
    assert client.post(f"{BOARD}begin/", data)["Location"] == response["Location"]


def test_a_translator_does_not_begin_in_a_language_of_others(client_of, site_tree):
    call = publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Fraternity"))
    data = {"key": call.translation_key, "locale": site_tree["fr"]["home"].locale.pk}
    client_of(TRANSLATION).post(f"{BOARD}begin/", data)
    assert not Translation.objects.exists()


@pytest.mark.parametrize("data", [{}, {"key": "x", "locale": "y"}, {"locale": "1"}])
def test_a_page_that_is_gone_is_said_to_be(client_of, data):
    response = client_of(TRANSLATION).post(f"{BOARD}begin/", data, follow=True)
    assert response.redirect_chain == [(BOARD, 302)]


def test_the_board_costs_the_same_with_many_rows_and_languages(programme, client_of):
    client = client_of(TRANSLATION)

    def count():
        client.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(BOARD).status_code == 200
        return len(queries)

    def add(number):
        for _ in range(number):
            translated(publish(CallPageFactory()))
            publish(EventPageFactory(parent=programme))
            call = publish(CallPageFactory())
            translated(call)
            call.body += "<p>Demain.</p>"
            publish(call)

    add(1)
    one = count()
    add(2)
    assert count() == one
    Locale.objects.create(language_code="ar")
    assert {task.locale.language_code for task in board()} == {"en", "ar"}
    # The languages of a page's tree: the names of homes are asked for once more.
    assert count() <= one + 1


def test_kinds_of_event_can_be_begun(client_of, site_tree, django_capture_on_commit_callbacks):
    kind = EventKindFactory(name="Veillée")
    data = {"key": kind.translation_key, "locale": site_tree["en"]["home"].locale.pk}
    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(TRANSLATION).post(f"{BOARD}begin/", data)
    english = EventKind.objects.get(
        locale__language_code="en", translation_key=kind.translation_key
    )
    assert response["Location"] == f"/admin/snippets/programme/eventkind/edit/{english.pk}/"


def test_the_board_counts_states_and_says_what_is_not_ones_own(client_of, site_tree):
    translated(publish(CallPageFactory(title="Fraternité")))
    publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Fraternity"))
    response = client_of(TRANSLATION).get(BOARD, {"kind": "campaigns.callpage"})
    english, french = response.context["counts"]
    assert (english["locale"].language_code, english["is_mine"]) == ("en", True)
    assert dict(english["states"])[TaskState.DONE] > 0
    assert (french["states"], french["is_mine"]) == ([(TaskState.MISSING, 1)], False)
    assert "Pas dans vos langues" in response.content.decode()
