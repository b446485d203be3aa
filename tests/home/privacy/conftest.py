"""Somebody who has sent requests of every kind, and others who must not be touched."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from campaigns.models import SignatureRequest
from home.models import Email, PrivateLink
from home.roles import COORDINATION
from programme.models import EventCorrection, EventSubmission

ADDRESS = "Ada.Byron@example.org"
SAME = "ada.byron@EXAMPLE.org"
OTHER = "else@example.org"


def request_to_sign(email=ADDRESS, person="Ada Byron", state="confirmed", **fields):
    now = timezone.now()
    if state != "received":
        fields.setdefault("confirmed_at", now)
    if state in ("accepted", "declined"):
        fields.setdefault("decided_at", now)
    fields.setdefault("organisation", f"Organisation {uuid4()}")
    return SignatureRequest.objects.create(
        call_key=uuid4(), language="fr", person=person, email=email, state=state, **fields
    )


def waiting_email(about, **fields) -> Email:
    return Email.objects.create(about=about, kind="campaigns/mail/proof", **fields)


@pytest.fixture
def requests(db):
    """One of every kind of request, by name, and somebody else's."""
    now = timezone.now()
    submission = EventSubmission.objects.create(
        programme_key=uuid4(), language="fr", title="Marche", person="Ada Byron", email=SAME,
        state="accepted", confirmed_at=now, decided_at=now, organiser="Passerelles",
    )  # fmt: skip
    correction = EventCorrection.objects.create(
        submission=submission, language="fr", what="other", words="Rendez-vous au pont",
        person="Ada Byron", email=SAME, state="confirmed", confirmed_at=now,
    )  # fmt: skip
    return {
        "signed": request_to_sign(state="accepted", organisation="Passerelles"),
        "unproved": request_to_sign(state="received", organisation="Ada Byron seule"),
        "submission": submission,
        "correction": correction,
        "other": request_to_sign(OTHER, "Someone Else", organisation="Autres"),
    }


@pytest.fixture
def emails(requests):
    """Of the request that was accepted: one sent, one not; one of somebody else."""
    PrivateLink.objects.create_token(requests["signed"])
    return {
        "sent": waiting_email(requests["signed"], sent_at=timezone.now(), next_attempt_at=None),
        "unsent": waiting_email(requests["signed"]),
        "other": waiting_email(requests["other"]),
    }


@pytest.fixture
def account(django_user_model):
    user = django_user_model.objects.create_user("ada", ADDRESS, "x")
    user.last_login = timezone.now()
    user.save()
    return user


@pytest.fixture
def coordinator(django_user_model):
    user = django_user_model.objects.create_user("camille", "camille@example.org")
    user.groups.add(Group.objects.get(name=COORDINATION))
    return user
