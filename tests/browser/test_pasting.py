"""An editor pastes a call as it came from a word processor, corrects it, and publishes it."""

import pytest
from playwright.sync_api import expect

from campaigns.models import CallPage
from tests.campaigns.pasting.texts import CALL
from tests.factories import SignatoryPageFactory

pytestmark = pytest.mark.browser


def test_an_editor_pastes_a_call_and_publishes_it(
    live_server, site_tree, editor_page, open_page, axe
):
    SignatoryPageFactory(title="Carnets ouverts")
    calls = site_tree["fr"]["calls"]
    page = editor_page
    page.goto(f"/admin/pages/add/campaigns/callpage/{calls.pk}/")
    page.get_by_role("link", name="Paste the text of a call").click()
    page.get_by_label("Text of the call").fill(CALL)
    page.get_by_role("button", name="See the result").click()
    reason = "This does not look like the name of an organisation."
    page.locator(".pasted-detail", has_text=reason).wait_for()
    axe(page, "#main")

    page.get_by_role("button", name="Back to the text").click()
    last_line = CALL.splitlines()[-1]
    expect(page.get_by_label("Text of the call")).to_have_value(CALL)
    page.get_by_label("Text of the call").fill(CALL.replace(last_line, ""))
    page.get_by_role("button", name="See the result").click()
    page.get_by_role("button", name="Create the draft").click()
    page.get_by_text("The draft has been created.").wait_for()
    page.get_by_role("button", name="Toggle comments").click()
    page.get_by_text("The number [7] has no note").wait_for()

    footer = page.get_by_role("navigation", name="Actions (footer)")
    footer.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/admin/pages/*/")
    call = CallPage.objects.live_in("fr").get()
    reader = open_page()
    reader.goto(call.url)
    text = reader.locator("main").inner_text()
    assert "Retrouvons-nous nombreuses et nombreux sur les quais" in text
    assert '<script>alert("personne")</script>' in text
    assert reader.get_by_role("link", name="CARNETS OUVERTS").count() == 1
    assert reader.locator(".note-marker").all_inner_texts() == ["1", "2", "3", "3", "2", "4"]
