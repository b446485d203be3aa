"""What only a browser can tell of the map: its marks, its pop-ups, an editor's pin."""

import pytest
from playwright.sync_api import expect

from tests.factories import EventPageFactory, ProgrammePageFactory, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def programme(live_server):
    programme = publish(ProgrammePageFactory(year=2026))
    publish(EventPageFactory(parent=programme, title="Marche de Lyon", town="Lyon"))
    publish(EventPageFactory(parent=programme, title="Veillée", town="Lyon"))
    publish(EventPageFactory(parent=programme, title="Cercle", town="Brest", status="cancelled"))
    return programme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_read_with_the_keyboard(open_page, programme, axe, scheme):
    page = open_page(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 720}
    )
    page.goto(f"{programme.url}map/")
    page.wait_for_selector("[data-map][data-ready]")
    marks = page.locator("[data-map]").get_by_role("button")
    lyon = marks.and_(page.get_by_label("Lyon – Marche de Lyon ; Veillée", exact=True))
    lyon.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".map-popup")
    expect(popup.get_by_role("link")).to_have_text(["Marche de Lyon", "Veillée"])
    expect(page.locator(":focus")).to_have_class("map-popup")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(lyon).to_be_focused()
    lyon.press(" ")
    popup.get_by_role("link", name="Veillée").click()
    page.wait_for_url("**/veillee/")


def test_the_map_of_a_programme_fills_the_screen(open_page, programme, axe):
    page = open_page()
    page.goto(programme.url)
    page.locator("[data-map]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-map][data-ready]")
    axe(page, context="[data-map]")
    page.locator("[data-map-fullscreen]").click()
    page.wait_for_selector(":fullscreen")
    page.get_by_role("button", name="Quitter le plein écran").click()
    page.wait_for_selector(":fullscreen", state="detached")


def test_without_script_the_places_are_a_list(open_page, programme):
    page = open_page(java_script_enabled=False)
    page.goto(programme.url)
    page.locator("[data-map] a").click()
    page.wait_for_url(f"**{programme.url}map/")
    expect(page.locator(".map-places h3")).to_have_text(["Brest", "Lyon"])


def test_an_editor_chooses_the_town_and_moves_the_pin(admin_page, programme):
    page = admin_page
    event = EventPageFactory(parent=programme, town="Saint-Denis")
    page.goto(f"/admin/pages/{event.pk}/edit/")
    pin = page.locator("[data-place-pin]")
    pin.get_by_role("button", name="Seine-Saint-Denis").click()
    pin.get_by_text("in the centre of Saint-Denis (Seine-Saint-Denis)").wait_for()
    assert page.input_value("#id_region") == "Seine-Saint-Denis"
    box = page.locator(".place-pin-town").bounding_box()
    page.locator("[data-place-map]").click(position={"x": 40, "y": 40})
    pin.get_by_text("where the pin is").wait_for()
    assert box and 47 < float(page.input_value("#id_latitude")) < 51
    pin.get_by_role("button", name="Remove the pin").click()
    pin.get_by_text("in the centre of Saint-Denis").wait_for()
    assert page.input_value("#id_longitude") == ""
