"""The RSS of what an organisation organises, in every edition."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from campaigns.models import SignatoryPage
from programme.models import EventOrganiser
from tests.factories import EventPageFactory, ProgrammePageFactory, SignatoryPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="cimade"))


@pytest.fixture
def programmes(site_tree):
    index = site_tree["fr"]["programmes"]
    return [publish(ProgrammePageFactory(parent=index, year=year)) for year in (2025, 2026)]


def organised(organisation, programme, title, **facts):
    event = EventPageFactory(parent=programme, title=title, **facts)
    event.organisers = [EventOrganiser(signatory=organisation)]
    return publish(event) if event.live else event.save() or event


def items(client, address):
    channel = ET.fromstring(client.get(address).content).find("channel")
    return channel, [item.find("title").text for item in channel.findall("item")]


def test_it_has_the_public_events_of_every_edition_newest_first(client, organisation, programmes):
    organised(organisation, programmes[0], "Veillée", dates=[date(2025, 12, 18)])
    organised(organisation, programmes[1], "Marche", dates=[])
    organised(organisation, programmes[1], "Brouillon", live=False)
    EventPageFactory(parent=programmes[1], title="Aux autres")
    channel, titles = items(client, "/fr/signataires/cimade/feed.xml")
    assert channel.find("title").text == "Événements organisés par La Cimade"
    assert channel.find("link").text == organisation.full_url
    assert titles == ["Marche", "Veillée (18\u00a0déc. 2025)"]


def test_it_stands_in_english_with_what_is_not_translated(client, organisation, programmes):
    organised(organisation, programmes[1], "Marche", dates=[])
    channel, titles = items(client, "/en/signatories/cimade/feed.xml")
    assert channel.find("language").text == "en"
    assert titles == ["Marche"]
    assert "/en/programme/2026/" in channel.find("item/link").text


def test_its_address_redirects_with_its_page(
    client, organisation, django_capture_on_commit_callbacks
):
    organisation.slug = "la-cimade"
    with django_capture_on_commit_callbacks(execute=True):
        publish(organisation)
    response = client.get("/fr/signataires/cimade/feed.xml", follow=True)
    assert response.redirect_chain == [("/fr/signataires/la-cimade/feed.xml", 301)]


def test_the_page_names_its_feed(client, organisation, programmes):
    address = "/fr/signataires/cimade/feed.xml"
    assert client.get(organisation.url).content.decode().count(address) == 1
    organised(organisation, programmes[1], "Marche")
    assert client.get(organisation.url).content.decode().count(address) == 2


def test_it_has_the_manners_of_a_feed_and_costs_the_same_with_many(
    client, organisation, programmes, count_queries
):
    organised(organisation, programmes[1], "Marche")
    address = SignatoryPage.objects.get(pk=organisation.pk).feed_url
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=3600"
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    one = count_queries(address)
    for number in range(2):
        organised(organisation, programmes[0], f"Marche {number}")
    assert count_queries(address) == one


def test_what_is_off_is_news_of_its_own_and_that_of_others_is_none(
    client, organisation, programmes
):
    march = organised(organisation, programmes[1], "Marche", dates=[date(2026, 12, 18)])
    vigil = organised(organisation, programmes[0], "Veillée", dates=[date(2025, 12, 19)])
    other = publish(EventPageFactory(parent=programmes[1], title="Aux autres"))
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        march.status, march.status_note = "cancelled", "La salle est fermée."
        publish(march)
        other.delete()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        vigil.delete()
    channel, titles = items(client, "/fr/signataires/cimade/feed.xml")
    assert titles == [
        "ANNULÉ – Veillée (19\u00a0déc. 2025)",
        "ANNULÉ – Marche (18\u00a0déc. 2026)",
        "ANNULÉ – Marche (18\u00a0déc. 2026)",
    ]
    told, news, page = channel.findall("item")
    # The page of what was deleted is gone: its organisation's stands for it.
    assert told.find("link").text == organisation.full_url
    assert news.find("description").text == "La salle est fermée."
    assert news.find("link").text == page.find("link").text == march.full_url
    assert news.find("guid").text != page.find("guid").text


def test_one_that_organises_nothing_has_no_items(client, organisation, programmes):
    publish(EventPageFactory(parent=programmes[1], title="Aux autres"))
    assert items(client, "/fr/signataires/cimade/feed.xml")[1] == []


def test_an_organiser_who_is_called_like_its_address_is_another(client, organisation, programmes):
    event = EventPageFactory(parent=programmes[1], title="Aux autres")
    event.organisers = [EventOrganiser(name="cimade")]
    publish(event)
    organised(organisation, programmes[1], "Marche", dates=[])
    assert items(client, "/fr/signataires/cimade/feed.xml")[1] == ["Marche"]
