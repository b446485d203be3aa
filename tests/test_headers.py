"""Headers of every kind of answer: static files, feeds, errors, redirects and 304s too.

The policy of each page is held by `tests/crawl/`, that of the admin's screens by `tests/browser/`.
"""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from config.security import FILE_POLICY
from home.roles import EDITION
from tests.factories import CallPageFactory, EventPageFactory, ProgrammePageFactory, publish

pytestmark = [pytest.mark.django_db, pytest.mark.once]

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Whatever a page is asked for, these are not among what it may use.
REFUSED = ("camera=()", "geolocation=()", "microphone=()", "payment=()", "browsing-topics=()")
PAGE = "/fr/programme/2026/"
FEED = "/fr/programme/2026/feed.xml"
CALENDAR = "/fr/programme/2026/calendar.ics"
STYLES = "/static/css/base.css"
# Address, status, Cross-Origin-Resource-Policy.
ANSWERS = [
    (PAGE, 200, "same-origin"),
    ("/fr/programme/2026/embed/", 200, "same-origin"),
    ("/fr/recherche/?q=x", 200, "same-origin"),
    (FEED, 200, "cross-origin"),
    (CALENDAR, 200, "cross-origin"),
    ("/fr/programme/2026/map.geojson", 200, "cross-origin"),
    (STYLES, 200, "same-origin"),
    ("/media/photo.txt", 200, "cross-origin"),
    ("/robots.txt", 200, "same-origin"),
    ("/sitemap.xml", 200, "cross-origin"),
    ("/healthz", 200, "same-origin"),
    ("/", 302, "same-origin"),
    ("/fr/programme/2026", 301, "same-origin"),
    ("/fr/nulle-part/", 404, "same-origin"),
    ("/static/nowhere.css", 404, "same-origin"),
    ("/admin/", 302, "same-origin"),
    ("/admin/login/", 302, "same-origin"),
]


@pytest.fixture
def programme(site_tree):
    programme = publish(ProgrammePageFactory(year=2026))
    publish(EventPageFactory(parent=programme, title="Veillée", slug="veillee"))
    return programme


def held(response, **other: str) -> None:
    expected = EVERYWHERE | other
    assert {name: response.headers.get(name) for name in expected} == expected
    policy = response["Permissions-Policy"].split(", ")
    assert set(REFUSED) <= set(policy)
    assert all(feature.endswith("=()") for feature in policy)


def test_a_page_of_the_login_names_its_address_to_nobody_else(client, programme):
    held(client.get("/fr/account/login/"), **{"Referrer-Policy": "same-origin"})


@pytest.mark.parametrize(("address", "status", "resource_policy"), ANSWERS)
def test_every_answer_has_the_headers(client, programme, address, status, resource_policy):
    storages["renditions"].delete("photo.txt")
    storages["renditions"].save("photo.txt", ContentFile(b"x"))
    response = client.get(address)
    assert response.status_code == status
    held(response)
    assert response["Cross-Origin-Resource-Policy"] == resource_policy
    assert directives(response)["default-src"] in ("'none'", "'self'")


@pytest.mark.parametrize("address", [PAGE, FEED, CALENDAR, STYLES])
def test_what_has_not_changed_keeps_its_headers_and_says_nothing_of_a_policy(
    client, programme, address
):
    """A browser puts the headers of a 304 in the place of those that it has kept."""
    first = client.get(address)
    known = {"if-none-match": first["ETag"]} if "ETag" in first else {
        "if-modified-since": first["Last-Modified"]
    }  # fmt: skip
    again = client.get(address, headers=known)
    assert again.status_code == 304
    held(again)
    resource_policy = "Cross-Origin-Resource-Policy"
    assert again[resource_policy] == first[resource_policy]
    assert "Content-Security-Policy" not in again


@pytest.mark.parametrize(
    ("status", "ask"),
    [
        (400, lambda client: client.get("/fr/", headers={"host": "no host"})),
        (403, lambda client: client.post("/fr/")),
        (500, lambda client: client.get("/fr/recherche/?q=x")),
    ],
)
def test_errors_have_the_headers(site_tree, monkeypatch, status, ask):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("home.search.services.find", fail)
    response = ask(Client(raise_request_exception=False, enforce_csrf_checks=status == 403))
    assert response.status_code == status
    held(response)
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_file_runs_nothing(client):
    assert client.get("/static/img/icon.svg")["Content-Security-Policy"] == FILE_POLICY


def directives(response) -> dict[str, str]:
    parts = (part.partition(" ") for part in response["Content-Security-Policy"].split("; "))
    return {name: value for name, _space, value in parts}


def test_a_page_is_framed_by_nobody_but_the_editors_preview(client, client_of, site_tree):
    call = publish(CallPageFactory(title="Appel"))
    public = client.get(call.url)
    assert directives(public)["frame-ancestors"] == "'none'"
    assert public["X-Frame-Options"] == "DENY"
    preview = client_of(EDITION).get(f"/admin/pages/{call.pk}/view_draft/")
    assert "Appel" in preview.content.decode()
    assert directives(preview)["frame-ancestors"] == "'self'"
    assert preview["X-Frame-Options"] == "SAMEORIGIN"


def test_a_script_in_the_admin_runs_by_the_nonce_of_its_answer_only(client_of, site_tree):
    call = publish(CallPageFactory(title="Appel"))
    client = client_of(EDITION)
    nonces = set()
    for _time in range(2):
        page = client.get(f"/admin/pages/{call.pk}/edit/")
        policy = directives(page)["script-src"]
        [nonce] = [source for source in policy.split() if source.startswith("'nonce-")]
        nonces.add(nonce)
        assert policy == f"'self' {nonce}"
        assert page.content.decode().count(f'<script nonce="{nonce[7:-1]}">') > 5
        assert "<script>" not in page.content.decode()
    assert len(nonces) == 2
