"""Every address that a reader can reach, in both languages: no word in the wrong one."""

from collections import Counter

import pytest
import time_machine
from django.test import Client

from campaigns.models import SignatoryPage, Signature
from programme.models import EventOrganiser, EventPage
from tests.crawl import faults
from tests.crawl.planting import MARKERS, plant
from tests.crawl.templates import OF_ERRORS, OF_FORMS, page_templates
from tests.crawl.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROOT = "http://127.0.0.1:8000"
NOW = "2026-12-01T12:00:00+01:00"
# Where a reader starts, a robot, and whoever looks for what stands in one language only.
STARTS = [
    "/fr/", "/en/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt",
    "/fr/recherche/?q=planted", "/en/search/?q=planted", "/en/search/?q=nowhere",
    "/fr/recherche/?q=nowhere", "/fr/nowhere/", "/en/nowhere/",
]  # fmt: skip
# So many of each kind there are at least, in each language.
LEAST = {
    "home/home_page.html": 1,
    "home/standard_page.html": 8,
    "home/search.html": 3,
    "campaigns/call_index_page.html": 3,
    "campaigns/call_page.html": 6,
    "campaigns/sign.html": 5,
    "campaigns/signed_text.html": 1,
    "campaigns/signatory_index_page.html": 1,
    "campaigns/signatory_page.html": 25,
    "programme/programme_index_page.html": 1,
    "programme/programme_page.html": 12,
    "programme/programme_map.html": 5,
    "programme/embed.html": 5,
    "programme/event_page.html": 58,
    "programme/submit.html": 3,
    "application/geo+json": 5,
    "application/rss+xml": 30,
    "text/calendar": 58,  # events that are over offer none
    "text/csv": 10,
}


@pytest.fixture(scope="module")
def walk(shared_data):
    with pytest.MonkeyPatch.context() as patch, time_machine.travel(NOW):
        plant(patch)
        return Walk(Client()).go(*STARTS)


@pytest.fixture(scope="module")
def names(walk) -> set[str]:
    """What is called the same in every language, whatever words it is made of."""
    columns = [
        (EventOrganiser, "name"), (EventPage, "town"), (EventPage, "place_name"),
        (SignatoryPage, "title"), (Signature, "name"),
    ]  # fmt: skip
    return {
        name for model, column in columns for name in model.objects.values_list(column, flat=True)
    } - {""}


def test_every_kind_of_address_is_found_in_both_languages(walk):
    found = {
        language: Counter(
            answer.kind for answer in walk.answers.values() if answer.language == language
        )
        for language in MARKERS
    }
    assert {
        (language, kind): found[language][kind]
        for language in MARKERS
        for kind, least in LEAST.items()
        if found[language][kind] < least
    } == {}
    assert found["fr"].keys() == found["en"].keys()
    assert {"application/xml", "text/plain"} <= {answer.kind for answer in walk.answers.values()}


def test_no_page_is_left_out(walk):
    reached = {answer.kind for answer in walk.answers.values()}
    assert page_templates() - reached - OF_FORMS - OF_ERRORS == set()


def test_no_link_leads_nowhere(walk):
    wrong = {answer.url: answer.status for answer in walk.answers.values() if answer.status != 200}
    assert wrong == {"/fr/nowhere/": 404, "/en/nowhere/": 404}


def test_the_words_of_the_site_are_in_the_language_they_are_said_to_be_in(walk, names):
    assert faults.wrong_words(walk.answers.values(), names) == []


def test_what_editors_wrote_says_its_language_wherever_it_stands(walk):
    answers = walk.answers.values()
    assert faults.wrong_markers(answers) == []
    # In both languages there is text of both.
    for kind in ("programme/event_page.html", "campaigns/call_page.html", "text/calendar"):
        texts = {one.language: "" for one in answers}
        for one in answers:
            texts[one.language] += one.text if one.kind == kind else ""
        assert all(marker in texts[name] for name in MARKERS for marker in MARKERS.values()), kind


def test_signs_are_held_to_their_words_in_french(walk):
    assert faults.wrong_spaces(walk.answers.values()) == []


def test_each_page_names_its_language_and_has_one_heading(walk):
    assert faults.wrong_structure(walk.pages()) == []


def test_each_page_may_use_what_stands_in_it_and_nothing_else(walk):
    assert faults.wrong_policies(walk.pages()) == []


def test_only_the_frame_may_be_framed(walk):
    framed = {
        page.kind
        for page in walk.pages()
        if "frame-ancestors 'none'" not in page.headers["Content-Security-Policy"]
    }
    assert framed == {"programme/embed.html"}


def test_the_language_switch_leads_to_the_same_page_or_says_that_there_is_none(walk):
    wrong = []
    for page in walk.pages():
        if page.kind == "programme/embed.html":
            continue
        others = faults.other_languages(page)
        assert set(others) == set(MARKERS), page.url
        for language, url in others.items():
            there = walk.answer(url or f"/{language}/")
            is_same = there.kind == page.kind or not url
            if (there.language, there.status, is_same) != (language, 200, True):
                wrong.append((page.url, url, there.kind, there.status))
    assert wrong == []


def test_alternates_lead_to_each_other_and_never_to_what_is_not_translated(walk):
    pages = {page.url: page for page in walk.pages()}
    alternates = {f"{ROOT}{url}": faults.alternates(page) for url, page in pages.items()}
    for url, found in alternates.items():
        if found:
            language = pages[url.removeprefix(ROOT)].language
            assert set(found) - {"x-default"} in ({language}, set(MARKERS)), url
            assert all(alternates[other] == found for other in found.values()), url
    assert sum(len(found) == 3 for found in alternates.values()) > 150
