"""An editor changes a call that is signed, as a person does it, and is asked what it means."""

import pytest

from campaigns.models import CallNote, CallPage, SignedText
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.browser


@pytest.fixture
def call(live_server, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        title="Appel",
        slug="appel",
        body=(
            '<p>Marchons<a linktype="note" note="a">[1]</a> &amp; chantons.</p>\n'
            "<ul><li><strong>Partout</strong></li></ul>"
        ),
        closing="",
    )
    call.notes = [CallNote(key="a", text="Source", url="https://example.org/source")]
    call = publish(call)
    sign(call, None, "Collectif de la Vallée")
    return call


def press_publish(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()


def test_an_editor_is_asked_about_the_words_and_not_about_the_facts(
    call, editor_page, open_page, axe
):
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    page.locator("#id_year").fill("2031")
    press_publish(page)
    page.get_by_text("Page 'Appel' has been published.").wait_for()
    assert CallPage.objects.get(pk=call.pk).year == 2031
    assert not SignedText.objects.exists()

    page.goto(f"/admin/pages/{call.pk}/edit/")
    page.locator("#id_headline").fill("Pour le 18 décembre")
    press_publish(page)
    page.get_by_text("Say whether it is a correction or a change, then publish.").wait_for()
    assert page.locator("#id_headline").input_value() == "Pour le 18 décembre"
    page.get_by_label("A change: the text they signed can still be read").check()
    press_publish(page)
    page.get_by_text("Page 'Appel' has been published.").wait_for()

    reader = open_page()
    reader.goto(call.url)
    axe(reader)
    reader.get_by_role("link", name="Lire le texte qu’elles ont signé").click()
    reader.wait_for_url("**/fr/appels/appel/texte-signe/1/")
    axe(reader)
    assert reader.get_by_text("Pour le 18 décembre").count() == 0
    assert reader.get_by_text("Collectif de la Vallée").count() == 1
    reader.get_by_role("link", name="English").click()
    reader.wait_for_url("**/en/calls/appel/signed-text/1/")
    reader.get_by_role("link", name="Read the call as it is now").click()
    reader.wait_for_url("**/en/calls/appel/")
