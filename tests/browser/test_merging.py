"""An editor finds two pages that are one organisation, and merges them."""

import pytest

from campaigns.models import SignatoryPage
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, SignatoryPageFactory, publish

pytestmark = pytest.mark.browser


def test_an_editor_merges_two_organisations(live_server, site_tree, editor_page, open_page, axe):
    kept = publish(SignatoryPageFactory(title="La Cimade", slug="la-cimade"))
    removed = publish(SignatoryPageFactory(title="CIMADE 75", slug="cimade", acronym="C75"))
    call = publish(CallPageFactory())
    sign(call, removed)
    page = editor_page
    page.goto(f"/admin/pages/{removed.pk}/edit/")
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Merge into another organisation…").click()
    page.get_by_role("button", name="Choose an organisation").click()
    page.get_by_role("textbox", name="Search term").fill("La Cimade")
    page.locator(".modal").get_by_role("link", name="La Cimade").last.click()
    page.get_by_role("button", name="Show what will happen").click()
    page.get_by_text("“CIMADE 75” has signed 1 call.").wait_for()
    page.get_by_label("Acronym: C75").uncheck()
    axe(page, "main")
    page.get_by_role("button", name="Merge the two organisations").click()
    page.get_by_text("“CIMADE 75” is merged into “La Cimade”, with 1 signature.").wait_for()
    assert page.locator("#id_also_known_as").input_value().split("\n") == ["CIMADE 75", "C75"]

    assert SignatoryPage.objects.get(pk=kept.pk).acronym == ""
    reader = open_page()
    reader.goto("/en/signatories/cimade/")
    assert reader.url.endswith("/en/signatories/la-cimade/")
    reader.goto(call.url)
    link = reader.get_by_role("link", name="CIMADE 75")
    assert link.get_attribute("href") == "/fr/signataires/la-cimade/"
