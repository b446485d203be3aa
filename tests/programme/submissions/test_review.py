"""Editors make events of submissions, beside what the site knows; the sender gets the address."""

import re
from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from home.roles import TRANSLATION
from programme.models import EventPage
from tests.factories import EventKindFactory, EventPageFactory, publish
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


def the_event(**known) -> EventPage:
    return EventPage.objects.get(locale__language_code="fr", **known)


def organisers(event):
    return [row.shown_name for row in event.organisers.all()]


def test_the_median_submission_becomes_a_draft_with_one_click(
    desk, confirmed, programme, march, cimade
):
    submission = confirmed()
    page = desk.look(submission)
    for name in ("into", "organisation"):
        assert page.partition(f'name="{name}"')[2].partition(">")[0].count("checked") == 1
    assert f'value="{march.pk}" selected' in page
    response = desk(
        submission,
        "accept",
        into="new",
        kind=march.pk,
        organisation=str(cimade.translation_key),
        town="0",
    )
    assert response.status_code == 302
    event = the_event()
    assert (event.live, event.title, event.kind, event.town) == (
        False,
        "Marche aux flambeaux",
        march,
        "Nantes",
    )
    assert event.get_parent().pk == programme.pk
    assert (event.place_name, event.address) == ("Place Graslin", "1 rue Voltaire")
    assert (event.summary, event.website) == (
        "Nous marchons ensemble.",
        "https://flambeaux.example.org",
    )
    [day] = event.dates.all()
    assert (day.day, day.start_time, day.end_time) == (date(2026, 12, 18), time(18), time(20))
    assert [row.signatory.pk for row in event.organisers.all()] == [cimade.pk]
    submission.refresh_from_db()
    assert (submission.state, submission.event_key) == ("accepted", event.translation_key)
    event.get_latest_revision_as_object().full_clean()


def test_the_sender_gets_the_address_once_when_the_event_is_published(
    desk, confirmed, march, submitter, act
):
    submission = confirmed(organiser="Les Amarres")
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    assert mail.outbox == []
    assert "Votre événement est accepté" in submitter.client.get(submitter.link).content.decode()
    event = the_event()
    for _time in range(2):
        event = act(publish, event)
    [message] = mail.outbox
    assert message.to == ["luis@flambeaux.example.org"]
    assert event.full_url in message.body
    assert organisers(event) == ["Les Amarres"]
    assert event.url in submitter.client.get(private_url()).content.decode()


def test_it_is_named_at_an_event_that_exists(desk, confirmed, programme, march, act):
    submission = confirmed(organiser="Les Amarres")
    event = publish(EventPageFactory(title="Marche aux flambeaux", town="Nantes", kind=march))
    page = desk.look(submission)
    assert "The same as “Marche aux flambeaux”" in page
    assert "checked" not in page.partition('name="into"')[2].partition("</fieldset>")[0]
    desk(submission, "accept", into=f"same-{event.pk}", organisation="name")
    event = the_event()
    assert organisers(event) == ["Les Amarres"]
    assert event.live
    [message] = mail.outbox
    assert event.full_url in message.body


def test_an_event_with_a_draft_is_not_published_by_accepting(desk, confirmed, programme, march):
    submission = confirmed(organiser="Les Amarres")
    event = publish(EventPageFactory(title="Marche aux flambeaux", town="Nantes", kind=march))
    event.summary = "Pas encore."
    event.save_revision()
    desk(submission, "accept", into=f"same-{event.pk}", organisation="name")
    event = the_event()
    assert (organisers(event), event.summary) == ([], "")
    assert organisers(event.get_latest_revision_as_object()) == ["Les Amarres"]
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("written", "chosen", "kept"),
    [
        ("nantes", "0", ("Nantes", "Loire-Atlantique")),
        ("Saint-Denis", "1", ("Saint-Denis", "Seine-Saint-Denis")),
        ("Saint-Denis", "", ("Saint-Denis", "")),
        ("Trifouilly", "", ("Trifouilly", "")),
        ("44000 Nantes", "0", ("Nantes", "Loire-Atlantique")),
        ("Montreuil-sous-Bois", "0", ("Montreuil", "Seine-Saint-Denis")),
        ("Saint-Denis (La Réunion)", "0", ("Saint-Denis", "La Réunion")),
        ("75018 Paris", "0", ("Paris", "Paris")),
        ("12300 Trifouilly", "", ("Trifouilly", "")),
    ],
)
def test_the_town_is_found_among_known_ones(desk, confirmed, march, written, chosen, kept):
    submission = confirmed(town=written)
    text = desk.look(submission)
    assert ("Loire-Atlantique)</option>" in text) is ("nantes" in written.lower())
    is_certain = chosen == "0"
    assert ('<option value="0" selected>' in text) is is_certain
    desk(submission, "accept", into="new", kind=march.pk, organisation="name", town=chosen)
    event = the_event()
    assert (event.town, event.region) == kept
    assert event.postcode == (written[:5] if written[:5].isdecimal() else "")


def test_it_becomes_a_local_event_of_another(desk, confirmed, programme, march):
    national = publish(
        EventPageFactory(title="Partout", precision="everywhere", town="", kind=march)
    )
    submission = confirmed()
    desk(submission, "accept", into=f"below-{national.pk}", kind=march.pk, organisation="name")
    event = the_event(title="Marche aux flambeaux")
    assert event.get_parent().pk == national.pk
    assert event.is_local


def test_in_a_programme_that_nobody_translated_the_event_stands_in_the_senders_language(
    desk, submitter, programme, march, act
):
    english = programme.get_translation(Locale.objects.get(language_code="en"))
    assert english.alias_of_id == programme.pk
    submission = submitter.submit(english, title="Lanterns", organiser="Open Rooms")
    assert "Hello Luis Ortega" in mail.outbox[-1].body
    submitter.press(private_url(), "confirm")
    submission.refresh_from_db()
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    event = EventPage.objects.get(title="Lanterns")
    assert event.locale.language_code == "en"
    act(publish, event)
    assert "/en/programme/2026/lanterns/" in mail.outbox[-1].body
    assert the_event(title="Lanterns").alias_of_id == event.pk


def test_declining_sends_the_sentence_and_spam_is_silent_and_undone(desk, confirmed, submitter):
    submission = confirmed()
    assert desk(submission, "decline").status_code == 200
    desk(submission, "decline", reply="C’est une publicité.")
    [message] = mail.outbox
    assert "C’est une publicité." in message.body
    assert "C’est une publicité." in submitter.client.get(private_url()).content.decode()
    desk(submission, "reopen")
    desk(submission, "spam")
    submission.refresh_from_db()
    assert submission.state == "spam"
    assert len(mail.outbox) == 1


def test_without_a_kind_nothing_is_accepted_and_what_was_chosen_is_kept(desk, confirmed, programme):
    kind = EventKindFactory(name="Autre")
    submission = confirmed(organiser="Les Amarres")
    response = desk(submission, "accept", into="new", organisation="name")
    assert response.status_code == 200
    assert not EventPage.objects.exists()
    desk(submission, "accept", into="new", kind=kind.pk, organisation="name")
    assert the_event().kind == kind


def test_a_second_decision_is_refused_kindly(desk, confirmed, march):
    submission = confirmed()
    desk(submission, "spam")
    response = desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    assert "somebody else has decided" in desk.client.get(response["Location"]).content.decode()
    assert not EventPage.objects.exists()


def test_a_title_that_is_an_address_of_the_site_becomes_a_page(desk, confirmed, march):
    submission = confirmed(title="Submit")
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    assert the_event().slug == "submit-1"


def test_one_letter_a_day_and_one_panel_tell_of_everything(desk, confirmed, act):
    confirmed()
    text = desk.client.get("/admin/").content.decode()
    assert "1 event submitted" in text
    assert "Marche aux flambeaux" in text
    for _time in range(2):
        act(call_command, "send_digests")
    [message] = mail.outbox
    assert message.subject == "To review: 1 event submitted"
    assert "/admin/event-submissions/?state=confirmed" in message.body
    assert "Luis" not in message.body + str(message.alternatives)


def test_only_those_who_may_review_see_submissions(confirmed, client, django_user_model):
    submission = confirmed()
    user = django_user_model.objects.create_user("translator", "t@example.org")
    user.groups.add(Group.objects.get(name=TRANSLATION))
    client.force_login(user)
    for url in (reverse("event_submissions:index"), submission.review_url):
        assert client.get(url).status_code == 302


def test_the_desk_costs_the_same_for_one_and_for_three(desk, confirmed, programme):
    def queries(url):
        desk.client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert desk.client.get(url).status_code == 200
        return len(captured)

    submission = confirmed()
    publish(EventPageFactory(title="Marche aux flambeaux", town="Nantes"))
    urls = [reverse("event_submissions:index"), submission.review_url]
    before = [queries(url) for url in urls]
    for number in range(2):
        confirmed(title=f"Marche aux flambeaux {number}", another="1")
        publish(EventPageFactory(title=f"Marche aux flambeaux {number}", town="Nantes"))
    assert [queries(url) for url in urls] == before


def test_the_list_of_submissions_says_their_days(desk, confirmed):
    """Not how long ago they are: they are to come."""
    confirmed()
    html = desk.client.get(reverse("event_submissions:index")).content.decode()
    assert re.search(r"<td >\s*18\sDec\s2026\s*</td>", html)
