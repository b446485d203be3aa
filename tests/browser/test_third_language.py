"""Arabic, as an operator adds it to a site in use: a line of settings, a `.po`, a locale."""

import socket
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.arabic import WORDS, Site
from tests.databases import PreparedDatabase

pytestmark = pytest.mark.browser

ADDRESSES = {
    "home": "/ar/",
    "programme": "/ar/programme/2026/",
    "event": "/ar/programme/2026/marche-de-paris/",
    "english event": "/ar/programme/2026/vigil-at-the-river/",
    "call": "/ar/appels/des-droits-pas-du-tri-2026/",
    "form": "/ar/appels/des-droits-pas-du-tri-2026/sign/",
    "submit": "/ar/programme/2026/submit/",
    "signatories": "/ar/signataires/",
    "search": "/ar/search/?q=marche",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demo in French and English, served again with Arabic in its settings."""
    database = PreparedDatabase("sqlite")
    database.prepare()
    folder = tmp_path_factory.mktemp("arabic")
    site = Site(folder, free_port())
    database.file.rename(folder / "db.sqlite3")
    site.command("load_example")
    site.command(
        "createsuperuser", "--noinput", "--username=operator", "--email=operator@example.org",
        DJANGO_SUPERUSER_PASSWORD="operator",
    )  # fmt: skip
    site.environment["SITE_LANGUAGES"] = "fr,en,ar"
    site.write_strings("ar", WORDS)
    server = site.serve()
    try:
        wait_for(f"{site.url}/healthz")
        yield site
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(url) as response:
                assert response.status == 200
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


def add_locale(page) -> None:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill("operator")
    page.locator("[name=password]").fill("operator")
    page.locator("form button[type=submit]").click()
    page.goto("/admin/locales/new/")
    page.locator("[name=language_code]").select_option("ar")
    page.locator("main form button[type=submit], main form input[type=submit]").last.click()
    page.wait_for_url("**/admin/locales/")


def unmarked_words(page) -> str:
    """What readers of the page are shown in no other language than that of the page."""
    return page.evaluate(
        """() => {
            const copy = document.querySelector("main").cloneNode(true);
            copy.querySelectorAll("[lang]").forEach((element) => element.remove());
            return copy.textContent.replace(/\\s+/g, " ");
        }"""
    )


def test_a_line_a_file_and_a_click_bring_arabic(site, browser, tmp_path):
    context = browser.new_context(base_url=site.url, locale="ar")
    page = context.new_page()
    assert page.goto("/ar/").status == 404
    add_locale(page)

    for name, address in ADDRESSES.items():
        response = page.goto(address)
        assert (response.status, address) == (200, address)
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (wide, name) == (width, name)
            page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        languages = page.locator(".languages a").evaluate_all("all => all.map((a) => a.lang)")
        assert languages == ["fr", "en", "ar"]
        header = page.locator(".site-name").bounding_box()
        assert header["x"] > 640, "the site's name stands on the right"
        french = page.locator("main [lang=fr]").first
        assert french.get_attribute("dir") == "ltr" if french.count() else name in ("submit",)

    context.close()
