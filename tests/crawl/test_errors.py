"""What readers are told when something goes wrong, in the language of the address."""

import pytest
from django.test import Client

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
    },
    "en": {
        400: "We could not read this",
        403: "Nothing was sent",
        404: "Page not found",
        500: "Something went wrong",
    },
}


class Breakdown(Exception):
    """What nobody expected."""


def fail(*args):
    raise Breakdown


@pytest.fixture
def visit(site_tree, monkeypatch):
    """`visit(status, language)`: meet an error; returns the page."""
    monkeypatch.setattr("home.search.services.find", fail)

    def meet(status: int, language: str):
        home = f"/{language}/"
        browser = Recorder(raise_request_exception=False, enforce_csrf_checks=True)
        {
            400: lambda: browser.get(home, headers={"host": "no host"}),
            403: lambda: browser.post(home),
            404: lambda: browser.get(f"{home}nowhere/"),
            500: lambda: browser.get(f"{FORMS[language]}?q=x"),
        }[status]()
        return browser.answers[-1]

    return meet


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("status", [400, 403, 404, 500])
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
