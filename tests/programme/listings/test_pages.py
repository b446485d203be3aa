"""What readers see of programmes and events, and what it costs."""

from datetime import date, time

import pytest
import time_machine

from campaigns.signatures.services import sign
from programme.listings.contexts import events_by_year
from programme.models import EventOrganiser, ProgrammePage
from programme.published.services import update
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.programme.filters.asking import listed
from tests.programme.many import many_events

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def organised(event, signatory):
    event.organisers = [
        EventOrganiser(signatory=signatory, sort_order=0),
        EventOrganiser(name="Un collectif", sort_order=1),
    ]
    return publish(event)


def organised_together(events, signatory):
    """What `organised` leaves for readers of the French pages, of all events at once."""
    EventOrganiser.objects.bulk_create(
        EventOrganiser(event=event, signatory=signatory) for event in events
    )
    update(event.translation_key for event in events)


# --- Lists


@time_machine.travel("2026-12-12 12:00+00:00", tick=False)
def test_an_organisations_events_to_come_are_first_in_order_then_past_ones_by_edition(
    client, programme, site_tree
):
    """Signatory: events to come first, in order; past ones after them, newest first."""
    signatory = SignatoryPageFactory(parent=site_tree["fr"]["signatories"])
    earlier = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2020)
    march = EventPageFactory(parent=programme, title="Marche", dates=[DAY])
    lasting = {"day": date(2026, 12, 8), "end_day": date(2026, 12, 19), "whole_day": True}
    events = [
        EventPageFactory(parent=march, title="Marche à Rennes", dates=[date(2027, 1, 2)]),
        march,
        EventPageFactory(parent=programme, title="Bientôt", dates=[]),
        EventPageFactory(parent=programme, title="Exposition", dates=[lasting]),
        # Monthly: its next date counts, not its first.
        EventPageFactory(
            parent=programme, title="Cercle", dates=[date(2026, 11, 14), date(2026, 12, 14)]
        ),
        EventPageFactory(parent=programme, title="Aujourd’hui", dates=[date(2026, 12, 12)]),
        EventPageFactory(parent=programme, title="Hier", dates=[date(2026, 12, 11)]),
        EventPageFactory(parent=programme, title="Novembre", dates=[date(2026, 11, 30)]),
        EventPageFactory(parent=earlier, title="Un jour", dates=[]),
        EventPageFactory(parent=earlier, title="Avant", dates=[date(2020, 12, 1)]),
        EventPageFactory(parent=earlier, title="Veillée", dates=[date(2020, 12, 18)]),
    ]
    organised_together(events, signatory)
    found = [
        (group["year"], [event.title for event in group["events"]])
        for group in events_by_year(signatory)
    ]
    coming = ["Exposition", "Aujourd’hui", "Cercle", "Marche", "Marche à Rennes", "Bientôt"]
    assert found == [
        (None, coming),
        (2026, ["Hier", "Novembre"]),
        (2020, ["Un jour", "Veillée", "Avant"]),
    ]
    html = client.get(signatory.url).content.decode()
    headings = ["<h3>Prochains rendez-vous</h3>", "<h3>2026</h3>", "<h3>2020</h3>"]
    assert sorted(headings, key=html.index) == headings


@time_machine.travel("2026-12-12 12:00+00:00", tick=False)
def test_an_organisations_page_costs_the_same_with_more_events_to_come_and_past(
    programme, site_tree, count_queries
):
    signatory = SignatoryPageFactory(parent=site_tree["fr"]["signatories"])
    days = [date(2026, 12, 1), DAY]
    for day in days:
        organised(EventPageFactory(parent=programme, dates=[day]), signatory)
    with_one_each = count_queries(signatory.url)
    for day in days * 2:
        organised(EventPageFactory(parent=programme, dates=[day]), signatory)
    assert count_queries(signatory.url) == with_one_each


def test_events_are_listed_by_day_and_hour_the_undated_last(programme):
    for title, dates in [
        ("soir", [{"day": DAY, "start_time": time(20)}]),
        ("matin", [{"day": DAY, "start_time": time(9)}]),
        ("sans heure", [DAY]),
        ("veille", [{"day": date(2026, 12, 17), "start_time": time(18)}]),
        ("un jour", []),
    ]:
        EventPageFactory(parent=programme, title=title, dates=dates)
    shown = listed(programme)
    assert [
        (day.day.day, [occurrence.event.title for occurrence in day.occurrences])
        for day in shown.days
    ] == [
        (17, ["veille"]),
        (18, ["sans heure", "matin", "soir"]),
    ]
    assert [occurrence.event.title for occurrence in shown.undated] == ["un jour"]


def test_an_event_stands_under_each_of_its_days(programme):
    EventPageFactory(parent=programme, title="cercle", dates=[DAY, date(2027, 1, 18)])
    shown = listed(programme)
    assert [day.day for day in shown.days] == [DAY, date(2027, 1, 18)]
    assert shown.events == 1


def test_local_events_stand_with_their_march(programme):
    march = EventPageFactory(parent=programme, title="Marche", town="")
    for town in ("Lyon", "Rennes"):
        EventPageFactory(parent=march, title=f"À {town}", town=town)
    shown = listed(programme)
    [[occurrence]] = [day.occurrences for day in shown.days]
    assert occurrence.event.title == "Marche"
    assert sorted(local.town for local in occurrence.local_events) == ["Lyon", "Rennes"]
    assert (shown.events, shown.towns) == (3, 2)


@pytest.mark.parametrize(
    ("today", "year"),
    [("2026-12-18", 2026), ("2027-01-18", 2026), ("2027-01-19", 2027), ("2026-02-01", 2026)],
)
def test_the_current_edition_lasts_until_a_month_after_its_day(programme, site_tree, today, year):
    ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2027)
    ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2025)
    with time_machine.travel(f"{today}T12:00:00+01:00"):
        assert ProgrammePage.objects.live_in("fr").current().first().year == year


def test_a_draft_event_shows_nowhere(client, programme, site_tree):
    event = EventPageFactory(parent=programme, title="Secret", live=False)
    for address in (
        "/fr/",
        programme.url,
        f"{programme.url}feed.xml",
        f"{programme.url}calendar.ics",
    ):
        assert "Secret" not in client.get(address).content.decode()
    assert client.get(event.url).status_code == 404


def test_what_an_event_hides_of_its_place_is_on_no_page(client, programme):
    event = EventPageFactory(
        parent=programme,
        precision="town",
        town="Briançon",
        address="3 rue Cachée",
        place_name="Maison secrète",
        latitude="44.896",
        longitude="6.635",
    )
    publish(event)
    for address in (
        programme.url,
        event.url,
        f"{programme.url}calendar.ics",
        f"{event.url}event.ics",
    ):
        text = client.get(address).content.decode()
        assert "Briançon" in text.replace("\r\n ", "")
        for hidden in ("Cachée", "secrète", "44.896", "6.635"):
            assert hidden not in text


def test_a_cancelled_event_says_so(client, programme):
    event = EventPageFactory(
        parent=programme, status="cancelled", status_note="La salle est fermée."
    )
    for address in (programme.url, event.url):
        assert "Annulé" in client.get(address).content.decode()
    assert "La salle est fermée." in client.get(event.url).content.decode()


@pytest.mark.parametrize(
    ("zone", "start", "shown"),
    [
        ("Africa/Dakar", time(18), ["6\u00a0pm", "Dakar time", "7\u00a0pm in Paris"]),
        (
            "America/New_York",
            time(20, 30),
            ["8.30\u00a0pm", "New York time", "Saturday 19\u00a0December, 2.30\u00a0am in Paris"],
        ),
    ],
)
def test_a_webinar_from_elsewhere_is_shown_with_both_hours(client, programme, zone, start, shown):
    dates = [{"day": DAY, "start_time": start}]
    event = EventPageFactory(parent=programme, timezone=zone, attendance="online", dates=dates)
    english = translated(publish(event))
    html = client.get(english.url).content.decode()
    for words in shown:
        assert words in html
    assert shown[-1] in client.get("/en/programme/2026/").content.decode()


def test_an_hour_of_another_town_with_the_same_clocks_is_shown_once(client, programme):
    event = EventPageFactory(parent=programme, timezone="Europe/Berlin")
    assert "when-here" not in client.get(event.url).content.decode()


def test_an_event_without_a_date_says_that_it_is_to_be_announced(client, programme):
    event = EventPageFactory(parent=programme, dates=[])
    for address in (programme.url, event.url):
        assert "Date à préciser" in client.get(address).content.decode()


def test_an_organisations_page_shows_what_it_organises(client, programme, site_tree):
    signatory = SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title="La Cimade")
    event = organised(EventPageFactory(parent=programme, title="Marche de nuit"), signatory)
    assert "Marche de nuit" in client.get(signatory.url).content.decode()
    html = client.get(event.url).content.decode()
    assert f'href="{signatory.url}"' in html
    assert "Un collectif" in html


def test_an_organiser_keeps_its_name_when_its_page_is_gone(programme, site_tree):
    signatory = SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title="La Cimade")
    event = organised(EventPageFactory(parent=programme), signatory)
    signatory.delete()
    event = type(event).objects.get(pk=event.pk)
    assert [row.shown_name for row in event.organisers.all()] == ["La Cimade", "Un collectif"]


# --- Cost: the same number of queries with one thing and with three


def fill(site_tree, programme, number):
    """Add `number` of everything a page may list."""
    for _ in range(number):
        signatory = SignatoryPageFactory(parent=site_tree["fr"]["signatories"])
        call = CallPageFactory(parent=site_tree["fr"]["calls"])
        sign(call, signatory)
        sign(site_tree["call"], signatory)
        sign(call, site_tree["signatory"])
        march = organised(EventPageFactory(parent=programme), signatory)
        organised(EventPageFactory(parent=march), signatory)
        site_tree["march"].organisers.add(EventOrganiser(signatory=signatory))
        site_tree["march"].save()
        organised(EventPageFactory(parent=site_tree["march"], dates=[DAY, DAY]), signatory)
        organised(EventPageFactory(parent=programme), site_tree["signatory"])


@pytest.fixture
def pages(site_tree, programme):
    site_tree["call"] = CallPageFactory(parent=site_tree["fr"]["calls"])
    site_tree["signatory"] = SignatoryPageFactory(parent=site_tree["fr"]["signatories"])
    site_tree["march"] = EventPageFactory(parent=programme)
    return {
        **site_tree["fr"],
        "programme": programme,
        **{name: site_tree[name] for name in ("call", "signatory", "march")},
    }


def test_no_page_costs_more_when_it_lists_more(pages, site_tree, programme, count_queries):
    fill(site_tree, programme, 1)
    one = {name: count_queries(page.url) for name, page in pages.items()}
    fill(site_tree, programme, 2)
    three = {name: count_queries(page.url) for name, page in pages.items()}
    assert three == one
    assert three["programme"] <= 40


def test_lists_of_programmes_cost_the_same_with_many(site_tree, programme, count_queries):
    kinds, signatories = [EventKindFactory()], [SignatoryPageFactory()]
    addresses = [site_tree["fr"][name].url for name in ("home", "programmes")]
    many_events(programme, 5, kinds, signatories)
    one = [count_queries(address) for address in addresses]
    many_events(programme, 95, kinds, signatories)
    for year in (2025, 2027):
        edition = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=year)
        many_events(edition, 3, kinds, signatories)
    assert [count_queries(address) for address in addresses] == one
