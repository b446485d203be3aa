"""Fixtures of the tests that only a browser can make, marked `browser`."""

import os
import shutil
import threading
import time
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from playwright.sync_api import sync_playwright

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """CHROMIUM, or the one on the PATH: the one without windows, if it is there, is faster."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser(django_db_setup):
    if not chromium():
        pytest.skip("Chromium is not on this machine (CHROMIUM= says where it is)")
    # Playwright keeps an event loop running, in which Django would refuse its database and make
    # a second connection, one that does not know what a test starts from.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connection = connections["default"]
    with sync_playwright() as playwright:
        connections["default"] = connection
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def live_server(live_server, django_db_serialized_rollback, site_tree):
    """Django's live server with the first pages, and a site that knows its address."""
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    address = urlsplit(live_server.url)
    site.hostname, site.port = address.hostname, address.port
    site.save()
    return live_server


@pytest.fixture
def open_page(browser, live_server):
    """`open_page(user=None, **context)` is an empty page, of a reader or of who is logged in.

    The test fails in the end if any page asked another host for something, broke the
    Content-Security-Policy or raised an error.
    """
    faults, contexts = [], []

    def open_page(user=None, **options):
        context = browser.new_context(base_url=live_server.url, **{"locale": "fr-FR"} | options)
        contexts.append(context)
        if user:
            context.add_cookies([session_cookie(user, live_server.url)])
        context.on("request", lambda request: note_other_hosts(request.url))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", note_refusals)
        return context.new_page()

    def note_other_hosts(url):
        if not url.startswith((live_server.url, "data:", "blob:", "about:")):
            faults.append(f"asked another host: {url}")

    def note_refusals(message):
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    yield open_page
    for context in contexts:
        context.close()
    wait_for_answers()
    assert faults == []


def wait_for_answers() -> None:
    """Wait until all is answered, such as an autosave, before the tables are emptied."""
    deadline = time.monotonic() + 20
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "a request is still being answered"
        time.sleep(0.05)


def session_cookie(user, url: str) -> dict:
    from django.test import Client

    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@pytest.fixture
def reader_page(open_page):
    """A reader's page, with nobody logged in."""
    return open_page()


@pytest.fixture
def admin_page(open_page, admin_user):
    """A page of a superuser, whose admin is in English."""
    return open_page(in_english(admin_user), locale="en-GB")


@pytest.fixture
def editor_page(open_page, django_user_model):
    """A page of somebody who writes and publishes, and whose admin is in English."""
    from django.contrib.auth.models import Group

    from home.roles import EDITION

    editor = django_user_model.objects.create_user("editor", "editor@example.org")
    editor.groups.add(Group.objects.get(name=EDITION))
    return open_page(in_english(editor), locale="en-GB")


def in_english(user):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    return user


@pytest.fixture
def axe():
    """`axe(page)` fails with a report unless the page keeps to WCAG 2.2 AA."""

    def check(page, context=None):
        options = {"runOnly": WCAG, "resultTypes": ["violations"]}
        results = Axe().run(page, context=context, options=options)
        assert results.violations_count == 0, results.generate_report()

    return check
