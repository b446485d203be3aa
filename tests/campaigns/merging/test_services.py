"""Two pages that are one organisation become one: what was signed, and the page itself."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from campaigns.merging.plan import CannotMerge, plan_merge
from campaigns.merging.services import merge
from campaigns.models import SignatoryPage, Signature
from campaigns.signals import organisation_merged
from campaigns.signatures.services import shown_signatories, sign
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated
from tests.home.language_sync.pages import version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def kept(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="la-cimade"))


@pytest.fixture
def removed(site_tree):
    return publish(
        SignatoryPageFactory(
            title="CIMADE Île-de-France",
            slug="cimade",
            acronym="CIDF",
            website="https://www.example.org/cimade",
            profile="<p>Une présentation.</p>",
        )
    )


def signed(call, organisation, days_ago, name=""):
    signature = sign(call, organisation, name)
    moment = timezone.now() - timedelta(days=days_ago)
    Signature.objects.filter(pk=signature.pk).update(created_at=moment)
    return signature


# --- Signatures


def test_signatures_pass_to_the_page_that_stays_as_they_were_signed(kept, removed, site_tree):
    call = publish(CallPageFactory())
    signature = sign(call, removed, "CIMADE 75")
    merge(removed, kept)
    row = Signature.objects.get()
    assert (row.pk, row.name) == (signature.pk, "CIMADE 75")
    for language in ("fr", "en"):
        [shown] = shown_signatories(version(call, language))
        assert (shown.name, shown.url) == ("CIMADE 75", version(kept, language).url)


@pytest.mark.parametrize("days_ago", [1, 9])
def test_the_older_of_two_signatures_of_a_call_stays(kept, removed, days_ago):
    call = CallPageFactory(title="Appel commun")
    ours = signed(call, kept, 5)
    theirs = signed(call, removed, days_ago, "CIMADE 75")
    older, newer = (theirs, ours) if days_ago > 5 else (ours, theirs)
    [duplicate] = plan_merge(removed, kept, None).duplicates
    assert (duplicate.call, duplicate.kept, duplicate.deleted) == ("Appel commun", older, newer)
    merge(removed, kept)
    row = Signature.objects.get()
    assert (row.pk, row.name, row.signatory_key) == (older.pk, older.name, kept.translation_key)


def test_organisations_without_a_page_are_left_alone(kept, removed):
    call = CallPageFactory()
    sign(call, None, "CIMADE Île-de-France")
    merge(removed, kept)
    assert Signature.objects.get().signatory_key is None


def test_a_merge_costs_the_same_with_many_signatures(site_tree):
    def cost(number):
        kept, removed = (publish(SignatoryPageFactory()) for _ in range(2))
        for _ in range(number):
            call = CallPageFactory()
            sign(call, removed)
            sign(call, kept)
            sign(CallPageFactory(), removed)
        with CaptureQueriesContext(connection) as queries:
            merge(removed, kept)
        return len(queries)

    cost(1)
    assert cost(3) == cost(1)


# --- The page that stays


def test_the_page_that_stays_receives_what_was_chosen_in_every_language(kept, removed):
    merge(removed, kept, ["acronym", "profile"])
    for language in ("fr", "en"):
        page = version(kept, language)
        assert (page.acronym, page.website, page.live) == ("CIDF", "", True)
        assert page.profile == "<p>Une présentation.</p>"
        assert page.other_names == ["CIMADE Île-de-France"]
    call_command("check_translations")


def test_only_what_is_lacking_can_be_taken(site_tree, removed):
    kept = publish(SignatoryPageFactory(title="La Cimade", acronym="LC"))
    assert plan_merge(removed, kept, None).fillable == ["website", "profile"]
    merge(removed, kept, ["acronym", "website"])
    kept = version(kept, "fr")
    assert (kept.acronym, kept.website) == ("LC", "https://www.example.org/cimade")
    assert kept.other_names == ["CIMADE Île-de-France", "CIDF"]


def test_a_profile_in_another_language_is_not_taken(site_tree, removed):
    index = site_tree["en"]["signatories"]
    kept = publish(SignatoryPageFactory(parent=index, title="Cimade International"))
    assert plan_merge(removed, kept, None).fillable == ["acronym", "website"]
    merge(removed, kept, ["website"])
    assert version(kept, "fr").website == "https://www.example.org/cimade"
    assert version(kept, "en").other_names == ["CIMADE Île-de-France", "CIDF"]
    call_command("check_translations")


def test_names_that_are_known_are_not_noted_twice(site_tree):
    kept = publish(SignatoryPageFactory(title="La Cimade", also_known_as="C.I.M.A.D.E"))
    removed = SignatoryPageFactory(title="CIMADE", also_known_as="Cimade 44\n\ncimade")
    merge(removed, kept)
    assert version(kept, "fr").other_names == ["C.I.M.A.D.E", "Cimade 44"]


def test_a_translation_receives_the_facts_and_stays_translated(kept, removed):
    translated(kept)
    merge(removed, kept, ["acronym"])
    english = version(kept, "en")
    assert (english.acronym, english.alias_of_id) == ("CIDF", None)
    assert english.other_names == ["CIMADE Île-de-France"]
    call_command("check_translations")


def test_a_draft_receives_the_same_and_stays_a_draft(kept, removed):
    kept.profile = "<p>Nouveau.</p>"
    kept.save_revision()
    merge(removed, version(kept, "fr"), ["website", "profile"])
    live = version(kept, "fr")
    draft = live.get_latest_revision_as_object()
    assert (live.profile, draft.profile) == ("<p>Une présentation.</p>", "<p>Nouveau.</p>")
    for page in (live, draft):
        assert page.website == "https://www.example.org/cimade"
        assert page.other_names == ["CIMADE Île-de-France", "CIDF"]
    assert live.has_unpublished_changes


def test_drafts_can_be_merged_with_what_was_last_written(site_tree):
    kept = SignatoryPageFactory(title="La Cimade", live=False)
    removed = SignatoryPageFactory(title="CIMADE 75", live=False)
    removed.website = "https://www.example.org/75"
    removed.save_revision()
    merge(SignatoryPage.objects.get(pk=removed.pk), kept, ["website"])
    kept = SignatoryPage.objects.get()
    assert (kept.live, kept.website) == (False, "https://www.example.org/75")
    assert kept.other_names == ["CIMADE 75"]


# --- What is left, and what is told


@pytest.mark.parametrize("is_translated", [True, False])
def test_the_other_page_is_gone_in_every_language(kept, removed, is_translated):
    if is_translated:
        translated(removed)
    merge(version(removed, "en"), version(kept, "en"))
    assert set(SignatoryPage.objects.values_list("translation_key", flat=True)) == {
        kept.translation_key
    }
    assert not any(Page.find_problems())
    call_command("check_translations")


def test_the_history_of_both_tells_it(kept, removed, admin_user):
    call = CallPageFactory()
    sign(call, removed)
    merge(removed, kept, user=admin_user)
    entry = PageLogEntry.objects.get(action="campaigns.merge")
    assert (entry.page_id, entry.user) == (kept.pk, admin_user)
    assert entry.message == "“CIMADE Île-de-France” was merged into this organisation"
    assert entry.data["signatures"] == 1
    told = PageLogEntry.objects.filter(page=removed.pk).values_list("action", flat=True)
    assert {"campaigns.merged_into", "wagtail.delete"} <= set(told)


# --- Why not


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_merged_into_itself(kept, language):
    with pytest.raises(CannotMerge, match="same organisation"):
        merge(kept, version(kept, language))
    assert SignatoryPage.objects.count() == 2


def test_what_is_public_is_not_merged_into_a_draft(removed):
    draft = SignatoryPageFactory(title="La Cimade", live=False)
    with pytest.raises(CannotMerge, match="not published"):
        merge(removed, draft)
    assert version(removed, "fr").live


def test_what_is_scheduled_is_not_merged(kept, removed):
    kept.go_live_at = timezone.now() + timedelta(days=3)
    kept.save_revision().publish()
    with pytest.raises(CannotMerge, match="“La Cimade” is locked or scheduled"):
        merge(removed, version(kept, "fr"))


def test_what_somebody_locked_is_not_merged(kept, removed, admin_user, django_user_model):
    other = django_user_model.objects.create_user("other")
    SignatoryPage.objects.filter(pk=kept.pk).update(locked=True, locked_by=other)
    with pytest.raises(CannotMerge, match="“La Cimade” is locked"):
        merge(removed, version(kept, "fr"), user=admin_user)


def test_who_comes_second_is_told_so(site_tree, kept, removed):
    third = publish(SignatoryPageFactory(title="Emmaüs"))
    merge(removed, kept)
    for pair in [(removed, kept), (removed, third), (third, removed)]:
        with pytest.raises(CannotMerge, match="“CIMADE Île-de-France” has been merged or deleted"):
            merge(*pair)


def test_nothing_is_half_done(kept, removed):
    def refuse(**kwargs):
        raise RuntimeError

    sign(CallPageFactory(), removed)
    organisation_merged.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            merge(removed, kept, ["website"])
    finally:
        organisation_merged.disconnect(refuse)
    assert Signature.objects.get().signatory_key == removed.translation_key
    assert version(removed, "en").live
    assert version(kept, "fr").website == version(kept, "fr").also_known_as == ""
    assert not Redirect.objects.filter(redirect_page=kept).exists()
