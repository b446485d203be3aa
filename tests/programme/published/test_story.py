"""Through the whole life of an event: what is written is what a rebuild would write.

After each step every public address is read as well, before and after a rebuild: no reader sees a
byte that a rebuild would change.
"""

import re
from datetime import date, time, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from programme.models import (
    EventDate,
    EventOrganiser,
    EventPage,
    ProgrammePage,
    PublishedEdition,
    PublishedEvent,
    PublishedOccurrence,
)
from programme.published.services import rebuild, rebuild_after_update
from tests.factories import (
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db
# What changes with each reading or rebuild and says nothing of the content.
OF_THE_MOMENT = re.compile(rb"(DTSTAMP|LAST-MODIFIED)[^\n]*|<lastBuildDate>.*?</lastBuildDate>")
BELOW = ("", "map/", "map.geojson", "programme.csv", "embed/", "feed.xml", "calendar.ics")
FILTERED = ("?town=Lyon", "feed.xml?organiser=cimade", "calendar.ics?type=marche")


def rows() -> dict:
    """Every row of the read model by what it stands for."""
    events = PublishedEvent.objects.in_bulk()
    return {
        **{("event", pk): values(row) for pk, row in events.items()},
        **{
            ("date", row.event_id, row.position): values(row, "id")
            for row in PublishedOccurrence.objects.all()
        },
        **{("edition", pk): values(row) for pk, row in PublishedEdition.objects.in_bulk().items()},
    }


def values(row, *without) -> dict:
    names = (field.attname for field in row._meta.concrete_fields)
    return {name: getattr(row, name) for name in names if name not in without}


@pytest.fixture
def read_all(client):
    """Return the answers of all public addresses that show events, by address."""

    def read() -> dict[str, tuple[int, bytes]]:
        editions = [page for page in ProgrammePage.objects.live() if page.url]
        addresses = ["/fr/", "/en/", "/sitemap.xml", "/fr/programme/feed.xml"]
        addresses += [f"{page.url}{below}" for page in editions for below in (*BELOW, *FILTERED)]
        addresses += [page.url for page in EventPage.objects.all() if page.url]
        addresses += ["/fr/signataires/cimade/", "/fr/recherche/?q=marche"]
        answers = {address: client.get(address) for address in addresses}
        return {
            address: (answer.status_code, OF_THE_MOMENT.sub(b"", answer.content))
            for address, answer in answers.items()
        }

    return read


@pytest.fixture
def is_right(read_all):
    """Check that a rebuild changes no row and no answer."""

    def check() -> None:
        written, seen = rows(), read_all()
        rebuild(rebuilding=True)
        assert rows() == written
        assert read_all() == seen

    return check


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


@pytest.fixture
def cimade(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="cimade"))


@pytest.fixture
def event(programme, cimade):
    kind = EventKindFactory(name="Marche", code="marche")
    event = EventPageFactory(parent=programme, title="Marche", slug="marche", kind=kind)
    event.organisers = [
        EventOrganiser(signatory=cimade, sort_order=0),
        EventOrganiser(name="Un collectif", sort_order=1),
    ]
    event.town = "Lyon"
    return publish(event)


def published(page, language="fr") -> PublishedEvent | None:
    key = page.translation_key
    return PublishedEvent.objects.filter(event_key=key, language=language).first()


def change(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    return publish(page)


def test_what_is_written_through_the_life_of_an_event_is_what_a_rebuild_writes(
    programme, cimade, event, is_right
):
    # Other languages.
    english = translated(event)
    assert published(event, "en").title == english.title
    # Facts and texts; one date more, then fewer.
    days = [date(2026, 12, 18), date(2026, 12, 19)]
    event = change(event, dates=[EventDate(day=day, start_time=time(18)) for day in days])
    assert published(event, "en").occurrences.count() == 2
    event = change(event, title="Marche aux flambeaux", status="cancelled", status_note="Neige")
    is_right()
    event = change(event, dates=[], status="scheduled")
    assert [row.day for row in published(event).occurrences.all()] == [None]
    is_right()
    # Names that it shows.
    kind = event.kind
    kind.name = "Cortège"
    kind.save()
    assert published(event).kind_name == "Cortège"
    change(cimade, title="Cimade", acronym="CIM")
    assert published(event).organisers[0]["name"] == "Cimade"
    is_right()
    # A local event, and the title above it.
    local = publish(EventPageFactory(parent=event, title="À Nice", town="Nice", kind=kind))
    assert published(local).part_of == event.pk
    event = change(event, title="Marche nationale")
    assert "Marche nationale" in published(local).csv
    event.unpublish()
    assert published(local).part_of is None
    is_right()
    event = change(event)
    # Moved to another edition, then its year is corrected.
    other = publish(ProgrammePageFactory(parent=programme.get_parent(), year=2027))
    EventPage.objects.get(pk=event.pk).move(other, pos="last-child")
    assert published(local).year == 2027
    change(ProgrammePage.objects.get(pk=other.pk), year=2028)
    assert published(event).url == "/fr/programme/2028/marche/"
    is_right()


def test_what_is_private_again_public_or_deleted_leaves_no_row_behind(
    programme, cimade, event, is_right
):
    translated(event)
    restriction = PageViewRestriction.objects.create(page=programme, restriction_type="login")
    assert published(event) is None
    is_right()
    restriction.delete()
    assert published(event)
    is_right()
    cimade = type(cimade).objects.get(pk=cimade.pk)
    cimade.delete()
    assert published(event).organisers[0]["name"] == "La Cimade"
    is_right()
    page = EventPage.objects.get(pk=event.pk)
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")
    assert published(event) is None and published(event, "en") is None
    is_right()
    event = change(event, expire_at=None)
    EventPage.objects.get(pk=event.pk).delete()
    assert not PublishedEvent.objects.filter(event_key=event.translation_key).exists()
    is_right()
    ProgrammePage.objects.get(pk=programme.pk).delete()
    assert not PublishedEdition.objects.exists()


def test_another_address_of_the_site_is_in_every_row(event, is_right):
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "www.example.org", 443
    site.save()
    assert "https://www.example.org/fr/programme/2026/marche/" in published(event).csv
    is_right()


def test_an_update_of_the_site_makes_ready_texts_anew(event):
    PublishedEvent.objects.update(build="before", map_item="as it was")
    rebuild_after_update()
    assert "as it was" not in published(event).map_item
    PublishedEvent.objects.update(map_item="kept")
    rebuild_after_update()
    assert published(event).map_item == "kept"


def test_a_rebuild_finds_what_no_publication_was_told_of(event, programme):
    EventPage.objects.filter(pk=event.pk).update(town="Nice")
    PublishedEvent.objects.filter(pk=event.pk).update(title="Autre")
    PublishedEdition.objects.all().delete()
    call_command("rebuild_published")
    assert (published(event).town, published(event).title) == ("Nice", "Marche")
    assert PublishedEdition.objects.get(pk=programme.pk).events == 1
