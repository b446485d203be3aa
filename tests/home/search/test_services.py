"""Search, as readers use it: what is found, what never is, and what strange words answer."""

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from home.search.services import find
from programme.enums import EventStatus
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db

ADDRESSES = {"fr": "/fr/recherche/", "en": "/en/search/"}


def searched(client, language, query, **more):
    return client.get(ADDRESSES[language], {"q": query, **more})


def titles(response):
    return [page.title for page in response.context["pages"]]


@pytest.mark.parametrize(
    ("language", "heading"), [("fr", "<h1>Rechercher</h1>"), ("en", "<h1>Search</h1>")]
)
def test_the_first_visit_shows_the_form_only(client, site_tree, language, heading):
    html = client.get(ADDRESSES[language]).content.decode()
    assert heading in html
    assert '<input type="search" name="q" id="q" value=""' in html
    assert 'id="results"' not in html
    assert 'id="nothing"' not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESSES[language]}">' in html


def test_every_page_leads_to_the_search_of_its_language(client, site_tree):
    for language, address in ADDRESSES.items():
        assert f'href="{address}"' in client.get(f"/{language}/").content.decode()
        lost = client.get(f"/{language}/rien/").content.decode()
        assert f'<form class="search" action="{address}"' in lost


def test_a_translated_page_is_found_in_each_language_by_its_own_words(client, site_tree):
    call = publish(CallPageFactory(title="Fraternité"))
    translated(call, Fraternité="Fraternity")
    assert titles(searched(client, "fr", "fraternité")) == ["Fraternité"]
    assert titles(searched(client, "en", "fraternity")) == ["Fraternity"]
    assert titles(searched(client, "en", "fraternité")) == []


def test_an_untranslated_page_is_found_as_itself_and_marked(client, site_tree):
    publish(CallPageFactory(title="Fraternité"))
    response = searched(client, "en", "fraternité")
    html = response.content.decode()
    assert titles(response) == ["Fraternité"]
    assert '<a href="/en/calls/fraternite/" lang="fr">Fraternité</a>' in html
    assert "In French" in html
    assert "In French" not in searched(client, "fr", "fraternité").content.decode()


def test_pages_of_the_site_itself_are_found_by_their_texts(client, site_tree):
    about = StandardPage(title="Qui sommes-nous", standfirst="Une coalition de passerelles.")
    about.body = [("text", "<p>Nos permanences ont lieu le jeudi.</p>")]
    site_tree["fr"]["home"].add_child(instance=about)
    programme = publish(
        ProgrammePageFactory(title="Programme 2031", year=2031, standfirst="<p>Lanternes.</p>")
    )
    for query, title in [
        ("passerelle", "Qui sommes-nous"),
        ("permanence jeudi", "Qui sommes-nous"),
        ("lanterne", programme.title),
    ]:
        assert titles(searched(client, "fr", query)) == [title]


def test_all_words_must_be_there_wherever_they_stand(client, site_tree):
    publish(CallPageFactory(title="Lampedusa", body="<p>La mer et le mur.</p>"))
    publish(CallPageFactory(title="Calais", body="<p>Le mur.</p>"))
    assert titles(searched(client, "fr", "MUR lampedusa")) == ["Lampedusa"]
    assert sorted(titles(searched(client, "fr", "mur"))) == ["Calais", "Lampedusa"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("GRoupement Education sans FRontières (G.R.E.F)", "G.R.E.F."),
        ("CCFD-Terre Solidaire", "ccfd-terre"),
        ("CCFD-Terre Solidaire", "terre solidaire"),
        ("Les sans-papiers d’Île-de-France", "sans-papiers d'Île-de-France"),
        ("Le 18/12 sur example.org/18", "18/12 example.org/18"),
        ("Migrant·es, l’accueil", "l'accueil migrant·es"),
    ],
)
def test_names_with_signs_are_found_as_they_are_written(client, site_tree, name, query):
    publish(SignatoryPageFactory(title=name, slug="nom"))
    assert titles(searched(client, "fr", query)) == [name]


def test_what_is_not_public_is_never_found(client, site_tree):
    tomorrow = timezone.now() + timedelta(days=1)
    draft = CallPageFactory(title="Lampedusa brouillon", live=False)
    scheduled = CallPageFactory(title="Lampedusa bientôt", live=False, go_live_at=tomorrow)
    withdrawn = publish(CallPageFactory(title="Lampedusa retiré"))
    private = publish(CallPageFactory(title="Lampedusa privé"))
    published = publish(CallPageFactory(title="Lampedusa publié"))
    draft.save_revision()
    publish(scheduled)
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    published.title = "Lampedusa corrigé"
    published.save_revision()
    for language in ADDRESSES:
        assert titles(searched(client, language, "lampedusa")) == ["Lampedusa publié"]
        assert titles(searched(client, language, "corrigé")) == []


@time_machine.travel("2026-11-20T12:00:00+01:00")
def test_a_result_says_what_it_is_and_when(client, site_tree):
    publish(CallPageFactory(title="Lampedusa, appel", date=date(2025, 11, 3)))
    kind = EventKindFactory(name="Veillée")
    programme = publish(ProgrammePageFactory(year=2026))
    days = [date(2026, 11, 18), date(2026, 12, 18)]
    event = EventPageFactory(
        parent=programme, title="Lampedusa, veillée", kind=kind, town="Nantes", dates=days
    )
    event.status = EventStatus.CANCELLED
    publish(event)
    organisation = SignatoryPageFactory(
        title="Lampedusa solidaire", acronym="LS", profile="<p>Nous <b>accueillons</b>.</p>"
    )
    publish(organisation)
    html = searched(client, "fr", "lampedusa").content.decode()
    results = [
        " ".join(re.sub("<[^>]+>", " ", found).split())
        for found in re.findall(r'<article class="result">(.*?)</article>', html, re.DOTALL)
    ]
    assert sorted(results) == [
        "Appel 3 nov. 2025 Lampedusa, appel Nous appelons à marcher.",
        "Organisation Lampedusa solidaire – LS Nous accueillons.",
        "Événement · Veillée 18 déc. 2026 Nantes Annulé Lampedusa, veillée",
    ]


def test_nothing_found_leads_on(client, site_tree):
    html = searched(client, "fr", "introuvable").content.decode()
    assert "Aucun résultat" in html
    assert "«\u202fintrouvable\u202f»" in html
    assert 'value="introuvable"' in html
    main = html[html.index("<main") : html.index("</main")]
    assert f'href="{site_tree["fr"]["calls"].url}"' in main


def test_the_language_switch_keeps_the_words(client, site_tree):
    html = searched(client, "fr", "l’été & l'hiver").content.decode()
    kept = quote("l’été & l'hiver").replace("%20", "+")
    assert f'href="/en/search/?q={kept}" lang="en"' in html
    assert f'href="/fr/recherche/?q={kept}" lang="fr"' in html
    assert 'href="/en/search/" lang="en"' in client.get("/fr/recherche/").content.decode()


@pytest.mark.parametrize(
    ("query", "shown", "words"),
    [
        ("!? « – » ()*:&|'\"", None, "Enter at least one word"),
        ("___", None, "Enter at least one word"),
        ("\ufffd", None, "Enter at least one word"),
        ("a" * 10_000, None, "at most 200 characters"),
        ('<script>"', "&lt;script&gt;&quot;", "Nothing found"),
        ('"mur', "&quot;mur", "1 page found"),
        ("m\x00ur", "mur", "1 page found"),
        ("\x07\x1b mur \u2028\r\n", "mur", "1 page found"),
        ("mur' OR 1=1 --", None, "Nothing found"),
        ("NOT AND OR NEAR(", None, "Nothing found"),
        ("title:mur*", None, "Nothing found"),
        ("m" + "\u0301" * 150, None, "Nothing found"),
        ("a b " * 50, None, "Nothing found"),
        ("🕯 mur", None, "1 page found"),
        ("a\\b%s %(x)s c%d:*&|!<->d", None, "Nothing found"),
    ],
)
def test_strange_words_get_a_clear_answer_and_are_not_lost(client, site_tree, query, shown, words):
    publish(CallPageFactory(title="Mur"))
    response = searched(client, "en", query)
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    if shown:
        assert f'value="{shown}"' in html
    assert "\x00" not in html


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%00", "q[]=x", "q=mur&page=%00", "q=&page=9"])
def test_a_bad_address_is_answered(client, site_tree, query):
    assert client.get(f"/fr/recherche/?{query}").status_code == 200


def test_long_lists_have_pages_that_keep_the_words(client, site_tree):
    for _ in range(21):
        standard_page(site_tree["fr"]["home"])
    first = searched(client, "fr", "lampedusa")
    second = searched(client, "fr", "lampedusa", page=2)
    assert [len(first.context["pages"]), len(second.context["pages"])] == [20, 1]
    assert len({*first.context["pages"], *second.context["pages"]}) == 21
    html = first.content.decode()
    assert "21 pages trouvées" in html
    assert 'href="?q=lampedusa&amp;page=2" rel="next"' in html
    assert '<ol class="results" start="21">' in second.content.decode()
    assert titles(searched(client, "fr", "lampedusa", page="x")) == titles(first)


def standard_page(home):
    number = Page.objects.count()
    return home.add_child(instance=StandardPage(title=f"Lampedusa {number}", slug=f"l-{number}"))


def test_more_than_the_most_is_said(client, site_tree, monkeypatch):
    monkeypatch.setattr("home.search.services.MOST", 2)
    for _ in range(3):
        standard_page(site_tree["fr"]["home"])
    html = searched(client, "fr", "lampedusa").content.decode()
    assert "Les 2 premières pages" in html
    assert "Ajoutez un mot" in html


def test_nothing_is_asked_of_the_index_without_words(site_tree, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert find("!?") == []


def test_a_search_costs_the_same_with_many_results(site_tree, count_queries):
    programme = publish(ProgrammePageFactory(year=2026))

    def add(number):
        for _ in range(number):
            title = f"Lampedusa {Page.objects.count()}"
            publish(CallPageFactory(title=title))
            publish(SignatoryPageFactory(title=title))
            publish(EventPageFactory(parent=programme, title=title))

    for address in ADDRESSES.values():
        count_queries(f"{address}?q=lampedusa")
    add(1)
    one = {address: count_queries(f"{address}?q=lampedusa") for address in ADDRESSES.values()}
    add(2)
    assert one == {
        address: count_queries(f"{address}?q=lampedusa") for address in ADDRESSES.values()
    }


def test_titles_come_first(client, site_tree):
    publish(CallPageFactory(title="Autre", body="<p>Lampedusa.</p>" * 9))
    publish(CallPageFactory(title="Lampedusa", body="<p>Une île.</p>"))
    publish(CallPageFactory(title="Encore", body="<p>Lampedusa, Lampedusa.</p>"))
    assert titles(searched(client, "fr", "lampedusa"))[0] == "Lampedusa"
