"""The ways to a calendar, as a reader finds them."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from programme.calendars.clients import calendar_choices
from tests.factories import ProgrammePageFactory, SignatoryPageFactory, publish
from tests.programme.calendars.reading import published, read

PAGE = "https://p.example.org/fr/programme/2026/"


def test_each_client_gets_the_address_it_takes():
    choices = calendar_choices(PAGE, "calendar.ics", "Fête & « paix »", "town=Saint-Denis&type=m")
    address = f"{PAGE}calendar.ics?town=Saint-Denis&type=m"
    assert choices.address == address
    apple, google, outlook, office = (link.url for link in choices.links)
    assert apple == address.replace("https:", "webcal:")
    assert parse_qs(urlsplit(google).query) == {"cid": [apple]}
    for url, host in ((outlook, "outlook.live.com"), (office, "outlook.office.com")):
        assert urlsplit(url).hostname == host
        assert parse_qs(urlsplit(url).query) == {"url": [address], "name": ["Fête & « paix »"]}


@pytest.mark.django_db
def test_outlook_is_told_the_filter_with_the_name(client, site_tree):
    programme = publish(
        ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026, title="Programme")
    )
    published(parent=programme, town="Lyon")
    html = client.get("/fr/programme/2026/?town=Lyon").content.decode()
    assert html.count("&amp;name=Lyon%20%E2%80%93%20Programme") == 2
    assert client.get("/fr/programme/2026/").content.decode().count("&amp;name=Programme") == 2


@pytest.mark.django_db
def test_every_kind_of_calendar_is_offered_where_it_is_looked_for(client, site_tree):
    programme = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    event = published(parent=programme, slug="marche", dates=[date(2026, 12, 18)])
    event.organisers.create(signatory=cimade)
    publish(event)
    for page, file in (
        ("/en/programme/", "/en/programme/calendar.ics"),
        ("/en/programme/2026/", "/en/programme/2026/calendar.ics"),
        ("/en/programme/2026/marche/", "/en/programme/2026/marche/event.ics"),
        ("/en/signatories/cimade/", "/en/programme/calendar.ics?organiser=cimade"),
    ):
        html = client.get(page).content.decode()
        assert f'href="webcal://127.0.0.1:8000{file}"' in html
        assert f'<code dir="ltr">http://127.0.0.1:8000{file}</code>' in html
        assert html.count("Outlook 365") == 1
        [row] = read(client.get(file).content).walk("VEVENT")
        assert str(row["UID"]).startswith(str(event.dates.get().uid))
