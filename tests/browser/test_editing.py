"""An editor makes an event in the admin, as a person does it, and readers see it."""

import pytest

from programme.models import EventPage
from tests.factories import EventKindFactory, ProgrammePageFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def programme(live_server, site_tree):
    EventKindFactory(name="Marche")
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def fill_in_moment(page, field, value):
    """Write a day or an hour, and close the picker, which opens a little after."""
    page.locator(field).fill(value)
    picker = page.locator(".xdsoft_datetimepicker:visible")
    picker.wait_for()
    page.keyboard.press("Tab")
    picker.wait_for(state="hidden")


def test_an_editor_creates_and_publishes_an_event(programme, editor_page, open_page):
    page = editor_page
    page.goto(f"/admin/pages/add/programme/eventpage/{programme.pk}/")
    page.get_by_placeholder("Page title").fill("Marche de nuit")
    page.get_by_label("Type").select_option(label="Marche")
    for number, day in enumerate(["18/12/2026", "18/01/2027"]):
        page.get_by_role("button", name="Add date").click()
        fill_in_moment(page, f"#id_dates-{number}-day", day)
    fill_in_moment(page, "#id_dates-0-start_time", "18:30")
    page.locator("#id_town").fill("Lyon")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/admin/pages/*/")

    event = EventPage.objects.live_in("fr").get(title="Marche de nuit")
    assert [str(row.day) for row in event.dates.all()] == ["2026-12-18", "2027-01-18"]
    reader = open_page()
    reader.goto(event.url)
    text = reader.locator("main").inner_text()
    assert "18\u00a0h\u00a030" in text
    assert "Lyon" in text


def test_an_editor_adds_signatories_to_a_call(live_server, site_tree, editor_page, open_page):
    from tests.factories import CallPageFactory, SignatoryPageFactory

    SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title="La Cimade")
    call = CallPageFactory(parent=site_tree["fr"]["calls"])
    page = editor_page
    page.goto(f"/admin/pages/{call.pk}/edit/")
    page.get_by_role("link", name="Edit the signatories").click()
    page.locator("#id_signatures-0-name").fill("cimade")
    page.get_by_role("button", name="Add a signatory").click()
    page.locator("#id_signatures-1-name").fill("Collectif de la Vallée")
    page.get_by_role("button", name="Save the signatories").click()
    page.get_by_text("The list of signatories has been saved.").wait_for()
    reader = open_page()
    reader.goto(call.url)
    assert reader.get_by_role("link", name="cimade").get_attribute("href").startswith("/fr/")
    assert reader.get_by_text("Collectif de la Vallée").count() == 1
