"""A feed's ETag: another one whenever other bytes are told, found by a few cheap queries."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from wagtail.models import Locale, PageViewRestriction

from home.models import SiteWords
from programme.models import EventKind, EventOrganiser, EventPage, ProgrammePage
from tests.factories import EventPageFactory, SignatoryPageFactory, publish
from tests.programme.calendars.reading import EN, FR, changed, published

pytestmark = pytest.mark.django_db

FEEDS = [
    FR,
    EN,
    "/fr/programme/calendar.ics",
    "/fr/programme/calendar.ics?organiser=cimade",
    "/en/programme/calendar.ics?organiser=La%20Cimade",
    f"{FR}?town=Rennes",
    f"{FR}?town=Rennes&near=30&q=marche",
    f"{FR}?access=wheelchair",
    f"{EN}?type=KIND",
    f"{FR}?day=2026-12-18&organiser=nobody",
    "/fr/programme/2026/marche/event.ics",
]


@pytest.fixture
def cimade(site_tree):
    return publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))


@pytest.fixture
def march(programme, cimade):
    event = EventPageFactory(
        parent=programme, title="Marche", slug="marche", town="Rennes", wheelchair="yes",
        latitude="48.11", longitude="-1.68",
    )  # fmt: skip
    event.organisers = [EventOrganiser(signatory=cimade)]
    return publish(event)


@pytest.fixture
def feeds(march):
    return [address.replace("KIND", march.kind.code) for address in FEEDS]


def test_a_calendar_that_has_not_changed_costs_three_queries_at_most(
    client, feeds, django_assert_max_num_queries
):
    for address in feeds:
        cache.clear()
        first = client.get(address)
        for etag in (first["ETag"], f'{first["ETag"][:-1]}-gzip"'):
            with django_assert_max_num_queries(3, info=address):
                again = client.get(address, headers={"if-none-match": etag})
            assert (again.status_code, again.content) == (304, b"")


def another_title(march, cimade):
    changed(march, title="Grande marche")


def another_access(march, cimade):
    changed(march, wheelchair="no")


def another_town(march, cimade):
    changed(march, town="Lyon", latitude=None, longitude=None)


def a_town_of_what_has_no_date(march, cimade):
    """The name of its organiser meant nothing and filtered nothing; from now on it does."""
    event = EventPageFactory(parent=march.get_parent(), dates=[], town="Rennes")
    event.organisers = [EventOrganiser(name="Nobody")]
    publish(event)


def another_name_of_the_programme(march, cimade):
    page = ProgrammePage.objects.get(locale__language_code="fr")
    page.title = "Toutes et tous ensemble"
    publish(page)


def another_name_of_the_site(march, cimade):
    words = SiteWords.objects.get(locale__language_code="fr")
    words.name = "Ensemble"
    words.save()


def another_name_of_the_organisation(march, cimade):
    cimade.title = "La Cimade"
    publish(cimade)


def a_translated_kind(march, cimade):
    english = Locale.objects.get(language_code="en")
    EventKind.objects.create(
        locale=english,
        translation_key=march.kind.translation_key,
        code=march.kind.code,
        name="March",
    )


def a_programme_for_members(march, cimade):
    page = ProgrammePage.objects.get(locale__language_code="fr")
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def a_programme_that_is_gone(march, cimade):
    ProgrammePage.objects.get(locale__language_code="fr").delete()


ACTS = [
    another_title, another_access, another_town, a_town_of_what_has_no_date,
    another_name_of_the_programme, another_name_of_the_site, another_name_of_the_organisation,
    a_translated_kind, a_programme_for_members, a_programme_that_is_gone,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_other_bytes_have_another_etag(
    client, march, cimade, feeds, act, django_capture_on_commit_callbacks
):
    before = {address: client.get(address) for address in feeds}
    with django_capture_on_commit_callbacks(execute=True):
        act(march, cimade)
    differing = []
    for address in feeds:
        known = before[address]
        now = client.get(address, headers={"if-none-match": known["ETag"]})
        fresh = client.get(address)
        if fresh.content != known.content:
            assert now.status_code == fresh.status_code
            assert now.get("ETag") != known["ETag"]
            differing.append(address)
        # Whoever asks without a filter is sent the same again only where a feed's name may differ.
        elif "?" not in address and "name" not in act.__name__ and "programme" not in act.__name__:
            assert now.status_code == 304
    assert differing


def test_what_lapses_makes_another_version_of_a_filtered_calendar(client, march, clock):
    changed(march, status="cancelled")
    address = f"{FR}?town=Rennes"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    clock.move_to(datetime(2026, 12, 19, tzinfo=UTC))
    response = client.get(address, headers={"if-none-match": etag})
    assert (response.status_code, b"VEVENT" in response.content) == (200, False)


def test_an_edition_made_anew_still_tells_what_was_off_in_the_old_one(client, march, site_tree):
    programme = ProgrammePage.objects.get(locale__language_code="fr")
    index, programme_title = programme.get_parent().specific, programme.title
    programme.delete()
    anew = index.add_child(instance=ProgrammePage(title=programme_title, year=2026, slug="2026"))
    published(parent=publish(anew), title="Veille", slug="veille", dates=[date(2026, 12, 19)])
    body = client.get(FR).content.decode()
    assert "SUMMARY:ANNULÉ – Marche" in body and "SUMMARY:Veille" in body


def test_another_event_leaves_the_file_of_one_as_it_is(client, march):
    address = "/fr/programme/2026/marche/event.ics"
    etag = client.get(address)["ETag"]
    published(parent=EventPage.objects.get(pk=march.pk).get_parent().specific, title="Autre")
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
