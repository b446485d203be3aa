"""The pages of the first day, in a browser: accessible, and talking to this site only."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("address", "language"), [("/fr/", "fr"), ("/en/", "en")])
def test_home_page_is_accessible(reader_page, axe, address, language):
    reader_page.goto(address)

    assert reader_page.locator("html").get_attribute("lang") == language
    assert reader_page.context.cookies() == []
    axe(reader_page)


def test_editor_finds_the_pages(editor_page):
    editor_page.goto("/admin/pages/")

    listing = editor_page.get_by_role("main").get_by_role("table")
    assert listing.get_by_role("link", name="Accueil", exact=True).count() == 1


def test_admin_is_in_english(admin_page):
    admin_page.goto("/admin/")

    assert admin_page.title() == "Dashboard - Wagtail"
