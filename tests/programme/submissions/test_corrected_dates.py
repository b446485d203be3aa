"""An event has several dates: whoever submitted it corrects one of them, or all."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import transaction
from django.test import Client, TestCase

from programme.models import EventCorrection, EventDate, EventPage
from tests.factories import EventKindFactory, publish
from tests.programme.submissions.conftest import Submitter, submit_and_confirm
from tests.public_requests import NOW, create_editor, desk_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_event(shared_programme):
    """The event, its link, and when it was published."""
    on_commit = TestCase.captureOnCommitCallbacks
    with time_machine.travel(NOW, tick=False) as clock:
        submitter = Submitter(Client(), clock, on_commit)
        submission = submit_and_confirm(submitter, shared_programme, organiser="Les Amarres")
        press = desk_of(create_editor(), on_commit)
        press(
            submission,
            "accept",
            into="new",
            kind=EventKindFactory(name="Marche").pk,
            organisation="name",
        )
        with on_commit(execute=True), transaction.atomic():
            event = publish(EventPage.objects.get())
        return event, submitter.link, datetime.now(UTC)


@pytest.fixture
def event(shared_event, submitter, clock):
    """A published event that was submitted; its submitter has the link."""
    event, submitter.link, moment = shared_event
    clock.move_to(moment, tick=False)
    return EventPage.objects.get(pk=event.pk)


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
    assert "De quelle date s’agit-il" in page
    shown = "lundi 18\u00a0janvier 2027, 18\u00a0h – 20\u00a0h"
    assert f'<option value="{vigils[1].uid}">{shown}</option>' in page
    vigils[1].delete()
    vigils[2].delete()
    assert "De quelle date" not in submitter.client.get(submitter.link).content.decode()


@pytest.fixture
def exhibition(event, act):
    """The event, from 8 to 19 December instead of one evening, and once more in January."""
    dates = [
        EventDate(
            day=date(2026, 12, 8),
            end_day=date(2026, 12, 19),
            start_time=time(10),
            end_time=time(18),
        ),
        EventDate(day=date(2027, 1, 18)),
    ]
    event.dates = dates
    return act(publish, event)


def test_an_exhibition_has_both_days_to_choose_from(submitter, exhibition):
    """Exhibition 8–19 December in the correction form: both days, hours too."""
    page = submitter.client.get(submitter.link).content.decode()
    assert ">du 8 au 19\u00a0décembre 2026, 10\u00a0h – 18\u00a0h</option>" in page


@pytest.mark.parametrize(
    ("told", "days", "shown"),
    [
        ({"day": "2026-12-10"}, ("10", "21"), "10–21\u00a0December 2026 (Moved)"),
        (
            {"start_time": "11:00"},
            ("08", "19"),
            "8–19\u00a0December 2026, 11\u00a0am – 6\u00a0pm (Moved)",
        ),
    ],
)
def test_an_exhibition_that_is_moved_lasts_as_long(submitter, exhibition, desk, told, days, shown):
    meant = exhibition.dates.order_by("day").first()
    submitter.correct(submitter.link, what="moved", date=str(meant.uid), **told)
    correction = EventCorrection.objects.get()
    page = desk.look(correction)
    assert "<del>8–19\u00a0December 2026, 10\u00a0am – 6\u00a0pm</del>" in page
    assert f"<ins>{shown}</ins>" in page
    desk(correction, "accept")
    row = EventDate.objects.get(event=exhibition, translation_key=meant.uid)
    assert (f"{row.day:%d}", f"{row.end_day:%d}") == days


@pytest.mark.parametrize(
    ("told", "after", "shown"),
    [
        (
            {"what": "moved", "day": "2027-01-20", "start_time": "19:00"},
            ("2027-01-20", "19:00", "moved"),
            "Wednesday 20\u00a0January 2027, 7\u00a0pm (Moved)",
        ),
        (
            {"what": "moved", "start_time": "17:30", "end_time": "19:00"},
            ("2027-01-18", "17:30", "moved"),
            "Monday 18\u00a0January 2027, 5.30\u00a0pm – 7\u00a0pm (Moved)",
        ),
        (
            {"what": "cancelled", "words": "Neige."},
            ("2027-01-18", "18:00", "cancelled"),
            "Monday 18\u00a0January 2027, 6\u00a0pm – 8\u00a0pm (Cancelled)",
        ),
    ],
)
def test_one_of_several_dates_is_corrected(submitter, event, vigils, desk, told, after, shown):
    submitter.correct(submitter.link, date=str(vigils[1].uid), **told)
    correction = EventCorrection.objects.get()
    page = desk.look(correction)
    assert "<del>Monday 18\u00a0January 2027, 6\u00a0pm – 8\u00a0pm</del>" in page
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
    assert "is no longer among the event’s dates" in page
    desk(EventCorrection.objects.get(), "accept")
    assert dates(event) == [DECEMBER, FEBRUARY]
    assert (event.status, event.status_note) == ("scheduled", "")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"day": "2027-01-20"}, "Choisissez la date dont"),
        ({"start_time": "19:00"}, "Vous indiquez une heure"),
        ({"date": "SECOND"}, "Indiquez le nouveau jour"),
        ({"date": "SECOND", "town": "Rezé"}, "Toutes les dates ont le même lieu"),
        ({"date": "SECOND", "day": "2031-01-20"}, "C’est le programme de 2026"),
        ({"date": "SECOND", "end_time": "19:00"}, "Il y a une heure de fin, mais pas de début"),
        ({"date": "0", "day": "2027-01-20"}, "choisissez dans la liste"),
        ({"date": "\0", "day": "2027-01-20"}, "choisissez dans la liste"),
        ({"date": "x" * 7000}, "choisissez dans la liste"),
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
