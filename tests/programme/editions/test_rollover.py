"""Next year's programme is made of last year's."""

import pytest
from wagtail_localize.models import StringTranslation, Translation

from home.language_sync.checking import differences
from home.sources import source_of
from programme.editions.freezing import freeze
from programme.editions.rollover import CannotStart, plan_next, start_next
from programme.models import EventOrganiser, EventPage, ProgrammePage
from tests.factories import (
    English,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translate,
)
from tests.home.language_sync.test_concurrency import at_once

pytestmark = pytest.mark.django_db

STANDFIRST = "<p>Le 18 décembre 2025 est un jeudi.</p><p>Depuis 2015, <b>rien</b>.</p>"
ENGLISH = {
    "Programme 2025": "Programme of 2025",
    "Le 18 décembre 2025 est un jeudi.": "18 December 2025 is a Thursday.",
    "Depuis 2015, <b>rien</b>.": "Since 2015, <b>nothing</b>.",
    "Ajoutez vos événements.": "Add your events.",
}


@pytest.fixture
def last(site_tree):
    programme = ProgrammePageFactory(
        parent=site_tree["fr"]["programmes"],
        year=2025,
        standfirst=STANDFIRST,
        invitation="Ajoutez vos événements.",
    )
    return publish(programme)


@pytest.fixture
def english(last):
    return translate(last, English(ENGLISH))


@pytest.fixture
def event(last):
    event = EventPageFactory(parent=last)
    event.organisers = [
        EventOrganiser(signatory=SignatoryPageFactory(title="La Cimade"), sort_order=0),
        EventOrganiser(name="Échanges", sort_order=1),
    ]
    return publish(event)


def version(page, language):
    return ProgrammePage.objects.get(
        translation_key=page.translation_key, locale__language_code=language
    )


def test_the_next_programme_is_a_draft_with_last_years_texts(last, admin_user):
    page = ProgrammePage.objects.get(pk=start_next(last, admin_user).pk)
    assert (page.year, page.slug, page.live, page.owner) == (2026, "2026", False, admin_user)
    assert page.title == "Programme 2026"
    assert page.standfirst == (
        "<p>Le 18 décembre 2026 est un vendredi.</p><p>Depuis 2015, <b>rien</b>.</p>"
    )
    assert page.invitation == "Ajoutez vos événements."
    assert page.get_parent() == last.get_parent()
    assert page.has_unpublished_changes


def test_it_has_no_event_and_last_years_keeps_its_own(last, event, admin_user):
    page = start_next(last, admin_user)
    assert page.get_children().count() == 0
    assert EventPage.objects.of_programme(last).get() == event


def test_the_english_draft_has_last_years_translation(last, english, admin_user):
    page = start_next(last, admin_user)
    draft = version(page, "en")
    assert (draft.title, draft.slug, draft.year, draft.live) == (
        "Programme of 2026", "2026", 2026, False,
    )  # fmt: skip
    assert "18 December 2026 is a Friday." in draft.standfirst
    assert "Since 2015, <b>nothing</b>." in draft.standfirst
    assert source_of(draft).pk == page.pk
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert len(set(translation.get_progress())) == 1
    assert StringTranslation.objects.filter(last_translated_by=admin_user).exists()


def test_it_starts_from_either_language_and_keeps_the_source(last, english, admin_user):
    page = start_next(english, admin_user)
    assert page.locale.language_code == "fr"
    assert version(page, "en").title == "Programme of 2026"


def test_a_programme_nobody_translated_stands_in_english_once_it_is_published(
    client, last, admin_user
):
    page = start_next(last, admin_user)
    assert not ProgrammePage.objects.filter(year=2026, locale__language_code="en").exists()
    publish(page)
    assert "Programme 2026" in client.get("/en/programme/2026/").content.decode()


def test_published_in_french_it_stands_in_english_until_its_draft_is(
    client, last, english, admin_user
):
    page = publish(start_next(last, admin_user))
    html = client.get("/en/programme/2026/").content.decode()
    assert "Programme 2026" in html
    assert "In French" in html
    draft = version(page, "en").get_latest_revision()
    assert version(page, "en").has_unpublished_changes
    draft.publish()
    html = client.get("/en/programme/2026/").content.decode()
    assert "Programme of 2026" in html
    assert "In French" not in html
    assert list(differences()) == []


def test_what_to_read_is_in_the_plan_and_beside_the_texts(last, english, event, admin_user):
    plan = plan_next(last)
    assert [draft.language for draft in plan.drafts] == ["fr", "en"]
    french, _english = plan.drafts
    assert [(name, len(found)) for name, found in french.passages.items()] == [
        ("title", 1),
        ("standfirst", 2),
    ]
    assert plan.organisations == ["La Cimade", "Échanges"]
    page = start_next(last, admin_user)
    comments = {row.contentpath: row.text for row in page.wagtail_admin_comments.all()}
    assert sorted(comments) == ["invitation", "standfirst", "title"]
    assert "– 18 December 2026 is a Friday." in comments["standfirst"]
    assert "– Depuis 2015, rien." in comments["standfirst"]
    assert "La Cimade, Échanges" in comments["invitation"]


def test_a_year_that_is_there_is_refused(last, english, admin_user):
    page = start_next(last, admin_user)
    with pytest.raises(CannotStart) as refused:
        start_next(english, admin_user)
    assert refused.value.existing.translation_key == page.translation_key
    assert refused.value.existing.locale.language_code == "en"
    assert ProgrammePage.objects.filter(year=2026).count() == 2


def test_last_years_is_frozen_on_demand_only(last, event, admin_user):
    page = start_next(last, admin_user)
    assert not ProgrammePage.objects.get(pk=last.pk).is_frozen
    page.delete()
    start_next(last, admin_user, freeze_last=True)
    frozen = ProgrammePage.objects.get(pk=last.pk).frozen
    assert (frozen.events, frozen.towns, frozen.organisations) == (1, 1, 2)
    assert not ProgrammePage.objects.filter(year=2026).first().is_frozen


def test_last_years_draft_is_not_taken(last, english, admin_user):
    last.title = "Programme 2025, brouillon"
    last.save_revision()
    assert start_next(last, admin_user).title == "Programme 2026"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_editors_at_once_start_one(site_tree, admin_user):
    last = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2025))
    english = translate(last, English(ENGLISH))
    errors = at_once(
        lambda: start_next(last, admin_user, freeze_last=True),
        lambda: start_next(english, admin_user, freeze_last=True),
    )
    [error] = errors
    assert isinstance(error, CannotStart), error
    assert ProgrammePage.objects.filter(year=2026).count() == 2
    assert freeze(last).events == 0
