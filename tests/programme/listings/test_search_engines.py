"""Google's rules for events: what has moved, what it costs, where it is."""

from datetime import date, time

import pytest

from programme.events.prices import Price, price_of
from programme.models import EventDate, EventPage
from tests.factories import EventPageFactory, ProgrammePageFactory, publish, translated
from tests.programme.calendars.reading import changed, published, with_date
from tests.programme.listings.schema_org import mistakes
from tests.programme.listings.test_structured_data import read

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 18)
RESCHEDULED = "https://schema.org/EventRescheduled"
SCHEDULED = "https://schema.org/EventScheduled"


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


def status(data: dict) -> tuple:
    return data["eventStatus"], data.get("previousStartDate")


def test_what_has_another_day_names_the_one_before(client, programme):
    """JSON-LD: "moved" with previousStartDate."""
    event = published(parent=programme)
    translated(event)
    with_date(event, day=date(2026, 12, 20))
    event = changed(event, status="moved")
    data = read(client, event)
    assert status(data) == (RESCHEDULED, "2026-12-18T18:00:00+01:00")
    assert data["startDate"] == "2026-12-20T18:00:00+01:00"
    english = EventPage.objects.get(locale__language_code="en")
    assert status(read(client, english)) == status(data)
    assert mistakes(data) == []


def test_what_has_another_room_only_is_scheduled(client, programme):
    """JSON-LD: "moved", where only the room changed."""
    event = published(parent=programme, place_name="Salle A")
    event = changed(event, status="moved", place_name="Salle B")
    assert status(read(client, event)) == (SCHEDULED, None)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"start_time": time(18)}, {"start_time": time(19)}, "2026-12-18T18:00:00+01:00"),
        ({"start_time": None, "end_time": None}, {"start_time": time(19)}, None),
        ({"start_time": time(18)}, {"start_time": None, "end_time": None}, None),
        (
            {"start_time": time(18)},
            {"start_time": None, "end_time": None, "day": date(2026, 12, 19)},
            "2026-12-18T18:00:00+01:00",
        ),
        ({"end_time": time(20)}, {"end_time": time(21)}, None),
    ],
)
def test_one_date_that_has_moved(client, programme, before, after, told):
    event = published(parent=programme)
    with_date(event, **before)
    event = with_date(event, **after, status="moved")
    assert status(read(client, event)) == (RESCHEDULED if told else SCHEDULED, told)


def test_a_date_that_was_replaced_by_another_has_moved(client, programme):
    event = published(parent=programme)
    event.dates = [EventDate(day=date(2026, 12, 20))]
    event.status = "moved"
    event = publish(event)
    assert status(read(client, event)) == (RESCHEDULED, "2026-12-18T18:00:00+01:00")


def test_what_is_on_again_or_off_names_no_day_before(client, programme):
    event = published(parent=programme)
    with_date(event, day=date(2026, 12, 20))
    for now, told in (
        ("cancelled", "EventCancelled"), ("postponed", "EventPostponed"),
        ("scheduled", "EventScheduled"),
    ):  # fmt: skip
        event = changed(event, status=now)
        assert status(read(client, event)) == (f"https://schema.org/{told}", None)


def test_only_the_date_that_moved_is_rescheduled(client, programme):
    event = EventPageFactory(parent=programme, dates=[DAY, date(2027, 1, 18)])
    event = with_date(publish(event), day=date(2026, 12, 19), status="moved")
    data = read(client, event)
    assert [status(one) for one in data["subEvent"]] == [
        (RESCHEDULED, "2026-12-18"), (SCHEDULED, None),
    ]  # fmt: skip
    assert mistakes(data) == []


def test_an_event_of_which_all_dates_are_cancelled_is_cancelled(client, programme):
    dates = [{"day": DAY, "status": "cancelled"}, {"day": date(2027, 1, 18), "status": "cancelled"}]
    data = read(client, EventPageFactory(parent=programme, dates=dates))
    assert data["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_hidden_place_has_the_country_of_its_hours(client, programme):
    """Place without address: the least that is public, never what is hidden."""
    data = read(
        client,
        EventPageFactory(precision="later", town="Sfax", country="TN", timezone="Africa/Algiers"),
    )
    [place] = data["location"]
    assert place["address"] == {"@type": "PostalAddress", "addressCountry": "DZ"}


@pytest.mark.parametrize(
    "facts",
    [
        {"place_name": "Bourse du travail", "town": "", "country": ""},
        {"address": "3 rue du Château", "town": "", "country": ""},
        {"town": "", "attendance": "hybrid"},
        {"town": "Lyon", "price": "5 €"},
        {"attendance": "online", "town": ""},
        {"status": "cancelled", "price": "5 €"},
    ],
)
def test_no_event_lacks_what_google_asks_for(client, programme, facts):
    assert mistakes(read(client, EventPageFactory(parent=programme, **facts))) == []


OFFER = {"@type": "Offer", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}


def test_a_price_is_an_offer(client, programme):
    """Price without offers."""
    event = EventPageFactory(parent=programme, price="8 €, réduit 5,50 €")
    data = read(client, event)
    assert data["offers"] == OFFER | {"price": "5.50", "url": event.full_url}
    assert "isAccessibleForFree" not in data
    event = EventPageFactory(
        parent=programme, price="Gratuit", registration_url="https://billets.example.org/1"
    )
    data = read(client, event)
    assert data["offers"] == OFFER | {"price": "0", "url": "https://billets.example.org/1"}
    assert data["isAccessibleForFree"] is True


@pytest.mark.parametrize("price", ["", "voir sur place", "10"])
def test_a_price_that_says_no_amount_is_no_offer(client, programme, price):
    data = read(client, EventPageFactory(parent=programme, price=price))
    assert "offers" not in data and "isAccessibleForFree" not in data


def test_what_is_off_is_offered_to_nobody(client, programme):
    assert "offers" not in read(
        client, EventPageFactory(parent=programme, price="5 €", status="cancelled")
    )


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("Gratuit", ("0", "EUR", True)),
        ("Gratuite sur inscription", ("0", "EUR", True)),
        ("Entrée libre", ("0", "EUR", True)),
        ("free, or pay what you can", ("0", "EUR", True)),
        ("Free of charge", ("0", "EUR", True)),
        ("0 €", ("0", "EUR", True)),
        ("Prix libre", ("0", "EUR", False)),
        ("Gratuit pour les moins de 18 ans, 5 € sinon", ("0", "EUR", False)),
        ("Free for children", ("0", "EUR", False)),
        ("5/8 €", ("5", "EUR", False)),
        ("de 5 à 10 euros", ("5", "EUR", False)),
        ("10\u00a0€ (réduit 5\u00a0€)", ("5", "EUR", False)),
        ("12,50 €", ("12.50", "EUR", False)),
        ("£3", ("3", "GBP", False)),
        ("CHF 10.–", ("10", "CHF", False)),
        ("1 000 F CFA", ("1000", "XOF", False)),
        ("10", None),
        ("pas gratuit", None),
        ("non communiqué", None),
        ("2 repas", None),
        ("", None),
    ],
)
def test_what_the_words_of_a_price_say(words, price):
    found = price_of(words)
    assert (found and (str(found.amount), found.currency, found.is_free)) == price
    assert found is None or isinstance(found, Price)
