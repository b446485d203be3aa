"""What subscribers are told when things change: nothing twice, nothing lost, nothing silently."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from programme.journal import tell
from programme.models import CalendarEntry, EventPage, ProgrammePage
from tests.factories import (
    EventDateFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.programme.calendars import changed, published, told, vevents, with_date

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)
FR, EN = "/fr/programme/2026/calendar.ics", "/en/programme/2026/calendar.ics"
# The day on which these stories happen.
TODAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def programme(site_tree):
    page = ProgrammePageFactory(
        parent=site_tree["fr"]["programmes"], year=2026, title="Programme 2026"
    )
    return publish(page)


@pytest.fixture
def march(programme):
    return published(parent=programme, title="Marche", slug="marche")


def stamps(client, address=FR):
    [row] = vevents(client, address)
    return row["SEQUENCE"], row["LAST-MODIFIED"].dt, str(row["SUMMARY"])


def test_a_year_in_the_life_of_a_march(client, march, clock, django_capture_on_commit_callbacks):
    """Everything that can happen to an event, one thing after another, under one UID."""
    assert client.get(EN).content.count(b"BEGIN:VEVENT") == 1
    [uid] = told(client, FR)
    first = stamps(client)
    assert first == (0, TODAY, "Marche")

    def an_hour_later():
        clock.shift(timedelta(hours=1))
        return timezone.now()

    now = an_hour_later()
    march = with_date(march, start_time=time(19), end_time=time(21))
    assert stamps(client) == (1, now, "Marche")
    assert stamps(client, EN) == (1, now, "Marche")
    assert vevents(client, EN)[0]["DTSTART"].dt.hour == 19

    before = now
    now = an_hour_later()
    with django_capture_on_commit_callbacks(execute=True):
        translated(march, Marche="March")
    assert stamps(client) == (1, before, "Marche")
    assert stamps(client, EN) == (1, now, "March")

    now = an_hour_later()
    with django_capture_on_commit_callbacks(execute=True):
        march = changed(march, slug="grande-marche")
    assert stamps(client) == (1, now, "Marche")
    [row] = vevents(client, FR)
    assert str(row["URL"]).endswith("/fr/programme/2026/grande-marche/")
    assert vevents(client, "/fr/programme/2026/grande-marche/event.ics")[0]["UID"] == row["UID"]

    now = an_hour_later()
    march = changed(march, status="cancelled")
    assert stamps(client) == (2, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (2, now, "CANCELLED – March")
    assert str(vevents(client, EN)[0]["STATUS"]) == "CANCELLED"

    now = an_hour_later()
    march.unpublish()
    assert stamps(client) == (3, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (3, now, "CANCELLED – March")

    now = an_hour_later()
    march = changed(march, status="scheduled")
    assert stamps(client) == (4, now, "Marche")
    assert stamps(client, EN)[0] == 3  # the translation waits for whoever publishes it

    now = an_hour_later()
    march.get_translation(Locale.objects.get(language_code="en")).save_revision().publish()
    assert stamps(client, EN) == (4, now, "March")

    now = an_hour_later()
    Page.objects.get(pk=march.pk).delete()
    assert stamps(client) == (5, now, "ANNULÉ – Marche")
    assert stamps(client, EN) == (5, now, "CANCELLED – March")
    assert told(client, FR) == {uid: "ANNULÉ – Marche"}
    assert told(client, "/en/programme/calendar.ics") == {uid: "CANCELLED – March"}
    # Also for whoever subscribed to this event alone.
    assert told(client, "/fr/programme/2026/grande-marche/event.ics") == {uid: "ANNULÉ – Marche"}


def test_publishing_without_a_change_tells_nothing(client, march, clock):
    before = client.get(FR)
    clock.shift(timedelta(hours=1))
    march = publish(march)
    after = client.get(FR)
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


@pytest.mark.parametrize(
    ("facts", "sequence"),
    [
        ({"town": "Lyon"}, 1),
        ({"place_name": "Bourse du travail"}, 1),
        ({"precision": "later"}, 1),
        ({"status": "postponed"}, 1),
        ({"timezone": "Africa/Dakar"}, 1),
        ({"title": "Grande marche"}, 0),
        ({"summary": "Avec des tambours."}, 0),
        ({"online_url": "https://visio.example.org/m"}, 0),
        ({"price": "Libre"}, 0),
    ],
)
def test_sequence_grows_with_time_place_and_status_only(client, march, clock, facts, sequence):
    before = stamps(client)
    clock.shift(timedelta(hours=1))
    changed(march, **facts)
    after = stamps(client)
    assert after[0] == sequence
    assert (after[1] > before[1]) == (facts != {"price": "Libre"})


def test_a_place_announced_later_is_told_when_it_is_known(client, programme):
    march = published(parent=programme, title="Marche", precision="later", town="Lyon")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place to be announced"
    changed(march, precision="exact", place_name="Place Bellecour")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place Bellecour, Lyon"
    assert "GEO" not in vevents(client, EN)[0]


def test_two_changes_in_one_second_have_two_stamps(client, march):
    first = stamps(client)
    changed(march, title="Une")
    changed(march, title="Deux")
    assert stamps(client)[1] == first[1] + timedelta(seconds=2)


def test_a_withdrawn_date_is_told_as_cancelled(client, programme):
    vigil = published(parent=programme, title="Veille", slug="v", dates=[DAY, date(2027, 1, 18)])
    [first, second] = vigil.dates.all()
    vigil.dates = [second]
    publish(vigil)
    assert told(client, FR) == {
        str(first.uid): "ANNULÉ – Veille (heure à préciser)",
        str(second.uid): "Veille (heure à préciser)",
    }
    [gone, _kept] = vevents(client, FR)
    assert str(gone["URL"]).endswith("/fr/programme/2026/v/")


def test_what_is_withdrawn_tells_neither_place_nor_texts(client, programme):
    event = published(
        parent=programme,
        title="Veille",
        address="3 rue Cachée",
        place_name="Maison",
        summary="Chez Amina.",
        latitude="44.896",
        longitude="6.635",
        online_url="https://visio.example.org/secret",
    )
    event.unpublish()
    text = client.get(FR).content.decode().replace("\r\n ", "")
    assert "SUMMARY:ANNULÉ – Veille" in text
    for hidden in ("Cachée", "Maison", "Amina", "44.896", "secret", "Paris\r\n"):
        assert hidden not in text.replace("Europe/Paris", "")


def test_what_is_cancelled_stays_until_its_day_has_passed(client, march, clock):
    changed(march, status="cancelled")
    etag = client.get(FR)["ETag"]
    clock.move_to(datetime(2026, 12, 18, 22, 59, tzinfo=UTC))
    assert client.get(FR, headers={"if-none-match": etag}).status_code == 304
    clock.move_to(datetime(2026, 12, 18, 23, 1, tzinfo=UTC))  # midnight in Paris
    response = client.get(FR, headers={"if-none-match": etag})
    assert response.status_code == 200
    assert b"VEVENT" not in response.content


def test_its_day_is_that_of_its_own_time_zone(client, march, clock):
    changed(march, status="cancelled", timezone="America/Martinique")
    clock.move_to(datetime(2026, 12, 19, 3, 59, tzinfo=UTC))
    assert len(vevents(client, FR)) == 1
    clock.move_to(datetime(2026, 12, 19, 4, 1, tzinfo=UTC))
    assert vevents(client, FR) == []


def test_what_is_past_stays(client, march, clock):
    before = client.get(FR).content
    clock.move_to(datetime(2031, 5, 1, tzinfo=UTC))
    assert client.get(FR).content == before


def test_a_programme_that_goes_away_is_told_event_by_event(client, programme, march):
    [uid] = told(client, FR)
    ProgrammePage.objects.get(pk=programme.pk).delete()
    for address in (FR, "/fr/programme/calendar.ics"):
        assert told(client, address) == {uid: "ANNULÉ – Marche"}
    assert client.get("/fr/programme/2026/").status_code == 404
    assert client.get("/fr/programme/1999/calendar.ics").status_code == 404


def test_an_event_that_becomes_private_is_told_as_cancelled(client, march):
    restriction = PageViewRestriction.objects.create(page=march, restriction_type="login")
    assert [str(row["STATUS"]) for row in vevents(client, EN)] == ["CANCELLED"]
    restriction.delete()
    assert [str(row["STATUS"]) for row in vevents(client, EN)] == ["CONFIRMED"]


def test_an_event_that_moves_is_told_in_its_new_edition(
    client, site_tree, march, django_capture_on_commit_callbacks
):
    next_year = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027))
    [uid] = told(client, FR)
    with django_capture_on_commit_callbacks(execute=True):
        march.move(next_year, pos="last-child")
    for language in ("fr", "en"):
        assert told(client, f"/{language}/programme/2026/calendar.ics") == {}
        assert told(client, f"/{language}/programme/2027/calendar.ics") == {uid: "Marche"}
        [row] = vevents(client, f"/{language}/programme/calendar.ics")
        assert str(row["URL"]).endswith(f"/{language}/programme/2027/marche/")


def test_a_corrected_year_corrects_the_addresses(client, programme, march):
    programme.year, programme.slug = 2027, "2027"
    publish(programme)
    [row] = vevents(client, "/en/programme/2027/calendar.ics")
    assert str(row["URL"]).endswith("/en/programme/2027/marche/")
    assert row["SEQUENCE"] == 0


def test_local_events_refer_to_the_march_they_belong_to(client, programme, march):
    local = published(parent=march, title="À Lyon", slug="lyon", town="Lyon")
    [whole] = march.dates.all()
    [row] = vevents(client, f"{local.url}event.ics")
    assert str(row["RELATED-TO"]).startswith(str(whole.uid))
    assert row["RELATED-TO"].params["RELTYPE"] == "PARENT"
    march.unpublish()
    assert "RELATED-TO" not in vevents(client, f"{local.url}event.ics")[0]


def test_an_organisation_that_changes_its_name_is_told_under_it(client, programme, site_tree):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title="Cimade"))
    event = EventPageFactory(parent=programme)
    event.organisers.create(signatory=cimade)
    publish(event)
    cimade.title = "La Cimade"
    publish(cimade)
    assert "Organised by: La Cimade" in str(vevents(client, EN)[0]["DESCRIPTION"])
    assert vevents(client, EN)[0]["SEQUENCE"] == 0


def test_an_organisations_calendar_holds_what_it_organises(client, programme, march, site_tree):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    events = [EventPageFactory(parent=programme, title=title) for title in ("Une", "Deux")]
    for event in events:
        event.organisers.create(signatory=cimade)
        publish(event)
    address = "/en/programme/calendar.ics?organiser=cimade"
    assert sorted(told(client, address).values()) == ["Deux", "Une"]
    events[0].unpublish()
    assert sorted(told(client, address).values()) == ["CANCELLED – Une", "Deux"]
    assert sorted(told(client, f"{FR}?organiser=cimade").values()) == ["ANNULÉ – Une", "Deux"]
    assert len(told(client, f"{FR}?organiser=nobody")) == 3


def test_what_is_scheduled_is_told_at_its_minute(client, programme, clock):
    event = EventPageFactory(parent=programme, live=False, title="Secret")
    event.go_live_at = timezone.now() + timedelta(hours=1)
    event.save_revision().publish()
    assert (told(client, FR), told(client, EN)) == ({}, {})
    clock.shift(timedelta(hours=2))
    call_command("publish_scheduled")
    assert list(told(client, EN).values()) == list(told(client, FR).values()) == ["Secret"]


def test_what_expires_is_told_as_cancelled(client, march, clock):
    changed(march, expire_at=timezone.now() + timedelta(hours=1))
    clock.shift(timedelta(hours=2))
    call_command("publish_scheduled")
    assert list(told(client, EN).values()) == ["CANCELLED – Marche"]


def test_a_rebuild_writes_bytes_and_changes_no_uid_and_no_sequence(client, march, programme):
    gone = published(parent=programme, title="Partie")
    with_date(march, start_time=time(19))
    gone.unpublish()
    before, first = client.get(FR).content, told(client, FR)
    entries = CalendarEntry.objects.order_by("pk")
    sequences = list(entries.values_list("uid", "language", "sequence"))
    call_command("rebuild_calendar", verbosity=0)
    assert client.get(FR).content == before
    # As if they had been written in another way before.
    entries.update(content=b"BEGIN:VEVENT", digest=0, fingerprint="")
    call_command("rebuild_calendar", verbosity=0)
    assert list(entries.values_list("uid", "language", "sequence")) == sequences
    assert told(client, FR) == first
    assert sorted(first.values()) == ["ANNULÉ – Partie", "Marche"]


def test_a_rebuild_fills_an_empty_journal(client, march):
    CalendarEntry.objects.all().delete()
    call_command("rebuild_calendar", verbosity=0)
    assert list(told(client, EN).values()) == ["Marche"]


def test_a_new_address_of_the_site_is_told(client, march):
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "programme.example.org", 443
    site.save()
    [row] = vevents(client, FR)
    assert str(row["URL"]) == "https://programme.example.org/fr/programme/2026/marche/"
    assert row["SEQUENCE"] == 0


def test_a_new_language_is_filled(client, march):
    Locale.objects.create(language_code="es")
    assert CalendarEntry.objects.get(language="es").title == "Marche"
    assert CalendarEntry.objects.get(language="es").sequence == 0


def test_a_publication_that_fails_tells_nothing(client, march):
    before = client.get(FR).content
    with pytest.raises(RuntimeError), transaction.atomic():
        changed(march, title="Autre")
        raise RuntimeError
    assert client.get(FR).content == before


def test_telling_costs_the_same_in_a_long_programme(programme, march):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            tell([march.translation_key])
        return len(queries)

    one = cost()
    for _number in range(3):
        published(parent=programme)
    assert cost() == one


def test_each_date_is_told_in_each_language(programme, march):
    EventDateFactory(event=march, day=date(2027, 1, 18))
    publish(EventPage.objects.get(pk=march.pk))
    assert CalendarEntry.objects.filter(event_key=march.translation_key).count() == 4


@pytest.mark.parametrize(
    "query",
    [
        "town=rennes", "region=Bretagne", "type=KIND", "day=2026-12-18", "organiser=cimade",
        "language=fsl", "access=sign", "access=wheelchair&access=sign", "q=tambours",
        "town=Rennes&near=30", "organiser=cimade&town=RENNES",
    ],
)  # fmt: skip
def test_a_filtered_calendar_tells_what_is_off_and_nothing_else(
    client, programme, site_tree, query
):
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    published(parent=programme, title="Ailleurs", town="Lyon", dates=[date(2026, 12, 10)])
    event = EventPageFactory(
        parent=programme, title="Marche", town="Rennes", region="Bretagne", wheelchair="yes",
        summary="Des tambours.", latitude="48.11", longitude="-1.68",
    )  # fmt: skip
    event.organisers.create(signatory=cimade)
    event.languages.create(language="fsl")
    event = publish(event)
    query = query.replace("KIND", event.kind.code)
    addresses = [f"{FR}?{query}", f"/fr/programme/calendar.ics?{query}"]
    for address in addresses:
        assert list(told(client, address).values()) == ["Marche"]
    event.unpublish()
    for address in addresses:
        assert list(told(client, address).values()) == ["ANNULÉ – Marche"]
    assert len(told(client, f"{FR}?town=Lyon")) == 1


def test_what_is_near_is_told_when_it_is_off(client, programme):
    published(parent=programme, title="Rennes", town="Rennes", latitude="48.11", longitude="-1.68")
    near = published(
        parent=programme, title="Cesson", town="Cesson", latitude="48.12", longitude="-1.60"
    )
    far = published(parent=programme, title="Lyon", town="Lyon", latitude="45.7", longitude="4.8")
    near.unpublish()
    far.unpublish()
    address = f"{FR}?town=Rennes&near=30"
    assert sorted(told(client, address).values()) == ["ANNULÉ – Cesson", "Rennes"]


@pytest.mark.parametrize("query", ["town=Atlantis", "day=never", "near=30", "q=%00", "type="])
def test_what_means_nothing_filters_nothing(client, march, query):
    assert list(told(client, f"{FR}?{query}").values()) == ["Marche"]
