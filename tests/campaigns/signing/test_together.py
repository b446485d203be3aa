"""Many people at the same moment, each in a thread of its own; and the worker beside them."""

import time

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult

from campaigns.enums import Signing
from campaigns.models import CallPage, Signature, SignatureRequest
from campaigns.signing import services
from campaigns.signing.forms import SigningForm
from home.enums import WrongState
from home.models import Email
from home.public_requests.services import confirm, decline
from tests.campaigns.signing.conftest import FORM_FIELDS
from tests.factories import CallPageFactory, SignatoryPageFactory
from tests.together import PEOPLE, together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def call(site_tree) -> CallPage:
    return CallPageFactory(parent=site_tree["fr"]["calls"], signing=Signing.OPEN)


def filled_in(call, number: int) -> dict:
    form = SigningForm(call=call)
    return FORM_FIELDS | {
        "token": form._new_token(time.time() - 60),
        "organisation": f"Collectif {number}",
        "email": f"person{number}@example.org",
    }


def test_of_many_people_who_sign_at_once_each_has_one_request(call):
    url = call.signing_url()

    def sign(number, data):
        return (
            Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}").post(url, data).status_code
        )

    forms = [filled_in(call, number) for number in range(PEOPLE)]
    answers = together(sign, range(PEOPLE), forms)
    assert answers == [303] * PEOPLE
    assert SignatureRequest.objects.count() == PEOPLE
    assert SignatureRequest.objects.values("email").distinct().count() == PEOPLE


def test_ten_clicks_at_the_same_moment_are_one_request(call):
    url, data = call.signing_url(), filled_in(call, 1)
    answers = together(
        lambda number: Client(REMOTE_ADDR=f"10.0.0.{number}").post(url, data).status_code, range(10)
    )
    assert answers == [303] * 10
    assert SignatureRequest.objects.count() == 1


def test_one_organisation_accepted_twice_at_the_same_moment_signs_once(call, site_tree):
    page = SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title="La Cimade")
    editor = get_user_model().objects.create_superuser("admin", "admin@example.org")
    requests = []
    for number in range(6):
        request = SignatureRequest.objects.create(
            call_key=call.translation_key,
            organisation="La Cimade",
            person="P",
            email=f"p{number}@example.org",
            language="fr",
        )
        confirm(request)
        requests.append(SignatureRequest.objects.get(pk=request.pk))
    answers = together(
        lambda request: services.accept(request, editor, page, "La Cimade"), requests
    )
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert Signature.objects.count() == 1


def test_one_request_decided_by_two_people_at_once_is_decided_once(call):
    editor = get_user_model().objects.create_superuser("admin", "admin@example.org")
    request = SignatureRequest.objects.create(
        call_key=call.translation_key,
        organisation="Collectif",
        person="P",
        email="p@example.org",
        language="fr",
    )
    confirm(request)
    answers = together(
        lambda act: act(),
        [
            lambda: services.accept(request, editor, None, "Collectif"),
            lambda: decline(request, editor, "Non."),
        ],
    )
    assert [isinstance(answer, WrongState) for answer in answers].count(True) == 1
    request.refresh_from_db()
    assert Signature.objects.exists() is (request.state == "accepted")


def test_a_worker_sends_what_production_leaves_to_it(call, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    Client().post(call.signing_url(), filled_in(call, 1))
    assert mail.outbox == []
    call_command("db_worker", batch=True, interval=0, verbosity=0)
    assert [message.to for message in mail.outbox] == [["person1@example.org"]]
    # What the queue keeps of it names nobody.
    [task] = DBTaskResult.objects.filter(task_path__endswith="send_queued")
    assert task.args_kwargs == {"args": [Email.objects.get().pk], "kwargs": {}}
