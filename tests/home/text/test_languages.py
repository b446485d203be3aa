"""The same page in another language, and pages that nobody translated yet."""

import re

import pytest

from home.models import StandardPage
from home.pages.navigation import language_links
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    return CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel", slug="appel")


def in_english(call, site_tree, alias=False):
    copy = call.copy_for_translation(site_tree["en"]["home"].locale, alias=alias)
    if alias:
        copy.live = True
        copy.save()
    else:
        copy.title, copy.slug = "Call", "call"
        copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


def alternates(html):
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))


def test_the_switch_leads_to_the_same_page(call, site_tree):
    english = in_english(call, site_tree)
    assert [(link.code, link.url, link.is_current) for link in language_links(call)] == [
        ("fr", "/fr/appels/appel/", True),
        ("en", "/en/calls/call/", False),
    ]
    assert [link.url for link in language_links(english) if not link.is_current] == [
        "/fr/appels/appel/"
    ]


def test_the_switch_says_when_there_is_no_such_page(call):
    link = language_links(call)[1]
    assert (link.url, link.is_same_page, link.is_translation) == ("/en/", False, False)


def test_a_translation_names_its_versions_both_ways(client, call, site_tree):
    english = in_english(call, site_tree)
    expected = {"fr": call.full_url, "en": english.full_url, "x-default": call.full_url}
    assert alternates(client.get(call.url).content.decode()) == expected
    assert alternates(client.get(english.url).content.decode()) == expected


def test_an_untranslated_page_stands_as_itself(client, call, site_tree):
    alias = in_english(call, site_tree, alias=True)
    html = client.get(alias.url).content.decode()
    assert f'<link rel="canonical" href="{call.full_url}"' in html
    assert "en" not in alternates(html)
    assert '<html lang="en"' in html
    assert re.search(r'<(main|article|div)[^>]* lang="fr"', html)
    assert "In French" in html


def test_a_draft_translation_is_not_linked(call, site_tree):
    call.copy_for_translation(site_tree["en"]["home"].locale)
    assert [link.is_same_page for link in language_links(call)] == [True, False]


def test_untranslated_titles_say_their_language_in_menu_and_breadcrumbs(client, site_tree):
    guide = StandardPage(title="Mode d’emploi", slug="mode-demploi", show_in_menus=True)
    site_tree["fr"]["home"].add_child(instance=guide)
    publish(guide)
    detail = StandardPage(title="Détail", slug="detail")
    guide.add_child(instance=detail)
    publish(detail)
    html = client.get("/en/mode-demploi/detail/").content.decode()
    marked = '<a href="/en/mode-demploi/" lang="fr"'
    assert html.count(marked) == 4  # three menus, for wide and narrow pages and the foot
    assert '<a href="/en/calls/">Calls</a>' in html
    html = client.get(detail.url).content.decode()
    assert '<a href="/fr/mode-demploi/" lang' not in html
