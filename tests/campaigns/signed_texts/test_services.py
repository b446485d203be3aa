"""What becomes of a text that was signed when another one is published, whichever way."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from campaigns.models import CallNote, CallPage, Signature, SignedText, SignedTextVersion
from campaigns.signatures.services import sign
from campaigns.signed_texts.services import text_of
from home.models import SiteDocument
from tests.campaigns.texts import change, kept, signed, signed_call
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    return signed_call(site_tree)


def test_a_change_keeps_the_text_that_was_signed(call):
    live = call.live_revision
    call = change(call, "change")
    assert call.body == "<p>Courons.</p>"
    assert kept(call) == {1: "<p>Marchons.</p>"}
    assert SignedTextVersion.objects.get().revision == live
    sign(call, None, "Collectif du Plateau")
    assert signed(call) == {"Collectif de la Vallée": 1, "Collectif du Plateau": None}


def test_a_correction_is_the_same_text(call):
    call = change(call, "correction")
    assert kept(call) == {}
    assert signed(call) == {"Collectif de la Vallée": None}


def test_who_gives_no_answer_keeps_what_was_signed(call):
    assert kept(change(call)) == {1: "<p>Marchons.</p>"}


def test_the_answer_holds_for_one_publication(call):
    call = change(call, "correction")
    assert call.text_change == ""
    assert call.live_revision.content["text_change"] == ""
    call = change(call, body="<p>Dansons.</p>")
    assert kept(call) == {1: "<p>Courons.</p>"}


def test_each_change_is_a_text_of_its_own(call):
    call = change(call, "change")
    sign(call, None, "Collectif du Plateau")
    call = change(call, "change", body="<p>Dansons.</p>")
    assert kept(call) == {1: "<p>Marchons.</p>", 2: "<p>Courons.</p>"}
    assert signed(call) == {"Collectif de la Vallée": 1, "Collectif du Plateau": 2}


def test_a_text_that_nobody_signed_is_not_kept(call):
    call = change(call, "change")
    call = change(call, "change", body="<p>Dansons.</p>")
    assert kept(call) == {1: "<p>Marchons.</p>"}
    Signature.objects.all().delete()
    assert kept(change(call, "change", body="<p>Volons.</p>")) == {1: "<p>Marchons.</p>"}


def test_facts_are_no_part_of_the_text(call):
    call.year, call.contact_email, call.seo_title = 2031, "appel@example.org", "Appel"
    call = publish(call)
    assert call.year == 2031
    assert kept(call) == {}


def with_note(call, **facts):
    call.notes = [CallNote(key="a", **{"text": "Source", "url": "https://example.org/", **facts})]
    return publish(call)


@pytest.mark.parametrize(
    "facts", [{"text": "Autre source"}, {"url": "https://example.org/autre"}, {"url": ""}]
)
def test_notes_and_their_links_are_part_of_the_text(call, facts):
    call = with_note(call)
    assert kept(call) == {1: "<p>Marchons.</p>"}
    sign(call, None, "Collectif du Plateau")
    assert kept(with_note(call)).keys() == {1}
    assert kept(with_note(call, **facts)).keys() == {1, 2}


def test_a_notes_document_is_part_of_the_text(call):
    document = SiteDocument.objects.create(title="Rapport", file="documents/rapport.pdf")
    call = with_note(call, url="", document=document)
    sign(call, None, "Collectif du Plateau")
    assert kept(with_note(call, url="", document=document)).keys() == {1}


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("<p>Un&nbsp;<strong>mur</strong></p>", '<p data-block-key="x">Un <b>mur</b></p>', True),
        ("<p>Un mur<br>bas</p>\n<p>Fin</p>", "<p>Un mur<br/>bas</p><p>Fin</p><p></p>", True),
        ("<p>Tom & Ève</p>", "<p>Tom &amp; Ève</p>", True),
        (
            '<p>Un <a linktype="page" id="3">mur</a></p>',
            '<p>Un <a id="3" linktype="page">mur</a></p>',
            True,
        ),
        (
            '<p>Un <a linktype="page" id="3">mur</a></p>',
            '<p>Un <a linktype="page" id="4">mur</a></p>',
            False,
        ),
        (
            '<p>Mur<a linktype="note" note="a">[1]</a></p>',
            '<p>Mur <a note="a" linktype="note">[2]</a></p>',
            True,
        ),
        (
            '<p>Mur<a linktype="note" note="a">[1]</a></p>',
            '<p>Mur<a linktype="note" note="b">[1]</a></p>',
            False,
        ),
        ("<p>Un mur</p>", "<p>Un <b>mur</b></p>", False),
        ("<p>Un mur</p>", "<p>Un Mur</p>", False),
        ("", '<p data-block-key="x"></p>', True),
    ],
)
def test_a_text_is_another_one_where_readers_can_tell(before, after, is_same):
    assert (text_of({"body": before}) == text_of({"body": after})) == is_same


# --- The ways to publish


def test_a_scheduled_publication_keeps_its_answer(call):
    moment = timezone.now() + timedelta(days=2)
    call.go_live_at = moment
    change(call, "correction")
    assert CallPage.objects.get(pk=call.pk).body == "<p>Marchons.</p>"
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert CallPage.objects.get(pk=call.pk).body == "<p>Courons.</p>"
    assert kept(call) == {}


def test_a_scheduled_change_keeps_the_text_at_its_minute(call):
    moment = timezone.now() + timedelta(days=2)
    call.go_live_at = moment
    change(call, "change")
    assert kept(call) == {}
    sign(call, None, "Collectif du Plateau")
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert kept(call) == {1: "<p>Marchons.</p>"}
    assert signed(call) == {"Collectif de la Vallée": 1, "Collectif du Plateau": 1}
    assert SignedText.objects.get().changed_on == timezone.localdate(moment)


def test_publishing_many_pages_at_once_keeps_the_text(admin_client, call):
    call.body = "<p>Courons.</p>"
    call.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={call.pk}")
    assert response.status_code == 302
    assert CallPage.objects.get(pk=call.pk).body == "<p>Courons.</p>"
    assert kept(call) == {1: "<p>Marchons.</p>"}


@pytest.mark.parametrize(
    ("answer", "expected"), [("change", {1: "<p>Marchons.</p>"}), ("correction", {})]
)
def test_a_call_that_comes_back_changed_is_changed(call, answer, expected):
    call.unpublish()
    call = CallPage.objects.get(pk=call.pk)
    # While it is unpublished, what editors save is the page.
    call.body = "<p>Courons.</p>"
    call.save()
    call = change(call, answer)
    assert kept(call) == expected
    assert set(signed(call).values()) == ({1} if expected else {None})


def test_a_call_that_comes_back_as_it_was_is_not_changed(call):
    call.unpublish()
    call = publish(CallPage.objects.get(pk=call.pk))
    assert kept(call) == {}
    assert kept(change(call, "change")) == {1: "<p>Marchons.</p>"}


def test_a_call_that_code_put_live_keeps_its_text(site_tree):
    call = CallPageFactory(parent=site_tree["fr"]["calls"], body="<p>Marchons.</p>")
    sign(call, None, "Collectif de la Vallée")
    call = change(call, "change")
    assert kept(call) == {1: "<p>Marchons.</p>"}
    assert not call.has_unpublished_changes


def test_a_live_revision_that_an_autosave_wrote_over_is_not_what_was_signed(call):
    call.body = "<p>Brouillon.</p>"
    call.save_revision(overwrite_revision=call.live_revision)
    call = change(CallPage.objects.get(pk=call.pk), "change")
    assert kept(call) == {1: "<p>Marchons.</p>"}
