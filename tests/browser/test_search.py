"""Search in a browser: on a phone, without script, in each language."""

import pytest
from playwright.sync_api import expect

from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.browser


@pytest.fixture
def call(live_server, site_tree):
    return publish(CallPageFactory(title="Fraternité", slug="fraternite"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_search_is_accessible_and_fits_a_phone(call, open_page, axe, scheme):
    page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    for address in ("/fr/recherche/", "/en/search/"):
        for query in ("", "?q=fraternité", "?q=introuvable" + "x" * 100, "?q=!!"):
            page.goto(address + query)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 320, f"{address}{query} scrolls sideways"
            axe(page)


def test_a_reader_searches_without_script_and_changes_language(call, open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/fr/")
    page.get_by_role("link", name="Rechercher").click()
    page.get_by_label("Mots à rechercher").fill("fraternité")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.locator(".result h3")).to_have_text(["Fraternité"])
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url("**/en/search/?q=fraternit%C3%A9")
    expect(page.locator(".badge-language")).to_have_text("In French")
    page.get_by_role("link", name="Fraternité").click()
    page.wait_for_url("**/en/calls/fraternite/")
