"""The note control of the page editor, used as an editor uses it."""

import re

import pytest
from playwright.sync_api import expect

from campaigns.models import CallNote, CallPage
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.browser


@pytest.fixture
def call(live_server, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"], standfirst="<p>Debout.</p>", body="<p>Des murs.</p>"
    )
    call.notes = [CallNote(key="old", text="Une source déjà là")]
    return publish(call)


def open_dialog(page, field):
    """At the end of a text: type / and choose "Note", as the help text says."""
    page.locator(f"[data-contentpath={field}] [role=textbox]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("/")
    page.get_by_role("option", name="Note").click()
    return page.get_by_role("dialog")


def expect_markers(page, *markers):
    """Each marker's number and text, in the order of the text."""
    expect(page.locator("[data-note]")).to_have_text([text for _number, text in markers])
    for place, (number, _text) in enumerate(markers):
        expect(page.locator("[data-note]").nth(place)).to_have_attribute("data-number", number)


def save(page):
    page.wait_for_timeout(400)  # Draftail hands its text to the form every 250 ms
    # Not the answer to an autosave that is under way.
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state("networkidle")


def test_an_editor_writes_a_note_and_refers_to_it_again(call, editor_page):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    dialog = open_dialog(page, "body")
    dialog.get_by_role("button", name="Insert").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a note or write a new one.")
    dialog.get_by_label("Text of the note").fill("Un rapport")
    dialog.get_by_label("Link (optional)").fill("https://example.org/rapport.pdf")
    dialog.get_by_role("button", name="Insert").click()
    expect_markers(page, ("1", "[1]"))

    # Earlier in the text, the note that was there before: numbers follow the text.
    dialog = open_dialog(page, "standfirst")
    dialog.get_by_text("Une source déjà là").click()
    dialog.get_by_role("button", name="Insert").click()
    expect_markers(page, ("1", "[2]"), ("2", "[1]"))

    save(page)
    draft = CallPage.objects.get(pk=call.pk).get_latest_revision_as_object()
    assert 'linktype="note" note="old"' in draft.standfirst
    [key] = re.findall(r'linktype="note" note="([^"]+)"', draft.body)
    note = draft.notes.get(key=key)
    assert (note.text, note.url) == ("Un rapport", "https://example.org/rapport.pdf")
    page.reload()
    expect_markers(page, ("1", "[2]"), ("2", "[1]"))


def test_a_marker_whose_note_is_deleted_says_so(call, editor_page):
    call.body = '<p>Des murs <a linktype="note" note="old">[1]</a>.</p>'
    publish(call)
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    marker = page.locator("[data-note=old]")
    expect(marker).to_have_attribute("title", "Une source déjà là")
    page.locator("#id_notes-0-DELETE-button").click()
    page.wait_for_selector("[data-note][data-gone]")
    expect(marker).to_have_attribute("title", "This note has been deleted. Remove its marker.")


def test_escape_leaves_the_text_as_it_was(call, editor_page):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    open_dialog(page, "body").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert page.locator("[data-note]").count() == 0


def test_notes_added_by_hand_have_keys_of_their_own(call, editor_page):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    for number in (1, 2):
        page.get_by_role("button", name="Add note").click()
        page.locator(f"#id_notes-{number}-text").wait_for()
    keys = [page.locator(f"#id_notes-{number}-key").input_value() for number in (0, 1, 2)]
    assert keys[0] == "old"
    assert len(set(keys)) == 3


@pytest.mark.parametrize(
    ("before", "selected", "text"),
    [
        (len("Des "), len("mu"), "Des murs[1]."),
        (len("Des "), len("mur"), "Des murs[1]."),
        (0, len("Des "), "Des[1] murs."),
    ],
)
def test_a_note_stands_after_the_selected_word(call, editor_page, before, selected, text):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    page.locator("[data-contentpath=body] [role=textbox]").click()
    page.keyboard.press("Control+Home")
    for _step in range(before):
        page.keyboard.press("ArrowRight")
    for _step in range(selected):
        page.keyboard.press("Shift+ArrowRight")
    page.locator("button[name=NOTE]:visible").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Une source déjà là").click()
    dialog.get_by_role("button", name="Insert").click()
    page.locator("[data-note]").wait_for()
    assert page.locator("[data-contentpath=body] [role=textbox]").inner_text().strip() == text


def test_the_key_of_a_note_is_not_shown(call, editor_page):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    expect(page.locator("#id_notes-0-text")).to_be_visible()
    assert not page.get_by_text("Key").filter(visible=True).count()
