"""Arabic, as an operator adds it to a site in use: a line of settings, a `.po`, a locale.

The site is the demo, served by a process of its own: before, with Arabic, and after Arabic has
been taken out of the settings again.
"""

import re
import shutil
import socket
from io import BytesIO

import pytest
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import expect

from home.public_requests.forms import TOO_FAST
from tests.arabic import WORDS, Site
from tests.databases import example_file

pytestmark = pytest.mark.browser

CALL = "appels/des-droits-pas-du-tri-2026/"
EVENT = "programme/2026/marche-de-paris/"
ADDRESSES = [
    "",
    "programme/",
    "programme/2026/",
    "programme/2026/map/",
    "programme/2026/embed/",
    "programme/2026/submit/",
    EVENT,
    "programme/2026/vigil-at-the-river/",
    "appels/",
    CALL,
    f"{CALL}sign/",
    "signataires/",
    "search/?q=marche",
]
FILES = [
    "programme/calendar.ics",
    "programme/2026/calendar.ics",
    "programme/2026/feed.xml",
    "programme/2026/map.geojson",
    "programme/2026/programme.csv",
    f"{EVENT}event.ics",
    "appels/feed.xml",
    f"{CALL}signatories.csv",
]
# What stays as it was for readers of French and English.
UNCHANGED = ["/fr/", "/en/", "/fr/programme/2026/", "/en/programme/2026/", f"/fr/{CALL}"]
UNCHANGED += [f"/fr/{EVENT}", f"/en/{EVENT}", "/fr/signataires/", "/en/search/?q=march"]
WAY_TO_ARABIC = re.compile(r'\s*<li><a href="/ar/[^"]*" lang="ar" hreflang="ar">.*?</li>')


@pytest.fixture(scope="module")
def site(shared_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("arabic")
    shutil.copy(example_file(), folder / "db.sqlite3")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        site = Site(folder, found.getsockname()[1])
    # Tells the site its address.
    site.command("load_example", "--if-empty")
    site.command(
        "createsuperuser", "--noinput", "--username=operator", "--email=operator@example.org",
        DJANGO_SUPERUSER_PASSWORD="operator",
    )  # fmt: skip
    yield site
    site.stop()


@pytest.fixture(scope="module")
def before(site):
    """The pages of French and English, before."""
    site.start()
    pages = {address: site.read(address) for address in UNCHANGED}
    site.stop()
    return pages


@pytest.fixture(scope="module")
def operator(before, site, browser):
    """The operator's page in the admin, after a line, a file and a click."""
    site.write_strings("ar", WORDS)
    site.start(SITE_LANGUAGES="fr,en,ar")
    # Between the line and the click, readers find the French pages.
    assert "Le programme commun" in site.read("/ar/")
    context = browser.new_context(base_url=site.url, locale="en-GB")
    page = context.new_page()
    page.goto("/admin/locales/new/")
    page.get_by_label("Username").fill("operator")
    page.get_by_label("Password").fill("operator")
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Language").select_option("ar")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/admin/locales/")
    yield page
    context.close()


@pytest.fixture
def reader(operator, site, browser):
    context = browser.new_context(base_url=site.url, locale="ar")
    yield context.new_page()
    context.close()


def words_of(page) -> str:
    """What `main` says without any other language than that of the page."""
    return page.evaluate(
        """() => {
            const copy = document.querySelector("main").cloneNode(true);
            copy.querySelectorAll("[lang], script").forEach((element) => element.remove());
            return copy.textContent.replace(/\\s+/g, " ");
        }"""
    )


def route(page) -> set[int]:
    """Where the orange line runs down a picture of the page."""
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    columns = picture.resize((picture.width, 1), Image.Resampling.BOX).load()
    paper = [columns[x, 0] for x in range(picture.width)]
    return {x for x, (red, green, blue) in enumerate(paper) if red - blue > 100 and red > 180}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_arabic_at_every_width(reader, address):
    response = reader.goto(f"/ar/{address}")
    assert response.status == 200
    root = reader.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    for width in (320, 1280):
        reader.set_viewport_size({"width": width, "height": 800})
        assert reader.evaluate("document.documentElement.scrollWidth") == width
    if "embed" not in address:
        ways = reader.locator(".languages a").evaluate_all("all => all.map((a) => a.lang)")
        assert ways == ["fr", "en", "ar"]
        assert reader.locator(".languages [aria-current]").get_attribute("lang") == "ar"


@pytest.mark.parametrize("address", [EVENT, CALL, "signataires/", "search/?q=marche"])
def test_a_picture_of_a_page_is_mirrored(reader, axe, address):
    reader.goto("/fr/" + address.replace("search", "recherche"))
    french = route(reader)
    assert french and max(french) < 100
    reader.goto(f"/ar/{address}")
    assert route(reader) == {1279 - x for x in french}
    box = reader.locator("h1").bounding_box()
    assert box["x"] + box["width"] > 1000, "the title begins on the right"
    axe(reader)


def test_what_is_not_translated_is_marked_and_runs_its_own_way(reader):
    reader.goto(f"/ar/{EVENT}")
    for selector in ("h1", ".prose", ".hashtag bdi"):
        marked = reader.locator(selector).first
        french = marked.locator("xpath=ancestor-or-self::*[@lang='fr']")
        assert french.first.get_attribute("dir") == "ltr"
    said = words_of(reader)
    assert WORDS["This page has not been translated yet."] in said
    assert "cortèges" not in said
    # The digits of a telephone number would change places.
    assert reader.locator("[href^='tel:']").get_attribute("dir") == "ltr"
    reader.goto("/ar/programme/2026/vigil-at-the-river/")
    assert reader.locator("h1").get_attribute("lang") == "en"
    assert reader.locator("h1").get_attribute("dir") == "ltr"


def test_a_form_is_filled_in_and_a_letter_written(reader, site):
    reader.goto(f"/ar/{CALL}sign/")
    reader.locator("[name=organisation]").fill("جمعية النهر")
    reader.locator("main form button").last.click()
    expect(reader.locator("main")).to_contain_text(WORDS["Enter your name."])
    expect(reader.locator("[name=organisation]")).to_have_value("جمعية النهر")
    reader.locator("[name=person]").fill("Zoé Exemple")
    reader.locator("[name=email]").fill("zoe@example.org")
    reader.locator("[name=consent]").check()
    reader.wait_for_timeout(TOO_FAST * 1000)
    reader.locator("main form button").last.click()
    reader.wait_for_url("**/sent/")
    [letter] = site.letters()
    text = letter.get_body(("plain",)).get_content()
    assert text.startswith(WORDS["Hello %(person)s,"] % {"person": "Zoé Exemple"})
    assert '<div dir="rtl"' in letter.get_body(("html",)).get_content()
    reader.goto(re.search(r"http\S+/ar/signature/\S+", text)[0])
    reader.locator("main form button").first.click()
    expect(reader.locator("main")).to_contain_text("جمعية النهر")


def test_what_is_not_there_is_said_in_arabic(reader):
    assert reader.goto("/ar/nothing/").status == 404
    assert reader.locator("h1").inner_text() == WORDS["Page not found"]


@pytest.mark.usefixtures("operator")
def test_files_are_there_and_tell_as_much_as_the_french_ones(site):
    for file in FILES:
        assert site.read(f"/ar/{file}")
    calendars = [
        Calendar.from_ical(site.read(f"/{language}/programme/2026/calendar.ics"))
        for language in ("fr", "ar")
    ]
    uids = [{str(told["UID"]) for told in calendar.walk("VEVENT")} for calendar in calendars]
    assert uids[0] == uids[1] != set()
    assert calendars[0]["NAME"] == calendars[1]["NAME"]
    assert "<language>ar</language>" in site.read("/ar/programme/2026/feed.xml")
    # Nothing is translated, so all that search engines should see is French or English.
    assert "/ar/" not in site.read("/sitemap.xml")


def test_translators_find_what_waits_for_arabic(operator):
    assert operator.goto("/admin/translations/").status == 200
    assert re.search(r"Arabic Missing \d+", operator.locator("main").inner_text())


@pytest.mark.usefixtures("operator")
def test_french_and_english_have_a_way_to_arabic_and_nothing_else(before, site):
    for address, was in before.items():
        now = site.read(address)
        assert 'hreflang="ar">العربيّة' in now
        assert WAY_TO_ARABIC.sub("", now).split() == was.split()


def test_without_the_line_the_site_is_as_it_was(operator, before, site):
    site.stop()
    site.start()
    assert {address: site.read(address) for address in before} == before
    for address in ("", "locales/", "pages/", "translations/", "snippets/"):
        assert operator.goto(f"/admin/{address}").status == 200
    assert operator.goto("/ar/").status == 404
    site.command("check_translations")
    site.command("setup_site")
