"""A call on paper: text, signatories, notes with addresses, and nothing of the screen."""

import pytest

from campaigns.models import CallNote
from campaigns.signatures.services import sign
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.browser


@pytest.fixture
def call(live_server, site_tree):
    call = CallPageFactory(
        title="Appel",
        slug="appel",
        body='<p>Des <a href="https://example.org/murs">murs</a>'
        ' <a linktype="note" note="murs">[1]</a>.</p>',
    )
    call.notes = [CallNote(key="murs", text="Un rapport", url="https://example.org/rapport.pdf")]
    for number in range(6):
        sign(call, None, f"Collectif {number}")
    return publish(call)


def test_a_call_prints_on_clean_pages(call, open_page):
    page = open_page(viewport={"width": 680, "height": 900})
    page.goto("/fr/appels/appel/")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    for gone in ("Partager", "Menu", "English", "Accueil", "WhatsApp"):
        assert gone not in text
    assert "https://example.org/rapport.pdf" in text
    written = "getComputedStyle(document.querySelector('.prose a'), '::after').content"
    assert page.evaluate(written) == '" <https://example.org/murs>"'
    rows = page.locator(".signatory-list li").all()
    assert len({row.bounding_box()["x"] for row in rows}) == 2
    assert text.rstrip().splitlines()[-2].endswith("/fr/appels/appel/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
