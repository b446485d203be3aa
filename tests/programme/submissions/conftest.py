"""An open programme, its form as a browser would send it, and the letters that went out."""

import pytest
import time_machine
from django.core import mail

from programme.models import EventPage, EventSubmission, ProgrammePage
from tests.factories import EventKindFactory, ProgrammePageFactory, SignatoryPageFactory, publish
from tests.public_requests import NOW, Sender, private_url

FORM_FIELDS = {
    "title": "Marche aux flambeaux",
    "day": "2026-12-18",
    "start_time": "18:00",
    "end_time": "20:00",
    "town": "Nantes",
    "place": "Place Graslin, 1 rue Voltaire",
    "country": "FR",
    "website": "flambeaux.example.org",
    "summary": "Nous marchons ensemble.",
    "organiser": "La Cimade",
    "relation": "own",
    "person": "Luis Ortega",
    "email": "luis@flambeaux.example.org",
    "consent": "on",
}


def open_programme():
    return publish(ProgrammePageFactory(year=2026, title="Programme 2026"))


@pytest.fixture(scope="module")
def shared_programme(shared_data):
    with time_machine.travel(NOW, tick=False):
        return open_programme()


@pytest.fixture
def programme(shared_programme, site_tree, clock):
    return ProgrammePage.objects.get(pk=shared_programme.pk)


@pytest.fixture
def march(programme):
    return EventKindFactory(name="Marche")


class Submitter(Sender):
    """Somebody who submits an event."""

    written = FORM_FIELDS

    def open(self, programme):
        return self.open_form(programme.submitting_url())

    def submit(self, programme, **changed) -> EventSubmission:
        assert self.open(programme).send(**changed).status_code == 303
        return EventSubmission.objects.latest("pk")

    def correct(self, url, **told):
        self.written = {"act": "correct"}
        self.open_form(url)
        return self.send(**told)


@pytest.fixture
def submitter(client, clock, django_capture_on_commit_callbacks):
    return Submitter(client, clock, django_capture_on_commit_callbacks)


@pytest.fixture
def confirmed(submitter, programme):
    """A confirmed submission; `submitter.link` is its private link."""

    def make(**written):
        return submit_and_confirm(submitter, programme, **written)

    return make


def submit_and_confirm(submitter, programme, **written) -> EventSubmission:
    submission = submitter.submit(programme, **written)
    submitter.link = private_url()
    submitter.press(submitter.link, "confirm")
    mail.outbox.clear()
    submission.refresh_from_db()
    return submission


@pytest.fixture
def cimade(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade"))


@pytest.fixture
def event(confirmed, desk, march, act):
    """A published event that was submitted; its submitter has the link."""
    submission = confirmed(organiser="Les Amarres")
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    event = act(publish, EventPage.objects.get())
    mail.outbox.clear()
    return event
