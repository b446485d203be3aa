"""PostgreSQL that is stopped, hangs or is full: a plain page within three seconds."""

import html
import re

import pytest

pytestmark = pytest.mark.once
LONGEST = 3  # seconds that a reader waits
WORDS = {"fr": "Le site est indisponible", "en": "The site is unavailable"}
PERSON = {
    "organisation": "Chœur « des » passerelles <b>",
    "person": "Alix Durand",
    "email": "alix@example.org",
    "consent": "on",
}


def hidden_fields(text: str) -> dict:
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)
    return {html.unescape(name): html.unescape(value) for name, value in found}


def check_plain_page(answer, language: str = "fr") -> None:
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert f"<h1>{WORDS[language]}</h1>" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["ETag"] is None
    assert re.search(r"<strong>[2-9A-Z]{4}-[2-9A-Z]{4}</strong>", answer.text)
    assert answer.seconds < LONGEST


def check_well(site) -> None:
    site.wait_for(lambda: site.get(site.urls["call"]).status == 200, 20)
    for path in ("/fr/", "/en/", site.urls["event"], site.urls["sign"], site.urls["submit"]):
        assert site.get(path).status == 200


def every_reader_gets_a_page(site) -> None:
    for path, language in [
        (site.urls["call"], "fr"),
        ("/en/", "en"),
        (site.urls["sign"], "fr"),
        (site.urls["programme"], "fr"),
        ("/fr/appels/feed.xml", "fr"),
        ("/admin/", "fr"),
        ("/fr/nowhere/", "fr"),
    ]:
        check_plain_page(site.get(path, Accept_Language="fr"), language)
    assert site.get("/healthz").text == "ok\n"
    ready = site.get("/readyz")
    assert (ready.status, ready.text) == (503, "database\n")
    assert ready.seconds < LONGEST


def test_stopped(site):
    check_well(site)
    with site.postgres_is_down():
        every_reader_gets_a_page(site)
    check_well(site)


def test_hanging_while_a_connection_is_open(site):
    check_well(site)
    with site.postgres_hangs():
        check_plain_page(site.get(site.urls["call"]))
        # The process has learned: it does not wait once more for each reader.
        assert site.get("/en/").seconds < 1
        every_reader_gets_a_page(site)
    check_well(site)


@pytest.mark.parametrize("fault", ["postgres_hangs", "postgres_is_down"])
def test_a_form_keeps_what_was_typed(site, fault):
    fields = PERSON | site.open_form(site.urls["sign"])
    with getattr(site, fault)():
        answer = site.post(site.urls["sign"], fields)
        check_plain_page(answer)
    assert hidden_fields(answer.text) == fields
    assert f'<form method="post" action="{site.urls["sign"]}">' in answer.text
    site.wait_for(lambda: site.get(site.urls["call"]).status == 200, 20)
    assert site.post(site.urls["sign"], hidden_fields(answer.text)).status == 303
    # Once more, by somebody who was not sure.
    assert site.post(site.urls["sign"], fields).status == 303


def test_timeouts_of_the_server(site):
    shown = site.run(
        "-c",
        "import os; os.environ['STATEMENT_TIMEOUT'] = '30'\n"
        "import django; django.setup(); from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "for name in ('statement', 'lock', 'idle_in_transaction_session'):\n"
        "    cursor.execute(f'SHOW {name}_timeout'); print(*cursor.fetchone())",
    )
    assert shown.split() == ["30s", "10s", "1min"]
