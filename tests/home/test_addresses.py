"""Addresses from stored paths: the same as those of page objects, and without the shared cache."""

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.test import override_settings
from django.urls import set_script_prefix
from wagtail.models import Page, Site

from campaigns.signatures.services import sign
from home import addresses
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(title="Fraternité", slug="fraternite"))


def whole(page):
    return addresses.page_url(page.url_path), addresses.full_url(page.url_path)


def test_a_row_has_the_address_of_its_page(call):
    english = translated(call, Fraternité="Brotherhood")
    for page in (call, english):
        assert whole(page) == (page.url, page.full_url)
        assert addresses.full_urls([page.url_path]) == [page.full_url]
    assert call.url == "/fr/appels/fraternite/"
    assert english.url.startswith("/en/calls/")


def test_a_page_outside_of_every_language_has_no_address():
    outside = Page.get_first_root_node().add_child(instance=Page(title="x", slug="ailleurs"))
    assert whole(outside) == (None, None)
    assert addresses.full_urls([outside.url_path]) == [None]


def test_a_port_and_a_prefix_are_kept(call):
    site = Site.objects.get()
    site.hostname, site.port = "example.org", 443
    site.save()
    assert call.full_url == "https://example.org/fr/appels/fraternite/"
    site.port = 8080
    site.save()
    set_script_prefix("/site/")
    try:
        assert whole(call) == (
            "/site/fr/appels/fraternite/",
            "http://example.org:8080/site/fr/appels/fraternite/",
        )
    finally:
        set_script_prefix("/")


def test_with_several_sites_addresses_are_whole(call):
    root = Page.get_first_root_node().add_child(instance=Page(title="x", slug="ailleurs"))
    Site.objects.create(hostname="other.example.org", root_page=root)
    assert whole(call) == (call.url, call.full_url)
    assert call.url == call.full_url
    assert call.full_url.startswith("http://")


class CountingCache(LocMemCache):
    reads = []

    def get(self, key, *args, **kwargs):
        self.reads.append(key)
        return super().get(key, *args, **kwargs)


def fill(site_tree, programme, call, number):
    for _ in range(number):
        signatory = SignatoryPageFactory()
        sign(call, signatory)
        sign(CallPageFactory(), signatory)
        EventPageFactory(parent=EventPageFactory(parent=programme))


@override_settings(CACHES={"default": {"BACKEND": "tests.home.test_addresses.CountingCache"}})
def test_pages_cost_no_read_of_the_cache_and_no_more_with_more_in_them(
    client, site_tree, call, count_queries
):
    programme = publish(ProgrammePageFactory(year=2026))
    fill(site_tree, programme, call, 1)
    event = EventPageFactory(parent=programme)
    organisation = SignatoryPageFactory()
    pages = [*site_tree["fr"].values(), programme, event, call, organisation]
    urls = [*(page.url for page in pages), "/sitemap.xml"]

    def costs():
        queries = {url: count_queries(url) for url in urls}
        CountingCache.reads.clear()
        for url in urls[:-1]:  # the date of a file is kept there
            client.get(url)
        return queries, list(CountingCache.reads)

    one = costs()
    fill(site_tree, programme, call, 2)
    assert costs() == one
    assert one[1] == []
    # The site's version, the request's transaction, and little more.
    assert one[0]["/fr/"] <= 20
    assert one[0][call.url] <= 14
    assert one[0]["/fr/signataires/"] <= 9
