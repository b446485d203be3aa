"""The sitemap in parts. What one says of a page stands in `test_addresses.py`."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from home.models import SiteVersion
from home.pages import sitemaps
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, address="/sitemap.xml"):
    """The name of the root element; the links of each address to the translations, in order."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    root = ET.fromstring(response.content)
    found = {
        item.find(f"{NAMESPACE}loc").text: {
            link.get("hreflang"): link.get("href") for link in item.findall(LINK)
        }
        for item in root
    }
    return root.tag.removeprefix(NAMESPACE), found


def test_more_addresses_than_one_file_takes_are_in_parts(client, site_tree, monkeypatch):
    call = publish(CallPageFactory(title="Fraternité"))
    english = translated(call, Fraternité="Brotherhood")
    kind, all_of_it = read(client)
    assert kind == "urlset"
    assert len(all_of_it) == 10

    monkeypatch.setattr(sitemaps, "LIMIT", 4)
    SiteVersion.objects.update(value=1)
    kind, parts = read(client)
    assert kind == "sitemapindex"
    assert list(parts) == [f"http://127.0.0.1:8000/sitemap.xml?p={number}" for number in (1, 2, 3)]
    found = [read(client, f"/sitemap.xml?p={number}")[1] for number in (1, 2, 3)]
    assert [len(part) for part in found] == [4, 4, 2]
    assert found[0] | found[1] | found[2] == all_of_it
    # The translation stands in another part.
    assert all_of_it[call.full_url]["en"] == english.full_url
    assert english.full_url not in next(part for part in found if call.full_url in part)


def test_each_part_has_an_etag_of_its_own(client, site_tree, monkeypatch):
    monkeypatch.setattr(sitemaps, "LIMIT", 4)
    etags = {client.get(f"/sitemap.xml{query}")["ETag"] for query in ("", "?p=1", "?p=2")}
    assert len(etags) == 3


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "1.0", "²", "9" * 900])
def test_a_part_that_is_not_there_is_not_found(client, site_tree, number):
    assert client.get("/sitemap.xml", {"p": number}).status_code == 404
    assert client.get("/sitemap.xml", {"p": ""}).status_code == 200


def test_what_is_private_or_a_draft_is_left_out(client, site_tree):
    CallPageFactory(slug="brouillon", live=False)
    private = publish(CallPageFactory(slug="prive"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    public = SignatoryPageFactory(slug="public")
    found = read(client)[1]
    assert public.full_url in found
    assert not [url for url in found if "brouillon" in url or "prive" in url]


def test_the_day_of_a_change_is_that_of_the_sites_zone(client, site_tree):
    call = CallPageFactory(slug="tard")
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    type(call).objects.filter(pk=call.pk).update(last_published_at=late)
    root = ET.fromstring(client.get("/sitemap.xml").content)
    [day] = [
        item.find(f"{NAMESPACE}lastmod").text
        for item in root
        if item.find(f"{NAMESPACE}loc").text == call.full_url
    ]
    assert day == "2026-07-02"


def test_the_sitemap_costs_the_same_with_many_pages(site_tree, count_queries):
    CallPageFactory()
    one = count_queries("/sitemap.xml")
    for _ in range(3):
        publish(CallPageFactory())
    assert count_queries("/sitemap.xml") == one
