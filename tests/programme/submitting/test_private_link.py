"""The link in the e-mails: it confirms, withdraws, and later corrects the event."""

from datetime import date, time

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command

from home.intake.erasing import erase_expired
from home.models import Letter, PrivateLink
from programme.models import EventCorrection, EventDate, EventPage, EventSubmission
from tests.factories import publish
from tests.intake import private_url

pytestmark = pytest.mark.django_db


def state() -> str:
    return EventSubmission.objects.get().state


@pytest.fixture
def event(confirmed, desk, march, act):
    """A published event that was submitted; its submitter has the link."""
    submission = confirmed(organiser="Les Amarres")
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    event = act(publish, EventPage.objects.get())
    mail.outbox.clear()
    return event


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
    assert "<ins>19 December 2026, 19:00</ins>" in page
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
        ({"what": "other"}, "Dites en toutes lettres"),
        ({"what": "gone", "words": "x"}, "Sélectionnez un choix valide"),
        ({"what": "other", "words": "x" * 1_000_000}, "1000"),
    ],
)
def test_a_correction_that_says_nothing_is_asked_again(submitter, event, told, said):
    response = submitter.correct(submitter.link, **told)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not EventCorrection.objects.exists()


# --- Corrections of one of several dates


@pytest.fixture
def vigils(event, act):
    """The event, every month: its three dates in their order."""
    [first] = event.dates.all()
    later = [
        EventDate(day=day, start_time=time(18), end_time=time(20))
        for day in (date(2027, 1, 18), date(2027, 2, 18))
    ]
    event.dates = [first, *later]
    return list(act(publish, event).dates.order_by("day"))


def dates(event) -> list[tuple]:
    event.refresh_from_db()
    rows = EventDate.objects.filter(event=event).order_by("day")
    return [(row.day.isoformat(), f"{row.start_time:%H:%M}", row.status) for row in rows]


DECEMBER, JANUARY, FEBRUARY = (
    (f"{day}-18", "18:00", "scheduled") for day in ("2026-12", "2027-01", "2027-02")
)


def test_the_dates_to_choose_from_are_told_where_there_are_several(submitter, event, vigils):
    page = submitter.client.get(submitter.link).content.decode()
    assert "Quelle date voulez-vous dire" in page
    assert f'<option value="{vigils[1].uid}">lundi 18\u00a0janvier 2027, 18\u00a0h</option>' in page
    vigils[1].delete()
    vigils[2].delete()
    assert "Quelle date" not in submitter.client.get(submitter.link).content.decode()


@pytest.mark.parametrize(
    ("told", "after", "shown"),
    [
        (
            {"what": "moved", "day": "2027-01-20", "start_time": "19:00"},
            ("2027-01-20", "19:00", "moved"),
            "20 January 2027, 19:00 (Moved)",
        ),
        (
            {"what": "moved", "start_time": "17:30", "end_time": "19:00"},
            ("2027-01-18", "17:30", "moved"),
            "18 January 2027, 17:30–19:00 (Moved)",
        ),
        (
            {"what": "cancelled", "words": "Neige."},
            ("2027-01-18", "18:00", "cancelled"),
            "18 January 2027, 18:00–20:00 (Cancelled)",
        ),
    ],
)
def test_one_of_several_dates_is_corrected(submitter, event, vigils, desk, told, after, shown):
    submitter.correct(submitter.link, date=str(vigils[1].uid), **told)
    correction = EventCorrection.objects.get()
    page = desk.look(correction)
    assert "<del>18 January 2027, 18:00–20:00</del>" in page
    assert f"<ins>{shown}</ins>" in page
    desk(correction, "accept")
    assert dates(event) == [DECEMBER, after, FEBRUARY]
    assert (event.status, event.status_note) == ("scheduled", told.get("words", ""))
    kept = EventDate.objects.filter(event=event).values_list("translation_key", flat=True)
    assert set(kept) == {row.uid for row in vigils}


def test_a_date_is_on_again_by_itself_or_with_all(submitter, event, vigils, desk):
    for chosen in (str(vigils[1].uid), ""):
        submitter.correct(submitter.link, what="cancelled", date=str(vigils[1].uid))
        desk(EventCorrection.objects.latest("pk"), "accept")
        assert dates(event)[1] == ("2027-01-18", "18:00", "cancelled")
        submitter.correct(submitter.link, what="on", date=chosen)
        desk(EventCorrection.objects.latest("pk"), "accept")
        assert dates(event) == [DECEMBER, JANUARY, FEBRUARY]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("Pas en février.", "En janvier à 17 h.", "Pas en février. En janvier à 17 h."),
        ("Pas en février.", "", "Pas en février."),
        ("Pas en février.", "Pas en février.", "Pas en février."),
        ("x" * 250, "En janvier à 17 h.", "En janvier à 17 h."),
        ("Pas en février.", "x" * 999, "x" * 255),
    ],
)
def test_a_sentence_about_one_date_leaves_that_about_others(
    submitter, event, vigils, desk, act, before, words, after
):
    event.status_note = before
    act(publish, event)
    submitter.correct(submitter.link, what="cancelled", date=str(vigils[1].uid), words=words)
    desk(EventCorrection.objects.get(), "accept")
    event.refresh_from_db()
    assert event.status_note == after


def test_all_dates_are_cancelled_or_have_another_place(submitter, event, vigils, desk):
    submitter.correct(submitter.link, what="moved", town="Rezé")
    desk(EventCorrection.objects.get(), "accept")
    assert dates(event) == [DECEMBER, JANUARY, FEBRUARY]
    assert (event.status, event.town) == ("moved", "Rezé")
    submitter.correct(submitter.link, what="cancelled")
    desk(EventCorrection.objects.latest("pk"), "accept")
    event.refresh_from_db()
    assert event.status == "cancelled"


def test_a_date_that_is_gone_changes_nothing_and_the_editor_is_told(
    submitter, event, vigils, desk, act
):
    submitter.correct(submitter.link, what="cancelled", date=str(vigils[1].uid), words="Neige.")
    event.refresh_from_db()
    event.dates = [vigils[0], vigils[2]]
    act(publish, event)
    page = desk.look(EventCorrection.objects.get())
    assert "is not among the event’s dates any more" in page
    desk(EventCorrection.objects.get(), "accept")
    assert dates(event) == [DECEMBER, FEBRUARY]
    assert (event.status, event.status_note) == ("scheduled", "")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"day": "2027-01-20"}, "Choisissez laquelle des dates"),
        ({"start_time": "19:00"}, "Vous indiquez une heure"),
        ({"date": "SECOND"}, "Indiquez le nouveau jour"),
        ({"date": "SECOND", "town": "Rezé"}, "Toutes les dates ont un seul lieu"),
        ({"date": "SECOND", "day": "2031-01-20"}, "C’est le programme de 2026"),
        ({"date": "SECOND", "end_time": "19:00"}, "Il finit sans commencer"),
        ({"date": "0", "day": "2027-01-20"}, "Sélectionnez un choix valide"),
        ({"date": "\0", "day": "2027-01-20"}, "Sélectionnez un choix valide"),
        ({"date": "x" * 7000}, "Sélectionnez un choix valide"),
    ],
)
def test_a_correction_of_an_unclear_date_is_asked_again(submitter, event, vigils, told, said):
    told = told | {"words": "Nous avons changé."}
    if told.get("date") == "SECOND":
        told["date"] = str(vigils[1].uid)
    response = submitter.correct(submitter.link, what="moved", **told)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert "Nous avons changé." in text
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
    assert not Letter.objects.filter(sent_at=None).exists()
    assert PrivateLink.objects.exists()
