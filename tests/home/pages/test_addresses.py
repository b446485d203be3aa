"""Addresses that belong to no page, and what bad ones answer."""

import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
from django.test import RequestFactory
from django.utils import timezone

from home.models import SiteSettings
from home.pages.errors import server_error

pytestmark = pytest.mark.django_db

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("fr-FR,fr;q=0.9", "/fr/"),
        ("en-GB,en;q=0.9,fr;q=0.5", "/en/"),
        ("de", "/fr/"),
        ("", "/fr/"),
        ("\x00;q=zz", "/fr/"),
    ],
)
def test_the_root_leads_to_the_language_the_browser_asks_for(client, site_tree, accepted, address):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_robots_txt_names_the_sitemap(client, site_tree):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines


def test_security_txt_names_a_contact_and_has_not_expired(client, site_tree):
    site = site_tree["fr"]["home"].get_site()
    SiteSettings.objects.filter(site=site).update(contact_email="contact@example.org")
    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines() if line)
    assert fields["Contact"] == "mailto:contact@example.org"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert 30 < left.days < 100


def test_healthz_says_ok(client, site_tree):
    assert client.get("/healthz").content == b"ok\n"


def test_the_sitemap_names_both_languages_with_hreflang(client, site_tree):
    root = ET.fromstring(client.get("/sitemap.xml").content)
    found = {
        url.find("s:loc", NAMESPACES).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)
        }
        for url in root.findall("s:url", NAMESPACES)
    }
    french, english = site_tree["fr"]["calls"].full_url, site_tree["en"]["calls"].full_url
    assert found[french] == found[english] == {"fr": french, "en": english, "x-default": french}
    assert len(found) == 8


def test_the_sitemap_names_an_untranslated_page_once(client, site_tree):
    from tests.factories import CallPageFactory

    call = CallPageFactory(parent=site_tree["fr"]["calls"], slug="seul")
    alias = call.copy_for_translation(site_tree["en"]["home"].locale, alias=True)
    alias.live = True
    alias.save()
    root = ET.fromstring(client.get("/sitemap.xml").content)
    found = {
        url.find("s:loc", NAMESPACES).text: url.findall("x:link", NAMESPACES)
        for url in root.findall("s:url", NAMESPACES)
    }
    assert found[call.full_url] == []
    assert alias.full_url not in found


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Page introuvable"), ("en", "Page not found")]
)
@pytest.mark.parametrize(
    "path",
    ["rien/", "programme/1789/", "programme/99999999999999999999/", "programme/2026/feed.xml"],
)
def test_an_unknown_address_answers_our_page_in_its_language(
    client, site_tree, language, words, path
):
    response = client.get(f"/{language}/{path}")
    text = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}"' in text
    assert words in text
    assert "<main" in text


BAD_QUERIES = [
    "page=100000000000000000000",
    "page=%00",
    "page=-1&page=x",
    "day=2026-13-45&type=%00%01&q=" + "x" * 7000,
    "day=99999-01-01",
    "%00=%00",
    "q=%ff%fe",
    "near=1e400&town[]=..%2f..%2f",
]
BAD_PATHS = [
    "/fr/%00/",
    "/fr/programme/%00",
    "/%00",
    "/fr/programme/2026/%ff.ics",
    "/fr/" + "a/" * 500,
]


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_a_bad_query_string_changes_nothing(client, site_tree, query):
    for pages in site_tree.values():
        for page in pages.values():
            assert client.get(f"{page.url}?{query}").status_code == 200
    for address in ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/healthz"):
        assert client.get(f"{address}?{query}").status_code in (200, 404)
    assert client.get(f"/fr/rien/?{query}").status_code == 404


@pytest.mark.parametrize("path", BAD_PATHS)
def test_a_bad_path_is_not_found(client, site_tree, path):
    assert client.get(path, follow=True).status_code == 404


def test_public_pages_set_no_cookie_and_do_not_vary_on_it(client, site_tree):
    for pages in site_tree.values():
        for page in pages.values():
            response = client.get(page.url)
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")


def test_public_pages_have_the_strict_policy_and_the_admin_its_own(admin_client, site_tree):
    policy = admin_client.get("/fr/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    admin = admin_client.get("/admin/")["Content-Security-Policy"]
    assert "default-src 'self'" in admin
    assert "unsafe-eval" not in admin


def test_pages_have_a_strong_etag_and_answer_304(client, site_tree):
    first = client.get("/fr/")
    assert first["ETag"].startswith('"')
    again = client.get("/fr/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_missing_page_of_the_admin_is_missing_in_the_admin(admin_client, client, site_tree):
    response = admin_client.get("/admin/nowhere/", headers={"accept-language": "en"})
    assert response.status_code == 404
    assert "wagtailadmin/404.html" in [template.name for template in response.templates]
    assert client.get("/documents/999/leaflet.pdf").status_code == 404
    # What lacks only its language is still found.
    assert client.get("/programme/", headers={"accept-language": "en"}).url == "/en/programme/"


def test_the_page_of_a_failure_is_styled_wherever_styles_are(settings):
    settings.STATIC_URL = "/elsewhere/"
    html = server_error(RequestFactory().get("/")).content.decode()
    assert html.startswith("<!doctype html>")
    assert '<link rel="stylesheet" href="/elsewhere/css/base.css">' in html
