"""An editor pastes a list of signatories and puts it in order, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from campaigns.signatures.services import shown_signatories, sign
from tests.factories import CallPageFactory, SignatoryPageFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def call(live_server, site_tree):
    SignatoryPageFactory(title="La Cimade")
    return CallPageFactory()


def listed(call):
    return [shown.name for shown in shown_signatories(type(call).objects.get(pk=call.pk))]


def expect_written(page, names):
    for number, name in enumerate(names):
        row = page.locator("[data-positions] tr").nth(number)
        expect(row.locator("[name$='-name']")).to_have_value(name)


def test_rows_are_moved_by_keyboard_and_by_number(call, editor_page, axe):
    for name in ("Escale", "Rivage", "Zone"):
        sign(call, None, name)
    page = editor_page
    page.goto(f"/admin/calls/{call.pk}/signatories/")
    last = page.get_by_role("button", name="Move up").nth(2)
    last.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect_written(page, ["Zone", "Escale", "Rivage"])
    expect(page.locator("[data-position-status]")).to_have_text("Position 1 of 4")
    expect(page.get_by_label("In the order set by hand")).to_be_checked()
    page.locator("#id_signatures-1-ORDER").fill("1")
    page.keyboard.press("Tab")
    expect_written(page, ["Rivage", "Zone", "Escale"])
    axe(page, "[data-positions]")
    page.get_by_role("button", name="Save the signatories").click()
    page.get_by_text("The list of signatories has been saved.").wait_for()
    assert listed(call) == ["Rivage", "Zone", "Escale"]


def test_a_row_added_here_is_moved_too(call, editor_page):
    sign(call, None, "Escale")
    page = editor_page
    page.goto(f"/admin/calls/{call.pk}/signatories/")
    page.get_by_role("button", name="Add a signatory").click()
    page.locator("#id_signatures-2-name").fill("Zone")
    page.locator("[data-positions] tr").last.get_by_role("button", name="Move up").click()
    page.locator("[data-positions] tr").nth(1).get_by_role("button", name="Move up").click()
    page.get_by_role("button", name="Save the signatories").click()
    page.get_by_text("The list of signatories has been saved.").wait_for()
    assert listed(call) == ["Zone", "Escale"]


def test_a_list_is_pasted_without_javascript(call, open_page, django_user_model):
    from django.contrib.auth.models import Group

    from home.roles import EDITION
    from tests.browser_fixtures import in_english

    editor = django_user_model.objects.create_user("editor", "editor@example.org")
    editor.groups.add(Group.objects.get(name=EDITION))
    page = open_page(in_english(editor), locale="en-GB", java_script_enabled=False)
    page.goto(f"/admin/calls/{call.pk}/signatories/paste/")
    page.get_by_label("Signatories, one per line").fill("- Zone\n- CIMADE\n- Cimade Normandie\n")
    page.get_by_role("button", name="See what each line means").click()
    page.get_by_role("button", name="Save the signatories").click()
    expect(page.get_by_text("Choose what this line means.")).to_have_count(1)
    page.get_by_label("Who this is (3)").select_option(label="Sign, and make a draft page for it")
    page.get_by_label("List the signatories of the call in the order of these lines").check()
    page.get_by_role("button", name="Save the signatories").click()
    expect(page.get_by_text("3 signatures have been added.")).to_have_count(1)
    assert listed(call) == ["Zone", "La Cimade", "Cimade Normandie"]


def test_what_a_list_means_is_told_to_everybody(call, editor_page, axe):
    page = editor_page
    page.goto(f"/admin/calls/{call.pk}/signatories/paste/")
    page.get_by_label("Signatories, one per line").fill("Zone\nCIMADE\nCimade Normandie\nzone")
    page.get_by_role("button", name="See what each line means").click()
    page.get_by_role("button", name="Save the signatories").click()
    page.get_by_text("Choose what this line means.").wait_for()
    axe(page, ".signatory-table")
