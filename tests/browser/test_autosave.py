"""A person publishes while the editor is saving by itself: slow lines make it so every day."""

import pytest

from campaigns.models import CallPage
from programme.models import EventPage
from tests.factories import CallPageFactory, EventKindFactory, ProgrammePageFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def slow_page(editor_page):
    """An editor's page on which the answer to an autosave waits for `answer()`."""
    held = []

    def hold(route):
        response = None
        if "application/json" in route.request.headers.get("accept", ""):
            response = route.fetch()
        if response and response.ok and not held:
            held.append((route, response))
        elif response:
            route.fulfill(response=response)
        else:
            route.continue_()

    def answer():
        [(route, response)] = held
        route.fulfill(response=response)

    def hold_next(address):
        editor_page.wait_for_timeout(2500)  # Wagtail begins to watch the form after two seconds
        editor_page.route(address, hold)

    def wait_until_held():
        for _attempt in range(200):
            if held:
                return
            editor_page.wait_for_timeout(50)
        pytest.fail("the editor has not saved by itself")

    editor_page.hold_next, editor_page.answer = hold_next, answer
    editor_page.wait_until_held = wait_until_held
    return editor_page


def publish_while_saving(page):
    page.wait_until_held()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_timeout(500)
    page.answer()
    page.get_by_text("has been published.").wait_for()


def test_a_new_event_is_not_made_twice(site_tree, slow_page):
    EventKindFactory(name="Marche")
    programme = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)
    page = slow_page
    page.goto(f"/admin/pages/add/programme/eventpage/{programme.pk}/")
    page.hold_next("**/admin/pages/add/**")
    page.get_by_label("Type").select_option(label="Marche")
    page.get_by_placeholder("Page title").press_sequentially("Marche")
    publish_while_saving(page)
    [event] = EventPage.objects.filter(locale__language_code="fr")
    assert (event.title, event.slug, event.live) == ("Marche", "marche", True)


def test_a_new_note_is_not_added_twice(site_tree, slow_page):
    call = CallPageFactory(parent=site_tree["fr"]["calls"])
    page = slow_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    page.hold_next("**/admin/pages/*/edit/")
    page.get_by_role("button", name="Add note").click()
    page.locator("#id_notes-0-text").fill("Un rapport")
    publish_while_saving(page)
    notes = CallPage.objects.get(pk=call.pk).notes.all()
    assert [note.text for note in notes] == ["Un rapport"]
