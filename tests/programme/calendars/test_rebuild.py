"""The journal written anew, and in step with what stands around events."""

from datetime import date, time

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from programme.calendars import entries
from programme.models import CalendarEntry, EventPage
from programme.published.services import update
from tests.factories import (
    EventDateFactory,
    EventPageFactory,
    SignatoryPageFactory,
    publish,
)
from tests.programme.calendars.reading import EN, FR, changed, published, told, vevents, with_date

pytestmark = pytest.mark.django_db


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


def test_a_rebuild_writes_bytes_and_changes_no_uid_and_no_sequence(client, march, programme):
    gone = published(parent=programme, title="Partie")
    with_date(march, start_time=time(19))
    gone.unpublish()
    before, first = client.get(FR).content, told(client, FR)
    rows = CalendarEntry.objects.order_by("pk")
    sequences = list(rows.values_list("uid", "language", "sequence"))
    call_command("rebuild_published", verbosity=0)
    assert client.get(FR).content == before
    # As if they had been written in another way before.
    rows.update(content=b"BEGIN:VEVENT", digest=0, fingerprint="")
    call_command("rebuild_published", verbosity=0)
    assert list(rows.values_list("uid", "language", "sequence")) == sequences
    assert told(client, FR) == first
    assert sorted(first.values()) == ["ANNULÉ – Partie", "Marche"]


def test_a_rebuild_fills_an_empty_journal(client, march):
    CalendarEntry.objects.all().delete()
    call_command("rebuild_published", verbosity=0)
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
            update([march.translation_key])
        return len(queries)

    one = cost()
    for _number in range(3):
        published(parent=programme)
    assert cost() == one


def test_each_date_is_told_in_each_language(programme, march):
    EventDateFactory(event=march, day=date(2027, 1, 18))
    publish(EventPage.objects.get(pk=march.pk))
    assert CalendarEntry.objects.filter(event_key=march.translation_key).count() == 4


def test_any_number_is_told_some_at_a_time(client, programme, march, monkeypatch):
    local = published(parent=march, title="À Lyon", slug="lyon", town="Lyon")
    events = [march, local, *(published(parent=programme) for _number in range(5))]
    before = told(client, FR)
    CalendarEntry.objects.all().delete()
    monkeypatch.setattr(entries, "BATCH", 2)
    assert update([event.translation_key for event in events]) >= 14
    assert told(client, FR) == before
    assert len(told(client, EN)) == 7
