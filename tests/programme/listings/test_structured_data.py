import json
import re
from datetime import date, time

import pytest
from wagtail_factories import ImageFactory

from home.models import SiteWords
from programme.models import EventLanguage, EventOrganiser
from tests.factories import EventPageFactory, ProgrammePageFactory, SignatoryPageFactory, publish

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def programme(site_tree):
    return ProgrammePageFactory(year=2026)


def read(client, event) -> dict:
    """What a search engine reads of an event's page."""
    (block,) = BLOCK.findall(client.get(event.url).content.decode())
    return json.loads(block)


def test_an_event_is_told_to_search_engines(client):
    event = EventPageFactory(
        title="Marche", summary="Pour les droits.", place_name="Place Bellecour", town="Lyon",
        region="Rhône", postcode="69002", latitude="45.757300", longitude="4.833700",
    )  # fmt: skip
    organisation = SignatoryPageFactory(title="La Cimade")
    event.organisers = [EventOrganiser(signatory=organisation), EventOrganiser(name="Chorale")]
    event.languages = [
        EventLanguage(language="wo", use="spoken"),
        EventLanguage(language="en", use="interpreted"),
    ]
    publish(event)
    assert read(client, event) == {
        "@context": "https://schema.org",
        "@id": event.full_url,
        "@type": "Event",
        "name": "Marche",
        "url": event.full_url,
        "description": "Pour les droits.",
        "startDate": "2026-12-18T18:00:00+01:00",
        "endDate": "2026-12-18T20:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Place Bellecour",
                "address": {
                    "@type": "PostalAddress",
                    "postalCode": "69002",
                    "addressLocality": "Lyon",
                    "addressRegion": "Rhône",
                    "addressCountry": "FR",
                },
                "geo": {"@type": "GeoCoordinates", "latitude": 45.7573, "longitude": 4.8337},
            }
        ],
        "inLanguage": ["wo"],
        "organizer": [
            {"@type": "Organization", "name": "La Cimade", "url": organisation.full_url},
            {"@type": "Organization", "name": "Chorale"},
        ],
    }


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        # Nobody knows of another day or hour: it takes place when it was to.
        ("moved", "EventScheduled"),
    ],
)
def test_what_has_become_of_an_event_is_told(client, status, told):
    data = read(client, EventPageFactory(status=status))
    assert data["eventStatus"] == f"https://schema.org/{told}"
    assert "previousStartDate" not in data


def test_each_of_several_dates_is_a_sub_event_with_its_status(client):
    event = EventPageFactory(
        dates=[
            {"day": date(2026, 11, 18), "start_time": time(18)},
            {"day": date(2026, 12, 18), "status": "cancelled"},
        ]
    )
    data = read(client, event)
    assert (data["startDate"], data["endDate"]) == ("2026-11-18", "2026-12-18")
    told = [(one["startDate"], one["eventStatus"]) for one in data["subEvent"]]
    assert told == [
        ("2026-11-18T18:00:00+01:00", "https://schema.org/EventScheduled"),
        ("2026-12-18", "https://schema.org/EventCancelled"),
    ]
    for one in data["subEvent"]:
        assert (one["location"], one["organizer"]) == (data["location"], data["organizer"])


def test_an_event_without_a_date_is_not_told_yet(client):
    event = EventPageFactory(dates=[])
    assert BLOCK.findall(client.get(event.url).content.decode()) == []


def test_a_webinar_has_the_hour_of_its_place_and_no_address(client):
    event = EventPageFactory(
        attendance="online", timezone="Africa/Dakar", town="Dakar", country="SN",
        online_url="https://visio.example.org/1",
    )  # fmt: skip
    data = read(client, event)
    assert data["startDate"] == "2026-12-18T18:00:00+00:00"
    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert data["location"] == [{"@type": "VirtualLocation", "url": "https://visio.example.org/1"}]


def test_the_place_is_as_precise_as_the_event_allows(client):
    hidden = {"place_name": "Chez Awa", "address": "3 rue Secrète", "latitude": 45, "longitude": 4}
    town = read(client, EventPageFactory(precision="town", town="Lyon", **hidden))
    address = {"@type": "PostalAddress", "addressLocality": "Lyon", "addressCountry": "FR"}
    assert town["location"] == [{"@type": "Place", "name": "Lyon", "address": address}]
    for precision, words in (
        ("later", "Lieu à préciser"),
        ("everywhere", "Dans de nombreuses villes"),
    ):
        event = read(client, EventPageFactory(precision=precision, town="Lyon", **hidden))
        # The country is that of the hours, which are public, not that of the hidden place.
        address = {"@type": "PostalAddress", "addressCountry": "FR"}
        assert event["location"] == [{"@type": "Place", "name": words, "address": address}]


def test_an_event_of_nobody_is_the_coalitions(client):
    SiteWords.objects.update(name="Le Programme")
    assert read(client, EventPageFactory())["organizer"] == [
        {"@type": "Organization", "name": "Le Programme", "url": "http://127.0.0.1:8000/fr/"}
    ]


def test_a_local_event_names_the_one_it_belongs_to(client):
    march = EventPageFactory(title="Marche nationale")
    data = read(client, EventPageFactory(parent=march, title="À Lyon"))
    assert data["superEvent"] == {"@id": march.full_url}
    assert read(client, march)["@id"] == march.full_url


def test_nothing_typed_ends_the_data_or_leads_astray(client):
    title = "</script><script>alert(1)</script><!-- & \u2028"
    event = EventPageFactory(title=title)
    type(event).objects.filter(pk=event.pk).update(
        online_url="javascript:alert(1)", attendance="hybrid"
    )
    data = read(client, event)
    assert data["name"] == "</script><script>alert(1)</script><!-- &"
    assert "javascript:" not in json.dumps(data)


def test_an_image_that_cannot_be_read_is_left_out(client):
    event = EventPageFactory(image=ImageFactory())
    assert read(client, event)["image"].startswith("http://127.0.0.1:8000/")
    event.image.renditions.all().delete()
    event.image.file.storage.delete(event.image.file.name)
    assert "image" not in read(client, event)
