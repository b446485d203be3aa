"""The list of calls as readers narrow it: by year, by rubric, page by page, in each language."""

import re
from datetime import date

import pytest
from wagtail.models import Locale

from campaigns.calls.contexts import CALLS_A_PAGE
from campaigns.models import CallPage
from tests.factories import CallPageFactory, RubricFactory, publish, translated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def rubrics(shared_data):
    welcome, memory = RubricFactory(name="Accueil"), RubricFactory(name="Mémoire")
    english = welcome.copy_for_translation(Locale.objects.get(language_code="en"))
    english.name = "Welcome"
    english.save()
    return {"accueil": welcome, "memoire": memory}


@pytest.fixture(scope="module")
def calls(rubrics):
    """One call a year and rubric, but for the rubric "memoire", which has none in 2026."""
    for year, code in [(2025, "accueil"), (2025, "memoire"), (2026, "accueil")]:
        title = f"{code} {year}"
        publish(
            CallPageFactory(title=title, year=year, date=date(year, 11, 3), rubric=rubrics[code])
        )


def shown(response):
    return [call.title for call in response.context["calls"]]


@pytest.mark.parametrize("address", ["/fr/appels/", "/en/calls/"])
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["accueil 2026", "accueil 2025", "memoire 2025"]),
        ("year=2025", ["accueil 2025", "memoire 2025"]),
        ("rubric=accueil", ["accueil 2026", "accueil 2025"]),
        ("year=2025&rubric=memoire", ["memoire 2025"]),
        ("year=2026&rubric=memoire", []),
        ("year=&rubric=", ["accueil 2026", "accueil 2025", "memoire 2025"]),
    ],
)
def test_calls_are_found_by_year_and_rubric(client, calls, address, query, titles):
    response = client.get(f"{address}?{query}")
    assert sorted(shown(response)) == sorted(titles)
    years = re.findall(r'id="year-(\d+)"', response.content.decode())
    assert years == sorted({title[-4:] for title in titles}, reverse=True)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("year=1789", 3),
        ("year=%00&rubric=%00", 3),
        ("year=2025'--&rubric=" + "x" * 7000, 3),
        ("year=٢٠٢٥", 3),
        ("year=2025&rubric=nowhere", 2),
        ("year=x&rubric=accueil", 2),
        ("page=100000000000000000000", 3),
        ("page=%00&year=2026", 1),
    ],
)
def test_what_means_nothing_filters_nothing(client, calls, query, number):
    response = client.get(f"/fr/appels/?{query}")
    assert (response.status_code, len(shown(response))) == (200, number)


def test_years_and_rubrics_in_use_are_offered_by_their_names(client, calls, site_tree):
    RubricFactory(name="Sans appel")
    publish(CallPageFactory(title="Un autre", year=2019)).unpublish()

    def options(address):
        html = client.get(address).content.decode()
        return re.findall(
            r'<option value="([^"]*)"( selected)?(?: lang="fr")?>([^<]*)</option>', html
        )

    assert options("/fr/appels/?rubric=accueil&year=1789") == [
        ("", "", "Toutes les années"),
        ("2026", "", "2026"),
        ("2025", "", "2025"),
        ("", "", "Toutes les rubriques"),
        ("accueil", " selected", "Accueil"),
        ("memoire", "", "Mémoire"),
    ]
    names = {(value, name) for value, _selected, name in options("/en/calls/")}
    assert {("accueil", "Welcome"), ("memoire", "Mémoire"), ("2026", "2026")} <= names
    untranslated = '<option value="memoire" lang="fr">Mémoire</option>'
    assert untranslated in client.get("/en/calls/").content.decode()


def test_nothing_to_choose_from_is_not_offered(client, site_tree):
    CallPage.objects.filter(locale__language_code="fr").delete()
    publish(CallPageFactory())
    assert "<select" not in client.get("/fr/appels/").content.decode()


def test_the_language_switch_keeps_the_filter(client, calls):
    html = client.get("/fr/appels/?rubric=accueil&year=2025&x=1&page=1").content.decode()
    assert 'href="/en/calls/?year=2025&amp;rubric=accueil" lang="en"' in html
    assert 'rel="alternate" hreflang' not in html


def test_a_filtered_list_stands_for_the_whole_one(client, calls):
    html = client.get("/fr/appels/?year=2025").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/appels/">' in html
    assert "2 appels" in html
    assert '<a href="/fr/appels/">Afficher tous les appels</a>' in html


def test_nothing_found_says_so_and_shows_the_way_back(client, calls):
    html = client.get("/en/calls/?year=2026&rubric=memoire").content.decode()
    assert "No call from this year is on this topic." in html
    assert '<a href="/en/calls/">Show all calls</a>' in html


def test_long_lists_have_pages_of_their_own(client, site_tree, rubrics):
    CallPage.objects.filter(locale__language_code="fr").delete()
    for number in range(CALLS_A_PAGE + 1):
        CallPageFactory(title=f"Appel {number}", rubric=rubrics["accueil"], year=2020 + number % 2)
    first, second = client.get("/fr/appels/"), client.get("/fr/appels/?page=2")
    assert [len(shown(first)), len(shown(second))] == [CALLS_A_PAGE, 1]
    assert len({*shown(first), *shown(second)}) == CALLS_A_PAGE + 1
    assert 'href="?page=2" rel="next"' in first.content.decode()
    html = second.content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/appels/?page=2">' in html
    filtered = client.get("/fr/appels/?rubric=accueil").content.decode()
    assert 'href="?rubric=accueil&amp;page=2" rel="next"' in filtered


def test_a_call_leads_to_the_others_of_its_rubric(client, rubrics):
    call = publish(CallPageFactory(rubric=rubrics["accueil"]))
    english = translated(call)
    link = '<a href="/fr/appels/?rubric=accueil">Accueil</a>'
    assert link in client.get(call.url).content.decode()
    assert '<a href="/en/calls/?rubric=accueil">' in client.get(english.url).content.decode()


def test_the_feed_of_calls_is_found_from_every_page(client, site_tree):
    for address, feed in [("/fr/", "/fr/appels/"), ("/en/search/", "/en/calls/")]:
        html = client.get(address).content.decode()
        link = re.search(r'<link rel="alternate" type="application/rss\+xml"[^>]*>', html)[0]
        assert f'href="http://127.0.0.1:8000{feed}feed.xml"' in link
        assert client.get(f"{feed}feed.xml")["Content-Type"].startswith("application/rss+xml")
    assert '<a href="/fr/appels/feed.xml"' in client.get("/fr/appels/").content.decode()


def test_the_list_costs_the_same_with_many_calls(site_tree, rubrics, count_queries):
    def add(number):
        for _ in range(number):
            publish(CallPageFactory(rubric=RubricFactory()))

    add(1)
    addresses = ["/fr/appels/", "/fr/appels/?year=2025", "/en/calls/?rubric=accueil"]
    one = [count_queries(address) for address in addresses]
    add(2)
    assert [count_queries(address) for address in addresses] == one
