"""A page that nobody translated stands in the other languages as itself."""

from datetime import date

import pytest
from icalendar import Calendar

from programme.models import EventOrganiser
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


def test_a_published_event_stands_at_once_in_the_other_language(client, programme):
    event = new_event(programme)
    alias = version(event, "en")
    assert alias.alias_of_id == event.pk
    assert alias.url == "/en/programme/2026/marche/"
    html = client.get("/en/programme/2026/").content.decode()
    assert "Marche" in html
    assert "In French" in html
    feed = client.get("/en/programme/2026/calendar.ics").content
    assert [str(item["SUMMARY"]) for item in Calendar.from_ical(feed).walk("VEVENT")] == ["Marche"]
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count("/programme/2026/marche/") == 1


def test_a_page_made_in_english_stands_in_french(client, programme):
    english = version(programme, "en")
    english = publish(translated(programme))
    event = new_event(english, locale=english.locale, title="Vigil", slug="vigil")
    alias = version(event, "fr")
    assert alias.alias_of_id == event.pk
    html = client.get(alias.url).content.decode()
    assert "En anglais" in html or "In English" in html
    assert f'<link rel="canonical" href="{event.full_url}"' in html


def test_an_alias_follows_the_slug_of_its_original(programme):
    event = new_event(programme)
    event.slug = "grande-marche"
    publish(event)
    assert version(event, "en").slug == "grande-marche"


def test_an_alias_has_the_kind_in_its_own_language(programme, site_tree):
    kind = EventKindFactory(name="Marche")
    english = kind.copy_for_translation(site_tree["en"]["home"].locale)
    english.name = "March"
    english.save()
    event = new_event(programme, kind=kind)
    assert version(event, "en").kind.name == "March"
    publish(event)
    assert version(event, "en").kind.name == "March"


def test_lists_cost_the_same_translated_or_not(programme, site_tree, count_queries):
    signatory = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"]))
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    events = [new_event(programme, slug=f"marche-{number}") for number in range(4)]
    for event in events:
        event.organisers = [EventOrganiser(signatory=signatory)]
        publish(event)
    addresses = ["/en/", "/en/calls/", "/en/signatories/", "/en/programme/2026/"]
    addresses += ["/en/programme/2026/calendar.ics", "/en/programme/2026/feed.xml"]
    # Their own page is translated throughout: it is the lists that are compared.
    translated(programme)
    none = [count_queries(address) for address in addresses]
    for event in events[:2]:
        translated(event)
    half = [count_queries(address) for address in addresses]
    for page in [*events[2:], signatory, call]:
        translated(page)
    assert none == half == [count_queries(address) for address in addresses]
