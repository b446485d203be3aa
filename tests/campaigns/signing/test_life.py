"""The states of a request follow each other, are logged, and the database knows it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.models import SignatureRequest
from campaigns.signing import services
from home.enums import WrongState

pytestmark = pytest.mark.django_db


def test_every_step_is_logged_without_the_person(desk, confirmed):
    desk(confirmed(), "decline", reply="Non.")
    entries = ModelLogEntry.objects.filter(action__startswith="request.").order_by("pk")
    assert [entry.action for entry in entries] == [
        "request.received",
        "request.confirmed",
        "request.declined",
    ]
    assert "Luis" not in str([(entry.label, entry.data) for entry in entries])


@pytest.mark.parametrize(
    "impossible",
    [
        {"state": "accepted"},
        {"state": "confirmed", "confirmed_at": None},
        {"state": "unheard of"},
        {"decided_at": timezone.now()},
        {"email": ""},
        {"erased_at": timezone.now()},
    ],
)
def test_the_database_refuses_an_impossible_life(signer, call, impossible):
    request = signer.sign(call)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureRequest.objects.filter(pk=request.pk).update(**impossible)


def test_a_request_that_is_not_confirmed_is_not_accepted(signer, call, editor):
    request = signer.sign(call)
    with pytest.raises(WrongState):
        services.accept(request, editor, None, "Chœur")
    assert not call.signatures().exists()
