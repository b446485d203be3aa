"""Each public address with a query string that no form of ours makes, and with forged headers."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from programme.filters.forms import EventFilterFields
from tests.factories import CallPageFactory, EventPageFactory, ProgrammePageFactory, publish
from tests.fuzz import requests

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NAMES = [*EventFilterFields.base_fields, "q", "page", "p", "year", "rubric", "next", "format"]
PROGRAMME = "/fr/programme/2026/"
ADDRESSES = [
    PROGRAMME, f"{PROGRAMME}embed/", f"{PROGRAMME}map/", f"{PROGRAMME}map.geojson",
    f"{PROGRAMME}calendar.ics", f"{PROGRAMME}feed.xml", "/fr/programme/", "/fr/appels/",
    "/fr/appels/feed.xml", "/fr/signataires/", "/fr/recherche/", "/en/search/", "/sitemap.xml", "/",
    "/healthz", "/robots.txt", "/.well-known/security.txt", "/fr/", "/fr/programme/2026/veillee/",
    "/fr/programme/2026/veillee/event.ics", "/fr/nulle-part/", "/admin/login/",
]  # fmt: skip
# Of what an answer says of its own address, nothing may come from such a header.
EVIL = "evil.example"


@pytest.fixture
def programme(site_tree):
    programme = publish(ProgrammePageFactory(year=2026))
    publish(EventPageFactory(parent=programme, title="Veillée", slug="veillee"))
    publish(CallPageFactory(title="Appel", signing="open"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_query_string_ends_in_an_error(address, programme):
    @requests.fuzzed
    @given(fields=requests.pairs(NAMES), is_raw=st.booleans())
    def ask(fields, is_raw):
        query = requests.encoded(fields, is_raw).decode("latin-1")
        assert Client().get(address, QUERY_STRING=query).status_code < 500

    ask()


@pytest.mark.parametrize("address", [PROGRAMME, f"{PROGRAMME}feed.xml", "/fr/", "/sitemap.xml"])
def test_a_forged_host_is_refused_and_no_stored_page_repeats_it(address, programme, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ANSWER_STORE = True

    @requests.fuzzed
    @given(forged=requests.FORGED)
    def ask(forged):
        cache.clear()
        first = Client().get(address, **forged)
        assert first.status_code < 500
        again = Client().get(address)
        assert again.status_code == 200
        assert EVIL not in again.content.decode() + str(again.headers)
        if first.status_code == 200:
            assert first.content == again.content

    ask()
    cache.clear()
