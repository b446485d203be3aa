"""Every form of the public, from the empty one to the last letter, in both languages."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.users.models import UserProfile

from campaigns.models import SignatureRequest
from home.models import Email
from home.public_requests.forms import TOKEN_LIFE
from programme.editions.freezing import freeze
from programme.models import EventCorrection, EventPage, EventSubmission
from tests.crawl import faults
from tests.crawl.planting import MARKERS
from tests.crawl.recording import Recorder, said_in_letter, wrong_in_letters
from tests.crawl.templates import OF_FORMS, letter_templates
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
)
from tests.public_requests import private_url

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NOTHING = {"organisation": "", "title": "", "person": "", "email": "", "consent": ""}
A_WEEK = 8 * 24 * 3600


def send_all_that_is_wrong(sender, **wrong) -> None:
    """An empty form, one without its token, one that is wrong all over, one that is too old."""
    sender.send(**dict.fromkeys(sender.form.keys() - {"token"}, ""))
    sender.client.post(sender.url, {})
    sender.send(**wrong)
    sender.clock.shift(TOKEN_LIFE + 1)
    sender.send(**sender.written)


def send_too_often(sender) -> None:
    while sender.send(**NOTHING).status_code != 429:
        pass


def look_and_confirm(sender, too_late=False) -> str:
    """Go through the link of the newest letter, or of a newer one; returns the link."""
    if too_late:
        sender.clock.shift(A_WEEK)
        sender.client.get(private_url())
        sender.press(private_url(), "again")
        sender.client.get(private_url())
    link = private_url()
    sender.client.get(link)
    sender.press(link, "confirm")
    sender.client.get(link)
    return link


def held(browser: Recorder, language: str, messages) -> None:
    """No page and no letter has a word of the other language; no page may use more than it does."""
    assert faults.wrong_words(browser.pages) == []
    assert faults.wrong_spaces(browser.pages) == []
    assert faults.wrong_structure(browser.pages) == []
    assert faults.wrong_policies(browser.pages) == []
    assert wrong_in_letters(messages, language) == []


def letters() -> set[str]:
    return set(Email.objects.values_list("kind", flat=True))


def test_signing_speaks_one_language_from_the_form_to_the_last_letter(
    language, call, signer, browser, desk
):
    signer.open(call)
    send_all_that_is_wrong(
        signer, organisation="x" * 300, acronym="x" * 99, website="://", email="no one"
    )
    send_too_often(signer)
    for number, decision in enumerate([{"act": "decline", "reply": "…"}, {"act": "accept"}, {}]):
        signer.clock.shift(60)
        request = signer.sign(call, organisation=f"Les Amarres {number}")
        browser.get(call.signing_url("sent"))
        link = look_and_confirm(signer, too_late=number == 0)
        if decision:
            button = decision.pop("act")
            desk(request, button, organisation="name", **decision)
            browser.get(link)
        signer.press(link, "withdraw")
        browser.get(link)
    browser.get(f"/{language}/signature/unknown/")
    unpublished = private_url_of(signer, call)
    call.unpublish()
    browser.get(unpublished)
    call.live, call.signing, call.signing_until = True, "closed", None
    publish(call)
    browser.get(call.signing_url())
    held(browser, language, mail.outbox)
    assert letters() == {f"campaigns/mail/{name}" for name in ("proof", "declined", "accepted")}
    assert browser.kinds == {
        ("campaigns/sign.html", 200), ("campaigns/sign.html", 422), ("campaigns/sign.html", 429),
        ("campaigns/signing_sent.html", 200), ("campaigns/signature_request.html", 200),
        ("home/no_link.html", 404), ("campaigns/signing_closed.html", 410),
    }  # fmt: skip
    assert SignatureRequest.objects.count() == 4


def private_url_of(signer, call) -> str:
    signer.clock.shift(60)
    signer.sign(call, organisation="Les Amarres 4")
    return private_url()


def test_submitting_speaks_one_language_from_the_form_to_the_last_letter(
    language, programme, submitter, browser, desk, act
):
    kind = EventKindFactory(name="Festival", locale=programme.locale)
    publish(EventPageFactory(parent=programme, title="Concert", town="Nantes", kind=kind))
    submitter.open(programme)
    submitter.send(title="Concert", town="Nantes")  # "Is it one of these?"
    send_all_that_is_wrong(
        submitter, title="x" * 300, day="2031-01-01", start_time="noon", end_time="1", kind="0",
        country="??", online_url="://", website="://", email="no one", relation="?",
    )  # fmt: skip
    submitter.send(day="", start_time="18:00", end_time="17:00", organiser="")
    submitter.clock.shift(60)
    submitter.send(start_time="", end_time="17:00")
    send_too_often(submitter)
    for decision in ({"act": "decline", "reply": "…"}, {"act": "accept", "into": "new"}):
        submitter.clock.shift(60)
        submission = submitter.submit(programme, title=f"Festival {decision['act']}", town="")
        browser.get(programme.submitting_url("sent"))
        link = look_and_confirm(submitter, too_late=decision["act"] == "decline")
        button = decision.pop("act")
        desk(submission, button, kind=kind.pk, organisation="name", **decision)
        browser.get(link)
    browser.get(f"/{language}/submission/unknown/")
    event = EventPage.objects.get(title="Festival accept", locale=programme.locale)
    act(publish, event)
    correct_all_ways(submitter, private_url(), desk)
    submitter.press(link, "withdraw")
    browser.get(link)
    freeze(programme)
    browser.get(programme.submitting_url())
    held(browser, language, mail.outbox)
    names = ("proof", "declined", "published", "correction/declined")
    assert letters() == {f"programme/mail/{name}" for name in names}
    assert browser.kinds == {
        ("programme/submit.html", 200), ("programme/submit.html", 422),
        ("programme/submit.html", 429), ("programme/submitting_sent.html", 200),
        ("programme/event_submission.html", 200), ("programme/event_submission.html", 422),
        ("programme/event_submission.html", 429), ("home/no_link.html", 404),
        ("programme/submitting_closed.html", 410),
    }  # fmt: skip
    assert EventSubmission.objects.count() == 2


def correct_all_ways(submitter, link: str, desk) -> None:
    submitter.clock.shift(60)
    for told in (
        {"what": "moved"},
        {"what": "other"},
        {"what": "?", "day": "2031-01-01", "start_time": "noon"},
        {"what": "moved", "start_time": "19:00", "end_time": "18:00"},
        {"what": "moved", "town": "Rezé"},
        {"what": "cancelled", "words": "…"},
    ):
        submitter.correct(link, **told)
    moved, cancelled = EventCorrection.objects.order_by("pk")
    desk(moved, "decline", reply="…")
    desk(cancelled, "accept")
    submitter.client.get(link)
    submitter.clock.shift(60)
    while submitter.correct(link, what="moved").status_code != 429:
        pass


@pytest.mark.parametrize("asked", ["signing", "submitting"])
def test_editors_are_told_in_their_language(
    asked, language, call, programme, signer, submitter, act, django_user_model
):
    if asked == "signing":
        signer.sign(call)
    else:
        submitter.submit(programme)
    (signer if asked == "signing" else submitter).press(private_url(), "confirm")
    mail.outbox.clear()
    for code in ("fr", "en"):
        user = django_user_model.objects.create_superuser(code, f"{code}@example.org")
        UserProfile.objects.create(user=user, preferred_language=code)
    act(call_command, "send_digests")
    told = {message.to[0][:2]: message for message in mail.outbox}
    assert told.keys() == {"fr", "en"}
    assert [fault for code in told for fault in wrong_in_letters([told[code]], code)] == []


def test_a_letter_says_in_which_language_a_title_stands_that_nobody_has_translated(
    signer, submitter, site_tree, clock, desk
):
    title = f"Lampedusa {MARKERS['fr']}"
    call = publish(CallPageFactory(title=title, signing="open"))
    programme = publish(ProgrammePageFactory(title=title, year=2026))
    english = site_tree["en"]["home"].locale
    submitter.submit(programme.get_translation(english))
    for act in ("accept", "decline"):
        request = signer.sign(call.get_translation(english), organisation=act)
        signer.press(private_url(), "confirm")
        desk(request, act, organisation="name", reply="…")
    assert len(mail.outbox) == 5
    for message in mail.outbox:
        said = [each for each in said_in_letter(message, "en") if MARKERS["fr"] in each.text]
        assert {(each.where, each.language) for each in said if each.where} == {("<span>", "fr")}


def test_every_letter_and_every_page_of_a_form_is_looked_at():
    tested = {
        "campaigns/mail/proof", "campaigns/mail/declined", "campaigns/mail/accepted",
        "programme/mail/proof", "programme/mail/declined", "programme/mail/published",
        "programme/mail/correction/declined", "home/mail/digest",
        "home/mail/account",  # tests/home/accounts/test_notices.py
    }  # fmt: skip
    assert letter_templates() == tested
    assert all(kind.startswith(("campaigns/", "home/", "programme/")) for kind in OF_FORMS)
