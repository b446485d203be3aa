"""What two organisations that become one have organised: the one that stays organises it all."""

import pytest
from django.core.management import call_command
from django.template import Context, Template
from icalendar import Calendar
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from campaigns.merging.services import merge
from campaigns.models import SignatoryPage
from programme.models import EventOrganiser, EventPage
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import version

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="la-cimade"))


@pytest.fixture
def removed(site_tree):
    return publish(SignatoryPageFactory(title="CIMADE", slug="cimade"))


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(year=2026))


def event_of(programme, *organisers, **facts):
    """An event that was published with its organisers, each a page or a plain name."""
    event = EventPageFactory(parent=programme, **facts)
    for number, organiser in enumerate(organisers):
        fields = {"name": organiser} if isinstance(organiser, str) else {"signatory": organiser}
        event.organisers.add(EventOrganiser(sort_order=number, **fields))
    return publish(event)


def organisers(event):
    return [(row.signatory_id, row.name) for row in event.organisers.all()]


@pytest.mark.parametrize("is_translated", [True, False])
def test_events_pass_to_the_page_that_stays_in_every_language(
    client, programme, kept, removed, is_translated
):
    event = event_of(programme, removed, "Un collectif")
    if is_translated:
        translated(event)
    merge(removed, kept)
    for language in ("fr", "en"):
        page = version(event, language)
        assert organisers(page) == [(kept.pk, "La Cimade"), (None, "Un collectif")]
        html = client.get(page.url).content.decode()
        assert f'href="{version(kept, language).url}"' in html
        assert "CIMADE" not in html
    assert event.title in client.get("/fr/signataires/la-cimade/").content.decode()
    call_command("check_translations")


def test_an_event_of_both_names_the_organisation_once(programme, kept, removed):
    event = event_of(programme, removed, "Un collectif", kept, "Un autre")
    merge(removed, kept)
    expected = [(kept.pk, "La Cimade"), (None, "Un collectif"), (None, "Un autre")]
    for language in ("fr", "en"):
        assert organisers(version(event, language)) == expected


def test_calendars_tell_it_and_keep_their_uids(client, programme, kept, removed):
    event_of(programme, removed)

    def vevent(language):
        body = client.get(f"/{language}/programme/2026/calendar.ics").content
        [found] = Calendar.from_ical(body).walk("VEVENT")
        return found

    before = {language: vevent(language) for language in ("fr", "en")}
    merge(removed, kept)
    for language, old in before.items():
        new = vevent(language)
        assert "La Cimade" in new["DESCRIPTION"]
        assert "CIMADE" in old["DESCRIPTION"]
        assert "CIMADE" not in new["DESCRIPTION"]
        assert (new["UID"], new["SEQUENCE"]) == (old["UID"], old["SEQUENCE"])
        assert new["LAST-MODIFIED"].dt >= old["LAST-MODIFIED"].dt
    assert EventPage.objects.values("last_published_at").distinct().count() == 1


def test_no_draft_brings_the_old_organisation_back(programme, kept, removed):
    event = event_of(programme)
    event.organisers.add(EventOrganiser(signatory=removed, name="CIMADE"))
    event.save_revision()
    merge(removed, kept)
    event = version(event, "fr")
    assert organisers(event) == []
    event = publish(event.get_latest_revision_as_object())
    assert organisers(event) == organisers(version(event, "en")) == [(kept.pk, "La Cimade")]


def test_no_earlier_version_brings_the_old_organisation_back(programme, kept, removed):
    event = event_of(programme, removed)
    earlier = event.latest_revision
    event.organisers.all().delete()
    publish(event)
    merge(removed, kept)
    Revision.objects.get(pk=earlier.pk).publish()
    assert organisers(version(event, "fr")) == [(kept.pk, "La Cimade")]


def test_no_translator_brings_the_old_organisation_back(programme, kept, removed):
    event = event_of(programme, removed)
    translated(event)
    draft = version(event, "en").save_revision()
    merge(removed, kept)
    Revision.objects.get(pk=draft.pk).publish()
    assert organisers(version(event, "en")) == [(kept.pk, "La Cimade")]
    snapshot = TranslationSource.objects.get(object_id=event.translation_key)
    assert organisers(snapshot.as_instance()) == [(kept.pk, "La Cimade")]
    call_command("check_translations")


def test_an_event_in_draft_stays_a_draft(programme, kept, removed):
    event = EventPageFactory(parent=programme, live=False)
    event.organisers.add(EventOrganiser(signatory=removed))
    event.save()
    merge(removed, kept)
    event = EventPage.objects.get(pk=event.pk)
    assert (event.live, event.last_published_at) == (False, None)
    assert organisers(event) == [(kept.pk, "La Cimade")]


def test_a_similar_number_is_not_mistaken(programme, kept, removed):
    other = SignatoryPage(title="Autre", slug="autre", pk=int(f"{removed.pk}0"))
    removed.get_parent().add_child(instance=other)
    event = event_of(programme, other)
    merge(removed, kept)
    assert organisers(version(event, "fr")) == [(other.pk, "Autre")]
    [row] = version(event, "fr").latest_revision.content["organisers"]
    assert row["signatory"] == other.pk


def test_an_event_counts_once_in_the_preview(programme, kept, removed):
    event_of(programme, removed)
    event_of(programme, removed, kept)
    text = "{% load events %}{% organised_count page as count %}{{ count }}"
    for organisation in (removed, version(removed, "en")):
        assert Template(text).render(Context({"page": organisation})) == "2"
