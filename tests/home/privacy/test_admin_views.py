"""The page "Personal data" in the admin: for those who coordinate, and never in an address."""

import json
import logging

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.privacy.services import personal_data
from tests.home.privacy.conftest import ADDRESS, OTHER, SAME
from tests.public_requests import create_editor

pytestmark = [pytest.mark.django_db, pytest.mark.once]
URL = "/admin/personal-data/"


@pytest.fixture
def desk(client, coordinator, site_tree):
    client.force_login(coordinator)
    return client


def entries() -> list[tuple[str, str]]:
    found = ModelLogEntry.objects.filter(action__startswith="privacy.").order_by("timestamp", "pk")
    return [(entry.action, entry.user.username) for entry in found]


def test_what_is_kept_of_an_address_is_shown(desk, requests, emails, account):
    text = desk.post(URL, {"address": SAME, "act": "show"}).content.decode()
    for known in ("Passerelles", "Marche", "Ada Byron seule", "Rendez-vous au pont"):
        assert known in text
    assert reverse("wagtailusers_users:edit", args=[account.pk]) in text
    assert requests["signed"].review_url in text
    assert OTHER not in text and "Someone Else" not in text
    assert entries() == [("privacy.shown", "camille")]


def test_it_is_handed_out_as_a_file_that_nobody_stores(desk, requests):
    response = desk.post(URL, {"address": SAME, "act": "download"})
    assert len(json.loads(response.content)["requests"]) == 4
    assert response["Content-Disposition"] == 'attachment; filename="personal-data.json"'
    assert "no-store" in response["Cache-Control"]
    assert entries() == [("privacy.downloaded", "camille")]


def test_it_is_erased_after_a_question_only(desk, requests):
    text = desk.post(URL, {"address": SAME, "act": "ask"}).content.decode()
    assert 'value="erase"' in text
    assert len(personal_data(ADDRESS).requests) == 4
    response = desk.post(URL, {"address": SAME, "act": "erase"})
    assert (response.status_code, response["Location"]) == (302, URL)
    assert personal_data(ADDRESS).requests == []
    assert len(personal_data(OTHER).requests) == 1
    assert entries() == [("privacy.erased", "camille")]


def test_neither_the_history_nor_the_log_names_the_person(desk, requests, caplog):
    with caplog.at_level(logging.DEBUG):
        for act in ("show", "download", "erase"):
            desk.post(URL, {"address": SAME, "act": act})
    logged = " ".join(record.getMessage() for record in caplog.records if record.levelno > 10)
    history = [f"{one.label} {one.data}" for one in ModelLogEntry.objects.all()]
    assert [text for text in [logged, *history] if "byron" in text.lower()] == []


def test_an_address_in_the_query_is_not_looked_up(desk, requests):
    text = desk.get(f"{URL}?address={ADDRESS}&act=show").content.decode()
    assert "Passerelles" not in text
    assert entries() == []


def test_an_address_of_nobody_and_a_faulty_one_are_answered(desk, requests):
    text = desk.post(URL, {"address": "nobody@example.org", "act": "show"}).content.decode()
    assert "Nothing is kept of this address." in text or "Rien n’est conservé" in text
    text = desk.post(URL, {"address": "nobody", "act": "erase"}).content.decode()
    assert 'class="error' in text or "w-field__errors" in text
    assert entries() == [("privacy.shown", "camille")]


def test_editors_may_not_open_it(client, requests, coordinator, site_tree):
    client.force_login(create_editor())
    for act in ("show", "download", "erase"):
        answer = client.post(URL, {"address": SAME, "act": act})
        assert answer.status_code == 302 and answer["Location"] == "/admin/"
    assert len(personal_data(ADDRESS).requests) == 4
    assert URL not in client.get("/admin/").content.decode()
    client.force_login(coordinator)
    assert URL in client.get("/admin/").content.decode()
