"""A representative signs a call without script, an editor accepts, and everybody reads it."""

import time

import pytest
from django.core import mail

from campaigns.enums import Signing
from home.public_requests.forms import TOO_FAST
from tests.factories import CallPageFactory, publish, translated
from tests.public_requests import private_url

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def call(live_server, site_tree):
    return publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], title="Des droits", signing=Signing.OPEN)
    )


def test_an_organisation_signs_on_a_phone_without_script(call, open_page, editor_page):
    english = translated(call, **{"Des droits": "Rights"})
    page = open_page(java_script_enabled=False, locale="en-GB", **PHONE)
    page.goto(english.url)
    page.get_by_role("link", name="Sign as an organisation").click()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Name of the organisation").click()
    page.wait_for_url("**#id_organisation")
    page.get_by_label("Name of the organisation").fill("Open Rooms")
    page.get_by_label("Your name").fill("Sam Okafor")
    page.get_by_label("Your e-mail address").fill("sam@rooms.example.org")
    page.get_by_label("I am authorised to sign for this organisation").check()
    time.sleep(TOO_FAST)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Check your e-mail").wait_for()
    page.goto(private_url())
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Thank you, that is confirmed").wait_for()

    desk = editor_page
    desk.goto("/admin/")
    desk.get_by_role("link", name="Open Rooms").click()
    desk.get_by_role("button", name="Accept").click()
    desk.get_by_text("“Open Rooms” now appears under the call.").wait_for()

    page.goto(call.url)
    assert page.locator("#signatories").inner_text().split() == [
        "Signé",
        "par",
        "1",
        "organisation",
    ]
    assert page.get_by_text("Open Rooms").count() == 1
    page.goto(private_url(mail.outbox[-1]))
    page.get_by_role("button", name="Withdraw our signature").click()
    page.get_by_role("heading", name="Withdrawn").wait_for()
    page.goto(call.url)
    assert page.get_by_text("Open Rooms").count() == 0


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_of_signing_are_accessible_and_fit_a_phone(call, open_page, axe, language):
    translated(call)
    address = call.signing_url() if language == "fr" else "/en/calls/des-droits-en/sign/"
    page = open_page(**PHONE)
    for url, wrong in [(address, False), (address, True), (f"{address}sent/", False)]:
        page.goto(url)
        if wrong:
            page.locator("main form button").click()
            page.locator(".form-wrong").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        axe(page)
