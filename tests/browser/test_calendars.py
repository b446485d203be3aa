"""What only a browser can tell of "Add to my calendar": that its address can be copied."""

import pytest
from playwright.sync_api import expect

from tests.factories import ProgrammePageFactory, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_address_of_a_calendar_is_copied(open_page, live_server, axe):
    programme = publish(ProgrammePageFactory(year=2026))
    page = open_page(viewport={"width": 320, "height": 720}, reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(programme.full_url)
    page.get_by_text("Ajouter à mon calendrier").click()
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_role("status").get_by_text("Copiée")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{programme.full_url}calendar.ics"
    axe(page)


def test_without_script_there_is_no_button_that_does_nothing(open_page, live_server):
    programme = publish(ProgrammePageFactory(year=2026))
    page = open_page(java_script_enabled=False)
    page.goto(programme.full_url)
    page.get_by_text("Ajouter à mon calendrier").click()
    expect(page.get_by_text(f"{programme.full_url}calendar.ics")).to_be_visible()
    assert page.get_by_role("button", name="Copier").count() == 0
