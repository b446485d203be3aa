"""The example content: complete, translated by wagtail-localize, the same when loaded twice."""

import json
import re
from datetime import date, time

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from campaigns.merging.plan import plan_merge
from campaigns.models import CallPage, SignatoryPage, Signature
from campaigns.signatures.services import shown_signatories
from campaigns.signed_texts.contexts import by_text
from home.language_sync.snapshots import TranslationState, translation_state
from home.translation.board import board
from home.translation.changes import source_changes
from home.translation_checks.quality_checks import warnings_by_task
from programme.editions.organisers import organised_count
from programme.models import EventDate, EventPage, ProgrammePage
from tests.programme.listings.schema_org import mistakes

DATA_BLOCK = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)

SEED_ORDER = [
    "Assemblée Citoyenne des originaires de Turquie – ACORT",
    "Association des Femmes de l’Europe Méridionale – AFEM",
    "CCFD-TERRE SOLIDAIRE",
    "CRID",
    "La Cimade",
    "Échanges et Partenariats",
    "Emmaüs International",
    "FORIM",
    "France Amérique Latine – FAL",
    "GRoupement Education sans FRontières (G.R.E.F)",
    "Maison des Citoyens du Monde 44",
    "RADSI Nouvelle-Aquitaine",
]


# On PostgreSQL, nothing else loads it.
pytestmark = [pytest.mark.usefixtures("example", "shared_data"), pytest.mark.django_db]


def call_2025(language):
    return CallPage.objects.live_in(language).get(year=2025)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_call_of_2025_has_its_twelve_signatories_in_their_order(language):
    assert [item.name for item in shown_signatories(call_2025(language))] == SEED_ORDER


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_signatory_of_2025_has_a_page_in_each_language(language):
    urls = [item.url for item in shown_signatories(call_2025(language))]
    assert len(set(urls)) == 12
    assert all(url.startswith(f"/{language}/") for url in urls)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_call_of_2025_has_five_notes_each_linked_from_its_text(language):
    notes = list(call_2025(language).numbered_notes)
    assert [note.number for note in notes] == [1, 2, 3, 4, 5]
    assert all(note.markers for note in notes)
    urls = [note.note.url for note in notes]
    assert "18-d%C3%A9cembre-2025" in urls[0]
    assert urls[2].endswith(".pdf")
    assert urls[3] == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_programme_of_2020_has_four_events_with_what_they_lack(language):
    programme = ProgrammePage.objects.live_in(language).get(year=2020)
    facts = {
        event.slug: (
            [(row.day, row.start_time, row.end_time) for row in event.dates.all()],
            event.place.precision,
            event.place.town,
            [row.shown_name for row in event.organisers.all()],
        )
        for event in programme.events
    }
    day = date(2020, 12, 18)
    assert sorted(facts.values(), key=str) == sorted(
        [
            ([(day, None, None)], "later", "", []),
            ([(day, time(10), time(11, 30))], "", "", ["Coordination SUD"]),
            ([], "town", "Briançon", ["Tous Migrants"]),
            ([(day, None, None)], "everywhere", "", ["Marche des Sans-Papiers"]),
        ],
        key=str,
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_past_programmes_are_frozen_with_their_totals(client, language):
    programmes = {page.year: page for page in ProgrammePage.objects.live_in(language)}
    totals = {
        year: page.frozen and (page.frozen.events, page.frozen.towns, page.frozen.organisations)
        for year, page in programmes.items()
    }
    assert totals == {2020: (4, 1, 3), 2025: (6, 6, 11), 2026: None}
    assert "<b>6</b>" in client.get(f"/{language}/programme/").content.decode()


@pytest.mark.parametrize("year", [2020, 2025, 2026])
def test_every_programme_stands_in_both_languages_with_the_same_dates(year):
    uids = {}
    for language in ("fr", "en"):
        programme = ProgrammePage.objects.live_in(language).get(year=year)
        uids[language] = {row.uid for event in programme.events for row in event.dates.all()}
    assert uids["fr"] == uids["en"]
    assert uids["fr"]


def test_every_page_is_really_translated_but_three_events_and_a_scheduled_call():
    untranslated = set()
    for page in Page.objects.filter(depth__gte=2).specific():
        if page.is_untranslated or not page.live:
            untranslated.add((page.locale.language_code, page.slug))
    assert untranslated == {
        ("en", "veillee-lanternes-clermont"),
        ("en", "bal-des-arrivees"),
        ("fr", "vigil-at-the-river"),
        ("fr", "derniere-semaine-2026"),
    }


def test_the_demo_shows_every_state_of_a_translation():
    call = CallPage.objects.live_in("en").get(year=2020)
    assert translation_state(call) == TranslationState.OUTDATED
    assert translation_state(call_2025("en")) == TranslationState.CURRENT
    tasks = {task.title: task for task in board() if task.waits}
    assert {title: task.state for title, task in tasks.items()} == {
        "La carte des chemins": "incomplete",
        "La fraternité n’est pas un délit": "outdated",
        "Le bal des arrivées": "in_progress",
        "Assises de l’hospitalité": "in_progress",
        "Veillée aux lanternes": "missing",
        "Vigil at the river": "missing",
    }
    assert [title for title, task in tasks.items() if task.is_ready] == ["Assises de l’hospitalité"]
    draft = tasks["Assises de l’hospitalité"].target.get_latest_revision_as_object()
    assert draft.title == "National assembly on hospitality"
    [changes] = source_changes(tasks.values()).values()
    assert [change.now.partition(",")[0] for change in changes] == ["Depuis janvier 2021"]
    with_warnings = {key for key, texts in warnings_by_task(board()).items() if texts}
    assert with_warnings == {tasks["Le bal des arrivées"].key_and_locale}
    call_command("check_translations")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_call_of_2020_was_changed_after_organisations_signed_it(client, language):
    call = CallPage.objects.live_in(language).get(year=2020)
    now, before = by_text(call, shown_signatories(call))
    assert (len(now.signatories), len(before.signatories)) == (2, 5)
    assert before.text.changed_on == date(2021, 1, 15)
    assert "2021" not in str(client.get(before.url).context["shown"].content["body"])


def test_the_translators_editor_opens_on_every_page(admin_client):
    behind = [
        str(translation.source.object_repr)
        for translation in Translation.objects.all()
        if len(set(translation.get_progress())) > 1
    ]
    assert sorted(behind) == [
        "La carte des chemins",
        "La fraternité n’est pas un délit",
        "Le bal des arrivées",
    ]
    call = call_2025("en")
    response = admin_client.get(f"/admin/pages/{call.pk}/edit/")
    assert response.templates[0].name == "wagtail_localize/admin/edit_translation.html"


def test_loading_twice_changes_nothing():
    def state():
        models = (Page, Signature, EventDate, StringTranslation, TranslationSource)
        return {
            model.__name__: sorted(model.objects.values_list("pk", flat=True)) for model in models
        } | {"revisions": sorted(Page.objects.values_list("pk", "latest_revision_id"))}

    before = state()
    call_command("load_example", verbosity=0)
    assert state() == before


def test_the_demo_shows_every_state_of_an_event():
    events = EventPage.objects.live_in("fr")
    assert set(events.values_list("status", flat=True)) == {
        "scheduled",
        "postponed",
        "moved",
        "cancelled",
    }
    assert set(events.values_list("attendance", flat=True)) == {"in-person", "online", "hybrid"}
    assert SignatoryPage.objects.live_in("fr").count() == 24


def test_all_events_are_as_search_engines_ask(client):
    checked = 0
    for event in EventPage.objects.live().prefetch_related("dates"):
        if event.dates.all():
            [block] = DATA_BLOCK.findall(client.get(event.url).text)
            assert mistakes(json.loads(block)) == [], event.url
            checked += 1
    assert checked > 40


def test_the_demo_has_two_pages_of_one_organisation_to_merge():
    pages = SignatoryPage.objects.live_in("fr")
    plan = plan_merge(pages.get(slug="terre-d-escale"), pages.get(slug="terres-d-escale"), None)
    assert (len(plan.signatures), len(plan.duplicates)) == (2, 1)
    assert (plan.fillable, organised_count(plan.removed)) == (["acronym"], 1)


def test_example_content_is_refused_where_it_is_not_allowed(settings):
    settings.EXAMPLE_CONTENT_ALLOWED = False
    with pytest.raises(CommandError, match="known passwords"):
        call_command("load_example")


@pytest.mark.parametrize("username", ["coordinator", "editor", "translator", "contributor"])
def test_the_logins_of_the_demo_open_the_admin(client, username):
    assert client.login(username=username, password="demo")
    assert client.get("/admin/").status_code == 200
