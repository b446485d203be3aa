"""The programme's page as readers narrow it, take it along and frame it; what it costs."""

import csv
import html
import io
import re
from datetime import UTC, date, datetime, time

import pytest
import time_machine

from programme.listings import services
from programme.models import EventOrganiser
from tests.factories import (
    EventDateFactory,
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
LYON = {"town": "Lyon", "latitude": "45.7573", "longitude": "4.8337"}


@pytest.fixture(autouse=True)
def before_the_day():
    with time_machine.travel("2026-12-01T12:00:00+01:00"):
        yield


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


@pytest.fixture
def march(programme):
    """The national march with two towns, and a vigil in Lyon that is no part of it."""
    march = EventPageFactory(parent=programme, title="Nationale", town="", precision="everywhere")
    EventPageFactory(parent=march, title="À Lyon", **LYON)
    EventPageFactory(parent=march, title="À Rennes", town="Rennes")
    EventPageFactory(
        parent=programme, title="Veillée", kind=EventKindFactory(name="Veillée"), **LYON
    )
    return march


def entries(response) -> list[str]:
    shown = response.context["listing"]
    days = [occurrence for day in [*shown.days, *shown.over] for occurrence in day.occurrences]
    return [occurrence.event.title for occurrence in [*days, *shown.undated]]


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# --- The list


def test_a_march_is_one_entry_and_under_a_towns_filter_its_town_is(client, march):
    address = "/fr/programme/2026/"
    assert entries(client.get(address)) == ["Nationale", "Veillée"]
    assert entries(client.get(f"{address}?q=a lyon")) == ["À Lyon"]
    assert sorted(entries(client.get(f"{address}?town=Lyon"))) == ["Veillée", "À Lyon"]


def test_what_is_asked_for_is_told_and_can_be_taken_away(client, march):
    text = page(client, "/fr/programme/2026/?town=lyon&type=veillee&x=1")
    assert "1 événement trouvé" in text
    parts = re.findall(r'<li><a href="([^"]*)#list"><span>(.+?)</span> (<.+?>)', text)
    away = '<span role="img" aria-label="retirer ce filtre">'
    assert parts == [
        ("/fr/programme/2026/?town=Lyon", "Veillée", away),
        ("/fr/programme/2026/?type=veillee", "Lyon", away),
    ]
    assert '<option value="Lyon" selected>Lyon</option>' in text
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/programme/2026/">' in text


def test_the_language_switch_and_the_files_keep_the_filter(client, programme, march):
    translated(programme)
    text = page(client, "/fr/programme/2026/?type=veillee&town=Lyon")
    assert 'href="/en/programme/2026/?town=Lyon&amp;type=veillee" lang="en"' in text
    assert 'href="/fr/programme/2026/programme.csv?town=Lyon&amp;type=veillee"' in text


def test_nothing_found_says_so(client, march):
    text = page(client, "/fr/programme/2026/?town=Rennes&type=veillee")
    assert "Aucun événement ne réunit tout cela." in text
    assert '<a href="/fr/programme/2026/">Afficher tous les événements</a>' in text


def test_an_unknown_name_is_told_and_finds_nothing(client, march):
    text = page(client, "/fr/programme/2026/?town=<b>Atlantide</b>")
    assert "ne s’appelle «\u202f&lt;b&gt;Atlantide&lt;/b&gt;\u202f»" in text
    assert "Nationale" not in text
    assert "Aucun événement ne réunit tout cela." in text


def test_what_typed_words_hold_is_text(client, march):
    text = page(client, "/fr/programme/2026/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in text


def test_long_lists_have_pages(client, programme, march, monkeypatch):
    monkeypatch.setattr(services, "OCCURRENCES_A_PAGE", 5)
    for number in range(5):
        EventPageFactory(parent=programme, title=f"Réunion {number}", kind=march.kind)
    first, second = (client.get(f"/fr/programme/2026/?page={number}") for number in (1, 2))
    assert [len(entries(first)), len(entries(second))] == [5, 2]
    assert len({*entries(first), *entries(second)}) == 7
    text = second.content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/programme/2026/?page=2">' in text
    assert 'href="?town=Paris&amp;page=2" rel="next"' not in text
    for nonsense in ("0", "x", "-1", "%00", "9" * 40):
        assert client.get(f"/fr/programme/2026/?page={nonsense}").status_code == 200


def test_days_that_are_over_come_last_until_the_edition_is_over(programme):
    EventPageFactory(parent=programme, title="cercle", dates=[date(2026, 11, 18), DAY])
    EventPageFactory(parent=programme, title="un jour", dates=[])
    shown = listed(programme)
    assert [day.day for day in shown.days] == [DAY]
    assert [day.day for day in shown.over] == [date(2026, 11, 18)]
    with time_machine.travel(datetime(2027, 1, 19, 12, tzinfo=UTC), tick=False):
        later = listed(programme)
    assert [day.day for day in later.days] == [date(2026, 11, 18), DAY]
    assert (later.over, len(later.undated)) == ([], 1)


@time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False)
def test_days_that_are_over_cost_no_query_each(programme, count_queries):
    costs = []
    for day in (10, 11, 12):
        EventPageFactory(parent=programme, dates=[date(2026, 11, day)])
        costs.append(count_queries("/fr/programme/2026/"))
    assert costs[1] == costs[2]


def test_a_march_names_some_of_its_towns_and_counts_the_others(
    client, programme, march, monkeypatch
):
    monkeypatch.setattr(services, "MOST_TOWNS", 5)
    for number in range(5):
        EventPageFactory(parent=march, town=f"Ville {number:02}", kind=march.kind)
    [occurrence] = [
        occurrence
        for day in listed(programme).days
        for occurrence in day.occurrences
        if occurrence.event.title == "Nationale"
    ]
    assert (len(occurrence.local_events), occurrence.more) == (5, 2)
    text = page(client, "/fr/programme/2026/")
    assert "Dans 7 villes" in text
    assert "et 2 autres" in text


# --- The table


def table(client, query: str = "") -> list[dict]:
    response = client.get(f"/fr/programme/2026/programme.csv{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(
        csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=";")
    )


def test_the_table_has_a_row_a_date(client, programme, march):
    vigil = EventPageFactory(
        parent=programme, title="=1+1", dates=[{"day": DAY, "status": "cancelled"}], **LYON
    )
    vigil.organisers = [
        EventOrganiser(name="Chorale", sort_order=0),
        EventOrganiser(name="@Collectif", sort_order=1),
    ]
    EventDateFactory(event=vigil, day=date(2027, 1, 18), start_time=time(18), sort_order=1)
    vigil = publish(vigil)
    rows = [row for row in table(client) if row["Titre"] == "'=1+1"]
    assert [(row["Jour"], row["Commence à"], row["Statut"]) for row in rows] == [
        ("2026-12-18", "", "Annulé"),
        ("2027-01-18", "18:00", "Comme prévu"),
    ]
    assert rows[0]["Organisé par"] == "Chorale, @Collectif"
    assert rows[0]["Page"] == f"http://127.0.0.1:8000{vigil.url}"


def test_the_table_obeys_filters_and_the_place(client, programme, march):
    assert sorted(row["Titre"] for row in table(client, "?town=Lyon")) == ["Veillée", "À Lyon"]
    [local] = table(client, "?q=a+lyon")
    assert (local["Fait partie de"], local["Ville"], local["Latitude"]) == (
        "Nationale",
        "Lyon",
        "45.757300",
    )
    EventPageFactory(
        parent=programme, title="Caché", precision="later", address="3 rue Cachée", **LYON
    )
    [hidden] = table(client, "?q=caché")
    assert hidden["Lieu"] == "Lieu à préciser"
    places = ("Adresse", "Code postal", "Ville", "Latitude", "Longitude")
    assert {hidden[name] for name in places} == {""}


# --- The frame


def test_the_frame_may_stand_on_any_site_and_no_other_page_may(client, march):
    frame = client.get("/fr/programme/2026/embed/?type=veillee")
    assert "X-Frame-Options" not in frame
    policy = frame["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    other = client.get("/fr/programme/2026/?type=veillee")
    assert other["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert (entries(frame), frame.cookies.keys()) == (["Veillée"], set())


def test_the_frame_is_in_its_language_and_opens_links_outside(client, programme, march):
    programme.search_description = "Le programme"
    translated(publish(programme), **{"Le programme": "The programme"})
    text = page(client, "/en/programme/2026/embed/")
    assert '<html lang="en">' in text
    assert '<base target="_blank">' in text
    assert '<meta name="description" content="The programme">' in text
    assert "<script" not in text
    assert "site-header" not in text


def test_the_lines_to_copy_lead_to_what_is_chosen(client, march):
    text = page(client, "/fr/programme/2026/?type=veillee&town=Lyon")
    lines = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[1])
    [address] = re.findall(r'src="([^"]*)"', lines)
    address = html.unescape(address)
    assert address == "http://127.0.0.1:8000/fr/programme/2026/embed/?town=Lyon&type=veillee"
    assert entries(client.get(address.removeprefix("http://127.0.0.1:8000"))) == ["Veillée"]


# --- Cost

ADDRESSES = [
    "",
    "?type=veillee",
    "?region=Département+0",
    "?town=Ville-sur-Loire+0&near=50",
    "?day=2026-12-18",
    "?organiser=organisation",
    "?language=ar",
    "?access=wheelchair&access=sign",
    "?q=collectif+préfecture",
    "map/",
    "map.geojson",
    "programme.csv",
    "embed/",
]


def test_the_page_costs_the_same_with_ten_events_and_a_hundred(client, site_tree, count_queries):
    kinds = [EventKindFactory(name=name) for name in ("Marche", "Veillée", "Repas")]
    signatories = [SignatoryPageFactory() for _ in range(3)]
    costs, sizes = [], []
    # One page; then several, of which the first also brings along what paper shows of the others.
    for year, number in ((2026, 10), (2027, 80), (2028, 100)):
        edition = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=year)
        many_events(edition, number, kinds, signatories)
        addresses = [f"{edition.url}{below}" for below in ADDRESSES]
        costs.append([count_queries(address) for address in addresses])
        sizes.append(len(client.get(edition.url).content))
    assert costs[1] == costs[2]
    # What is printed of the other pages, and the events above local ones.
    more = [several - one for one, several in zip(costs[0], costs[1], strict=True)]
    assert max(more) <= 2
    assert max(sizes) < 60_000
