"""Somebody submits an event without script, an editor accepts and publishes, it is corrected."""

import time

import pytest
from django.core import mail

from home.public_requests.forms import TOO_FAST
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
    translated,
)
from tests.public_requests import private_url

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def programme(live_server, site_tree):
    return publish(ProgrammePageFactory(title="Programme", year=2126))


def test_an_event_is_submitted_on_a_phone_and_corrected_later(programme, open_page, editor_page):
    english = translated(programme, Programme="Common Programme")
    EventKindFactory(name="Veillée")
    page = open_page(java_script_enabled=False, locale="en-GB", **PHONE)
    page.goto(english.url)
    page.get_by_role("link", name="Submit your event").click()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Enter what the event is called.").click()
    page.get_by_label("What is the event called?").fill("Lanterns by the river")
    page.get_by_label("Day").fill("2126-12-18")
    page.get_by_label("Town").fill("Nantes")
    page.get_by_label("Who organises it?").fill("Open Rooms")
    page.get_by_label("Your name").fill("Sam Okafor")
    page.get_by_label("Your e-mail address").fill("sam@rooms.example.org")
    page.get_by_label("I agree").check()
    time.sleep(TOO_FAST)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Check your e-mail").wait_for()
    page.goto(private_url())
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Thank you, that is confirmed").wait_for()

    desk = editor_page
    desk.goto("/admin/")
    desk.get_by_role("link", name="Lanterns by the river").click()
    desk.get_by_label("Type", exact=True).select_option(label="Veillée")
    desk.get_by_role("button", name="Accept").click()
    desk.get_by_text("is now a draft").wait_for()
    desk.get_by_role("link", name="Edit the event").click()
    desk.wait_for_load_state("networkidle")
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Publish").click()
    desk.get_by_text("has been published.").wait_for()

    assert "Lanterns by the river is in the programme" in mail.outbox[-1].subject
    page.goto(private_url())
    page.get_by_label("What has changed?").select_option(label="It is cancelled")
    page.get_by_role("button", name="Send the correction").click()
    page.wait_for_url("**#corrections")
    desk.goto("/admin/")
    desk.get_by_role("link", name="It is cancelled").click()
    desk.get_by_role("button", name="Accept the correction").click()
    desk.get_by_text("has been corrected and published").wait_for()
    page.goto(english.url)
    assert page.get_by_text("Cancelled").count() == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_of_submitting_are_accessible_and_fit_a_phone(
    programme, open_page, axe, language
):
    english = translated(programme)
    publish(EventPageFactory(parent=programme, title="Marche aux flambeaux", town="Nantes"))
    address = (programme if language == "fr" else english).submitting_url()
    page = open_page(**PHONE)
    for url, wrong in [(address, False), (address, True), (f"{address}sent/", False)]:
        page.goto(url)
        if wrong:
            page.locator("main form button").click()
            page.locator(".form-wrong").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        axe(page)
