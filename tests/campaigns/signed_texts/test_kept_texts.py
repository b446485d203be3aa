"""A signed text is kept in every language that had it, as long as its call is."""

import pytest
from django.urls import reverse
from wagtail.management.commands.purge_revisions import purge_revisions
from wagtail.models import Page, Revision

from campaigns.models import CallPage, SignedText, SignedTextVersion
from campaigns.signatures.services import sign
from tests.campaigns.texts import change, kept, signed, signed_call
from tests.factories import CallPageFactory, publish, translated
from tests.home.language_sync.pages import version
from tests.home.language_sync.test_concurrency import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    return signed_call(site_tree)


def test_a_change_keeps_the_text_of_every_language(call):
    english = translated(call, **{"Marchons.": "Let us march."})
    live = english.live_revision
    change(call, "change")
    assert kept(call, "en") == {1: "<p>Let us march.</p>"}
    assert SignedTextVersion.objects.get(language="en").revision == live


def test_a_better_translation_changes_no_text(call):
    english = translated(call, **{"Marchons.": "Let us walk."})
    english.body = "<p>Let us march.</p>"
    publish(english)
    assert version(call, "en").body == "<p>Let us march.</p>"
    assert kept(call) == kept(call, "en") == {}


def test_a_call_that_is_not_translated_is_kept_as_it_is(call):
    assert version(call, "en").alias_of_id == call.pk
    change(call, "change")
    assert kept(call, "en") == {}
    assert version(call, "en").body == "<p>Courons.</p>"


def test_a_translation_of_the_first_text_is_not_that_of_the_second(call):
    translated(call, **{"Marchons.": "Let us march."})
    call = change(call, "change")
    sign(call, None, "Collectif du Plateau")
    call = change(call, "change", body="<p>Dansons.</p>")
    assert kept(call, "en") == {1: "<p>Let us march.</p>"}
    translated(call, **{"Dansons.": "Let us dance."})
    sign(call, None, "Collectif de la Plaine")
    call = change(call, "change", body="<p>Volons.</p>")
    assert kept(call, "en") == {1: "<p>Let us march.</p>", 3: "<p>Let us dance.</p>"}


def test_a_call_written_in_english_keeps_its_english(site_tree):
    call = publish(CallPageFactory(parent=site_tree["en"]["calls"], body="<p>March.</p>"))
    sign(call, None, "Valley Collective")
    change(call, "change")
    assert kept(call, "en") == {1: "<p>March.</p>"}
    assert kept(call, "fr") == {}


# --- What goes and what stays


def test_old_revisions_are_deleted_but_those_that_were_signed(call):
    signed_revision = call.live_revision_id
    call = change(call, "change")
    call = change(call, "change", body="<p>Dansons.</p>")
    assert purge_revisions() == (1, 1)
    assert Revision.objects.filter(pk=signed_revision).exists()


def test_an_autosave_does_not_write_over_a_text_that_was_signed(call):
    english = translated(call, **{"Marchons.": "Let us march."})
    change(call, "change")
    english = CallPage.objects.get(pk=english.pk)
    english.body = "<p>Draft.</p>"
    revision = english.save_revision(overwrite_revision=english.latest_revision)
    assert revision.content["body"] == "<p>Draft.</p>"
    assert kept(call, "en") == {1: "<p>Let us march.</p>"}


def test_a_call_that_is_deleted_takes_its_texts_along(admin_client, call):
    translated(call)
    change(call, "change")
    assert SignedTextVersion.objects.count() == 2
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[call.pk]))
    assert not CallPage.objects.filter(translation_key=call.translation_key).exists()
    assert not SignedText.objects.exists()
    assert not SignedTextVersion.objects.exists()


def test_calls_deleted_together_take_their_texts_along(admin_client, call):
    change(call, "change")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin_client.post(f"{address}?id={call.pk}")
    assert not CallPage.objects.exists()
    assert not SignedText.objects.exists()


def test_a_list_of_calls_that_is_deleted_takes_their_texts_along(call):
    change(call, "change")
    Page.objects.get(pk=call.get_parent().pk).delete()
    assert not CallPage.objects.exists()
    assert not SignedText.objects.exists()


def test_a_translation_that_is_deleted_leaves_the_original(admin_client, call):
    english = translated(call)
    change(call, "change")
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[english.pk]))
    assert not CallPage.objects.filter(pk=english.pk).exists()
    assert kept(call, "en") == {}
    assert kept(call) == {1: "<p>Marchons.</p>"}
    assert signed(call) == {"Collectif de la Vallée": 1}


def test_a_copy_of_a_call_starts_without_signatures_and_answer(call):
    call.text_change = "correction"
    call.save_revision()
    copy = CallPage.objects.get(pk=call.pk).copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert copy.get_latest_revision_as_object().text_change == ""
    copy.body = "<p>Courons.</p>"
    publish(copy)
    assert not SignedText.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_changes_published_at_once_keep_the_signed_text_once(site_tree):
    call = signed_call(site_tree)
    for number in range(1, 6):
        call = CallPage.objects.get(pk=call.pk)
        sign(call, None, f"Collectif {number}")
        drafts = []
        for way in ("Courons", "Dansons"):
            call.body = f"<p>{way} {number} fois.</p>"
            drafts.append(call.save_revision())
        assert at_once(*(draft.publish for draft in drafts)) == []
        assert len(kept(call)) == number
        assert signed(call)[f"Collectif {number}"] == number
