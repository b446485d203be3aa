"""Rules that every kind of request of the public keeps, tried with requests to sign."""

import pytest
import time_machine
from django.core import mail
from django.test import RequestFactory

from campaigns.models import SignatureRequest
from home.models import Email
from home.public_requests.forms import TOO_FAST
from home.public_requests.limits import written_to_too_often
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


def test_an_email_that_has_not_gone_out_is_deleted_with_the_persons_data(signer, call):
    """Unsent e-mails are deleted on erasure; what was sent stays in the request's history."""
    request = signer.sign(call)
    sent = request.emails.get()
    Email.objects.create(object_id=request.pk, content_type=sent.content_type, kind="proof")
    assert request.emails.filter(sent_at=None).count() == 1
    request.erase()
    assert list(request.emails.all()) == [sent]


def test_a_private_link_opens_the_kind_of_request_it_was_made_for_only(signer, call):
    """The kind of a private link is checked."""
    signer.sign(call)
    url = private_url()
    other_kind = url.replace("/signature/", "/submission/")
    assert other_kind != url
    assert signer.client.get(url).status_code == 200
    for answer in (
        signer.client.get(other_kind),
        signer.client.post(other_kind, {"act": "confirm"}),
        signer.client.post(other_kind, {"act": "withdraw"}),
    ):
        assert answer.status_code == 404
    assert SignatureRequest.objects.get().state == "received"


def test_the_case_of_an_email_address_does_not_get_past_the_limit():
    """E-mail case in the rate limit: ten letters an hour to one mailbox, however it is written."""
    request = RequestFactory().post("/")
    spellings = ["Luis@example.org", "luis@example.org", "LUIS@EXAMPLE.ORG"]
    with time_machine.travel(1_800_000_000, tick=False):
        counted = [written_to_too_often(request, spellings[n % 3]) for n in range(11)]
    assert counted == [False] * 10 + [True]


@pytest.mark.parametrize(("seconds", "is_robot"), [(TOO_FAST - 0.5, True), (TOO_FAST, False)])
def test_a_person_needs_a_few_seconds_for_a_form(signer, call, clock, seconds, is_robot):
    """The least time a person needs for a form: what is faster is kept as suspected."""
    signer.open(call)
    clock.shift(seconds - (TOO_FAST + 1))
    assert signer.send().status_code == 303
    assert SignatureRequest.objects.get().suspected == is_robot
    assert len(mail.outbox) == (0 if is_robot else 1)
    assert TOO_FAST == 3
