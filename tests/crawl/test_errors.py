"""What readers are told when something goes wrong, in the language of the address."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from psycopg.errors import DiskFull, QueryCanceled

from home.pages.errors import server_error, unavailable
from tests.crawl import faults
from tests.crawl.recording import Recorder

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FORMS = {"fr": "/fr/recherche/", "en": "/en/search/"}
WORDS = {
    "fr": {
        400: "Nous n’avons pas pu lire votre demande",
        403: "Rien n’a été envoyé",
        404: "Page introuvable",
        500: "Une erreur est survenue",
        503: "Le site est indisponible",
        507: "Il n’y a plus de place",
    },
    "en": {
        400: "We could not read this",
        403: "Nothing was sent",
        404: "Page not found",
        500: "Something went wrong",
        503: "The site is unavailable",
        507: "There is no room left",
    },
}


class Breakdown(Exception):
    """What nobody expected."""


def fail(*args):
    raise Breakdown


def lose_database(*args):
    raise OperationalError


def fill_disk(*args):
    with Path("/dev/full").open("w") as disk:
        disk.write("x")


FAULTS = {500: fail, 503: lose_database, 507: fill_disk}


@pytest.fixture
def visit(site_tree, monkeypatch):
    """`visit(status, language)`: meet an error; returns the page."""

    def meet(status: int, language: str):
        home = f"/{language}/"
        monkeypatch.setattr("home.search.services.find", FAULTS.get(status))
        browser = Recorder(raise_request_exception=False, enforce_csrf_checks=True)
        {
            400: lambda: browser.get(home, headers={"host": "no host"}),
            403: lambda: browser.post(home),
            404: lambda: browser.get(f"{home}nowhere/"),
        }.get(status, lambda: browser.get(f"{FORMS[language]}?q=x"))()
        return browser.answers[-1]

    return meet


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503, 507])
def test_an_error_speaks_the_language_of_the_address(visit, status, language):
    page = visit(status, language)
    assert page.status == status
    assert page.soup.h1.get_text() == WORDS[language][status]
    assert faults.wrong_words([page]) == []
    assert faults.wrong_spaces([page]) == []
    assert faults.wrong_structure([page]) == []
    assert faults.wrong_policies([page]) == []
    assert page.headers["Content-Language"] == language
    assert f'href="/{language}/"' in page.text
    if status != 404:
        assert "no-store" in page.headers["Cache-Control"]
    shown = re.search(r"<strong>[2-9A-Z]{4}-[2-9A-Z]{4}</strong>", page.text)
    assert bool(shown) == (status >= 500)
    assert page.headers.get("Retry-After") == ("60" if status == 503 else None)


def test_where_the_address_has_no_language_the_browsers_counts(site_tree):
    for language, words in WORDS.items():
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        response = client.post("/", headers={"accept-language": language})
        assert words[403] in response.content.decode()


def test_what_is_not_allowed_is_said_while_the_database_does_not_answer(django_db_blocker, rf):
    from home.pages.errors import forbidden

    with django_db_blocker.block():
        text = forbidden(rf.get("/en/")).content.decode()
    assert "<h1>This page is restricted</h1>" in text
    assert (
        "Vous n’avez pas le droit d’ouvrir cette page" in forbidden(rf.get("/fr/")).content.decode()
    )


def test_a_form_of_the_public_is_repeated_with_what_was_typed(rf):
    typed = {"person": "<b>Alix</b>", "text": "one\ntwo", "many": ["a", "b"]}
    text = unavailable(rf.post("/fr/appels/x/signer/", typed)).content.decode()
    shown = BeautifulSoup(text, "html.parser")
    inputs = shown.select("form[method=post] input[type=hidden]")
    assert [(field["name"], field["value"]) for field in inputs] == [
        ("person", "<b>Alix</b>"),
        ("text", "one\ntwo"),
        ("many", "a"),
        ("many", "b"),
    ]
    assert shown.form["action"] == "/fr/appels/x/signer/"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/admin/login/", {"password": "secret"}),
        ("/accounts/login/", {"password": "secret"}),
        ("/fr/appels/x/", {"password": "secret"}),
        ("/fr/appels/x/signer/", {"text": "secret" * 40_000}),
        (
            "/fr/appels/x/signer/",
            {"text": "secret", "file": SimpleUploadedFile("x.txt", b"secret")},
        ),
    ],
)
def test_another_form_says_to_go_back(rf, path, typed):
    text = unavailable(rf.post(path, typed)).content.decode()
    assert "revenez à la page précédente" in text
    assert "<form" not in text
    assert "secret" not in text


@pytest.mark.parametrize("error", [DiskFull(), QueryCanceled()])
def test_a_full_disk_of_the_database_is_told_from_other_errors(rf, error):
    try:
        raise OperationalError from error
    except OperationalError:
        status = server_error(rf.get("/fr/")).status_code
    assert status == {DiskFull: 507, QueryCanceled: 503}[type(error)]
