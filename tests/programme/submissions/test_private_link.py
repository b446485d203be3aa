"""The link in the e-mails: it confirms, withdraws, and later corrects the event."""

from datetime import date, time

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command

from home.models import Email, PrivateLink
from home.public_requests.services import erase_expired
from programme.models import EventCorrection, EventSubmission
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


def state() -> str:
    return EventSubmission.objects.get().state


def test_opening_the_link_does_nothing_and_pressing_confirms(submitter, programme):
    submitter.submit(programme)
    url = private_url()
    assert submitter.client.head(url).status_code == 200
    response = submitter.client.get(url)
    assert state() == "received"
    assert response["Referrer-Policy"] == "no-referrer"
    assert submitter.press(url, "confirm").status_code == 303
    assert state() == "confirmed"
    assert not submitter.client.cookies


@pytest.mark.parametrize("altered", [lambda url: url[:-3] + "/", lambda url: url[:-2] + "x/"])
def test_an_altered_link_says_so(submitter, programme, altered):
    submitter.submit(programme)
    url = altered(private_url())
    assert submitter.client.get(url).status_code == 404
    assert submitter.press(url, "correct").status_code == 404
    assert state() == "received"


def test_an_old_link_confirms_no_more_but_brings_a_new_one(submitter, programme, clock):
    submitter.submit(programme)
    old = private_url()
    clock.shift((settings.PROOF_DAYS + 1) * 24 * 3600)
    submitter.press(old, "confirm")
    assert state() == "received"
    submitter.press(old, "again")
    submitter.press(private_url(), "confirm")
    assert state() == "confirmed"


def test_a_submission_is_withdrawn_and_the_person_forgotten(submitter, confirmed):
    confirmed()
    submitter.press(submitter.link, "withdraw")
    submission = EventSubmission.objects.get()
    assert (submission.state, submission.person, submission.email) == ("withdrawn", "", "")


def test_what_was_never_confirmed_is_forgotten_and_what_was_is_erased(
    submitter, programme, confirmed, clock
):
    confirmed()
    submitter.submit(programme, title="Autre chose", email="other@example.org")
    clock.shift((settings.UNPROVED_REQUEST_DAYS + 1) * 24 * 3600)
    call_command("erase_expired")
    assert EventSubmission.objects.get().person == "Luis Ortega"
    clock.shift(settings.REQUEST_RETENTION_DAYS * 24 * 3600)
    call_command("erase_expired")
    assert EventSubmission.objects.get().person == ""


# --- Corrections


def test_it_has_moved_and_one_click_publishes_that(submitter, event, desk, client):
    response = submitter.correct(
        submitter.link,
        what="moved",
        day="2026-12-19",
        start_time="19:00",
        town="Rezé",
        place="Halle, 3 rue du Port",
        words="La place est en travaux.",
    )
    assert response.status_code == 303
    assert "1 correction of an event" in desk.client.get("/admin/").content.decode()
    correction = EventCorrection.objects.get()
    page = desk.look(correction)
    assert "<del>Nantes</del>" in page
    assert "<ins>Rezé, Loire-Atlantique</ins>" in page
    assert "<ins>Saturday 19\u00a0December 2026, 7\u00a0pm</ins>" in page
    uid = event.dates.get().uid
    desk(correction, "accept")
    event.refresh_from_db()
    [day] = event.dates.all()
    assert (day.day, day.start_time, day.end_time, day.uid) == (
        date(2026, 12, 19),
        time(19),
        None,
        uid,
    )
    assert event.region == "Loire-Atlantique"
    assert (event.town, event.place_name, event.address) == ("Rezé", "Halle", "3 rue du Port")
    assert (event.status, event.status_note) == ("moved", "La place est en travaux.")
    assert "La place est en travaux." in client.get(event.url).content.decode()
    assert not event.has_unpublished_changes
    assert "accepté" in submitter.client.get(submitter.link).content.decode()


def test_a_cancelled_event_that_has_a_draft_stays_unpublished(submitter, event, desk):
    event.summary = "Pas encore."
    event.save_revision()
    submitter.correct(submitter.link, what="cancelled")
    desk(EventCorrection.objects.get(), "accept")
    event.refresh_from_db()
    assert (event.status, event.summary) == ("scheduled", "Nous marchons ensemble.")
    draft = event.get_latest_revision_as_object()
    assert (draft.status, draft.summary) == ("cancelled", "Pas encore.")


def test_it_is_still_on_after_all(submitter, event, desk):
    submitter.correct(submitter.link, what="cancelled")
    desk(EventCorrection.objects.get(), "accept")
    submitter.correct(submitter.link, what="on")
    desk(EventCorrection.objects.latest("pk"), "accept")
    event.refresh_from_db()
    assert (event.status, event.live) == ("scheduled", True)


def test_a_correction_is_declined_with_a_sentence(submitter, event, desk):
    submitter.correct(submitter.link, what="other", words="Ajoutez notre logo.")
    desk(EventCorrection.objects.get(), "decline", reply="Pas de logos ici.")
    [message] = mail.outbox
    assert "Pas de logos ici." in message.body
    assert "Pas de logos ici." in submitter.client.get(private_url()).content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"what": "moved"}, "Indiquez le nouveau jour"),
        ({"what": "moved", "day": "9999-01-01"}, "C’est le programme de 2026"),
        ({"what": "other"}, "Dites ce qu’il faut corriger"),
        ({"what": "gone", "words": "x"}, "choisissez dans la liste"),
        ({"what": "other", "words": "x" * 1_000_000}, "1000"),
    ],
)
def test_a_correction_that_says_nothing_is_asked_again(submitter, event, told, said):
    response = submitter.correct(submitter.link, **told)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not EventCorrection.objects.exists()


def test_a_correction_sent_twice_is_one(submitter, event):
    submitter.correct(submitter.link, what="cancelled")
    submitter.send()
    assert EventCorrection.objects.count() == 1


def test_only_what_is_accepted_can_be_corrected(submitter, confirmed):
    confirmed()
    response = submitter.client.post(
        submitter.link, {"act": "correct", "what": "cancelled", "token": ""}
    )
    assert response.status_code == 303
    assert not EventCorrection.objects.exists()


def test_whoever_is_forgotten_leaves_the_event_and_no_trace(submitter, event, desk):
    submitter.correct(submitter.link, what="cancelled")
    submitter.press(submitter.link, "withdraw")
    correction = EventCorrection.objects.get()
    assert (correction.state, correction.person, correction.email) == ("withdrawn", "", "")
    event.refresh_from_db()
    assert event.live
    assert submitter.client.get(submitter.link).status_code == 200


def test_an_event_is_corrected_after_its_sender_was_erased(submitter, event, desk, clock):
    clock.shift((settings.REQUEST_RETENTION_DAYS + 1) * 24 * 3600)
    assert erase_expired() == 1
    submitter.correct(submitter.link, what="cancelled")
    correction = EventCorrection.objects.get()
    assert (correction.email, correction.erased_at is None) == ("", False)
    desk(correction, "decline", reply="Non.")
    assert mail.outbox == []
    assert not Email.objects.filter(sent_at=None).exists()
    assert PrivateLink.objects.exists()
