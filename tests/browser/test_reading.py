"""What a reader meets in a browser."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect
from wagtail.models import Page

from campaigns.models import CallNote, CallPage
from home.models import StandardPage
from programme.models import EventPage
from tests.databases import with_example
from tests.factories import CallPageFactory, publish, translated

pytestmark = pytest.mark.browser


@pytest.fixture
def example(live_server, settings, tmp_path):
    """The example content on the live server; loading it tells Wagtail its address again."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    with with_example(tmp_path):
        call_command("load_example", "--if-empty", verbosity=0)
        yield


def one_of_each_type(language):
    """The addresses of one page of each type, and of events that look different."""
    pages = Page.objects.live().filter(locale__language_code=language, depth__gte=2).specific()
    by_type = {type(page): page for page in pages.reverse()}
    by_type[CallPage] = CallPage.objects.live_in(language).get(year=2025)
    events = EventPage.objects.live_in(language)
    return [
        *(page.url for page in by_type.values()),
        *(page.url for page in StandardPage.objects.live_in(language)),
        events.filter(status="cancelled").first().url,
        events.filter(dates__isnull=True).first().url,
        events.filter(numchild__gt=0).first().url,
        events.get(slug="cercle-de-silence").url,
        f"/{language}/no-such-page/",
    ]


def test_every_page_type_is_accessible_and_fits_a_phone(example, open_page, axe):
    for language in ("fr", "en"):
        for scheme in ("light", "dark"):
            page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
            for address in one_of_each_type(language):
                page.goto(address)
                width = page.evaluate("document.documentElement.scrollWidth")
                assert width <= 320, f"{address} scrolls sideways"
                axe(page)


@pytest.fixture
def call(live_server, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        title="Appel",
        slug="appel",
        body='<p>Des murs <a linktype="note" note="murs">[1]</a>.</p>' + "<p>Texte.</p>" * 80,
    )
    call.notes = [CallNote(key="murs", text="Un rapport")]
    call = publish(call)
    translated(call, Appel="Call", appel="call")
    return call


def test_the_language_switch_stays_on_the_page(call, open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/fr/appels/appel/")
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url("**/en/calls/call/")
    expect(page.locator("h1")).to_have_text("Call")
    page.get_by_role("link", name="Français").first.click()
    page.wait_for_url("**/fr/appels/appel/")
    expect(page.locator("h1")).to_have_text("Appel")


def test_a_note_leads_there_and_back(call, open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/fr/appels/appel/")
    page.locator("#note-1-1").click()
    note = page.locator(":target")
    expect(note).to_have_id("note-1")
    expect(note).to_contain_text("Un rapport")
    note.locator('a[href="#note-1-1"]').click()
    expect(page.locator(":target")).to_have_id("note-1-1")


def test_the_menu_of_a_phone_needs_no_script(live_server, open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/fr/")
    link = page.locator("header").get_by_role("link", name="Signataires")
    assert not link.is_visible()
    page.locator("header summary").click()
    link.click()
    page.wait_for_url("**/fr/signataires/")


def test_the_first_tab_reaches_the_skip_link(live_server, open_page):
    page = open_page()
    page.goto("/fr/programme/")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    assert page.locator(target).count() == 1
