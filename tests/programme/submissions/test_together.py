"""Many people at the same moment, each in a thread with a connection of its own."""

import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from home.enums import WrongState
from home.public_requests.services import confirm, decline
from programme.models import EventPage, EventSubmission
from programme.submissions import services
from programme.submissions.forms import SubmissionForm
from tests.factories import EventKindFactory, ProgrammePageFactory
from tests.programme.submissions.conftest import FORM_FIELDS
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def open_programme(site_tree, time_machine):
    time_machine.move_to("2026-12-01 10:00:00+00:00")
    return ProgrammePageFactory(year=2026)


def filled_in(programme) -> dict:
    token = SubmissionForm(programme=programme)._new_token(time.time() - 60)
    return FORM_FIELDS | {"token": token}


@pytest.mark.parametrize("forms", [1, 10], ids=["one form", "ten forms"])
def test_ten_identical_submissions_at_once_are_one(open_programme, forms):
    url = open_programme.submitting_url()
    data = [filled_in(open_programme) for _form in range(forms)] * (10 // forms)

    def send(number, fields):
        return Client(REMOTE_ADDR=f"10.0.0.{number}").post(url, fields).status_code

    answers = together(send, range(10), data)
    assert set(answers) == {303}
    assert EventSubmission.objects.count() == 1


def test_one_submission_decided_by_two_people_at_once_is_decided_once(open_programme):
    editor = get_user_model().objects.create_superuser("admin", "admin@example.org")
    kind = EventKindFactory()
    asked = EventSubmission.objects.create(
        programme_key=open_programme.translation_key,
        title="Marche",
        person="P",
        email="p@example.org",
        language="fr",
    )
    confirm(asked)
    answers = together(
        lambda act: act(),
        [
            lambda: services.accept_as_draft(asked, editor, kind, None),
            lambda: decline(asked, editor, "Non."),
        ],
    )
    assert [isinstance(answer, WrongState) for answer in answers].count(True) == 1
    asked.refresh_from_db()
    assert EventPage.objects.exists() is (asked.state == "accepted")
