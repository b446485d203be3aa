"""What a printer puts on paper: the whole programme, and the whole call."""

import pytest

from campaigns.signatures.services import sign
from tests.factories import (
    CallPageFactory,
    publish,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_whole_programme_is_printed(small_site, open_page, language):
    """Paper had 24 of 29 events with no word of the rest, an empty box and a link to a table."""
    page = open_page(viewport={"width": 680, "height": 900})
    page.goto(f"/{language}/programme/{small_site['programme'].year}/")
    on_screen = page.locator(".entry-title:visible").all_inner_texts()
    page.emulate_media(media="print")
    printed = page.locator(".entry-title:visible, .entries-printed b:visible").all_inner_texts()
    assert (len(on_screen), sorted(printed)) == (2, small_site["titles"])
    assert page.locator(".map").is_hidden()
    assert page.locator('main a[href*=".csv"]').is_hidden()
    # Those of other pages are a line each, with the day.
    lines = page.locator(".entries-printed li:visible").all_inner_texts()
    assert len(lines) == 4
    assert any(line.startswith("27") and "Débat" in line for line in lines)
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


def test_a_later_page_of_the_list_says_on_paper_where_the_whole_is(small_site, open_page):
    page = open_page(viewport={"width": 680, "height": 900})
    address = small_site["programme"].url
    page.goto(f"{address}?page=2")
    page.emulate_media(media="print")
    assert "Ceci est la page 2 sur 3." in page.locator(".on-paper").inner_text()
    assert page.locator(".on-paper").inner_text().strip().endswith(address)


def test_the_closing_appeal_is_printed_whole_and_no_table(live_server, site_tree, open_page):
    call = CallPageFactory(
        slug="a", body="<p>Texte.</p>" * 31, closing="<p>Le 18 décembre, toutes et tous.</p>" * 3
    )
    for number in range(3):
        sign(call, None, f"Collectif {number}")
    publish(call)
    page = open_page(viewport={"width": 680, "height": 900})
    page.goto(call.url)
    assert page.locator('a[href$=".csv"]').is_visible()
    page.emulate_media(media="print")
    assert page.locator('a[href$=".csv"]').is_hidden()
    closing = page.locator(".closing")
    style = closing.evaluate("e => [getComputedStyle(e).breakInside, getComputedStyle(e).overflow]")
    assert style == ["avoid", "visible"]
    assert closing.evaluate("e => e.scrollHeight <= e.clientHeight") is True
