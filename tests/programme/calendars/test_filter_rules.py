"""What filters of calendars and feeds hold on to when an event is off, or has two languages."""

import pytest

from tests.factories import EventPageFactory, SignatoryPageFactory, publish
from tests.programme.calendars.reading import FR, told

pytestmark = pytest.mark.django_db


def test_who_asks_for_sign_language_is_told_only_of_what_had_it(client, programme):
    """`access=sign` in the calendar filter, also of events that are off."""
    signed = EventPageFactory(parent=programme, title="Signée", wheelchair="yes")
    signed.languages.create(language="fsl")
    plain = EventPageFactory(parent=programme, title="Parlée", wheelchair="yes")
    for event in (signed, plain):
        publish(event).unpublish()
    assert sorted(told(client, f"{FR}?access=wheelchair").values()) == [
        "ANNULÉ – Parlée",
        "ANNULÉ – Signée",
    ]
    assert list(told(client, f"{FR}?access=sign").values()) == ["ANNULÉ – Signée"]


def test_an_organisation_is_found_by_whichever_language_of_its_page_was_chosen(
    client, site_tree, programme
):
    """Organiser filter by page id: an event may name the French or the English page."""
    french = publish(SignatoryPageFactory(title="La Cimade", slug="cimade"))
    english = type(french).objects.get(
        translation_key=french.translation_key, locale__language_code="en"
    )
    for title, page in (("Une", french), ("Deux", english)):
        event = EventPageFactory(parent=programme, title=title)
        event.organisers.create(signatory=page)
        publish(event)
    for language in ("fr", "en"):
        address = f"/{language}/programme/2026/"
        feed = told(client, f"{address}calendar.ics?organiser=cimade")
        assert sorted(feed.values()) == ["Deux", "Une"]
        page = client.get(f"{address}?organiser=cimade").content.decode()
        assert ("Une" in page, "Deux" in page) == (True, True)


def test_the_same_event_is_another_item_of_rss_in_another_language(client, programme):
    """RSS guid differs by language: who reads both feeds in one reader sees both."""
    publish(EventPageFactory(parent=programme, title="Marche"))
    guids = {
        language: client.get(f"/{language}/programme/2026/feed.xml")
        .content.decode()
        .partition("<guid")[2]
        .partition("</guid>")[0]
        for language in ("fr", "en")
    }
    assert all(guids.values())
    assert guids["fr"] != guids["en"]
