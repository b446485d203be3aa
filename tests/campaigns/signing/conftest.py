"""An open call, its form as a browser would send it, and the letters that went out."""

import pytest
import time_machine
from django.core import mail

from campaigns.enums import Signing
from campaigns.models import CallPage, SignatureRequest
from tests.factories import CallPageFactory, SignatoryPageFactory, publish
from tests.public_requests import NOW, Sender, private_url

FORM_FIELDS = {
    "organisation": "Chœur des passerelles",
    "acronym": "CDP",
    "website": "passerelles.example.org",
    "person": "Luis Ortega",
    "email": "luis@passerelles.example.org",
    "consent": "on",
}


def open_call():
    return publish(CallPageFactory(title="Des droits", signing=Signing.OPEN))


@pytest.fixture(scope="module")
def shared_call(shared_data):
    with time_machine.travel(NOW, tick=False):
        return open_call()


@pytest.fixture
def call(shared_call, site_tree, clock):
    return CallPage.objects.get(pk=shared_call.pk)


class Signer(Sender):
    """Somebody who signs for an organisation."""

    written = FORM_FIELDS

    def open(self, call):
        return self.open_form(call.signing_url())

    def sign(self, call, **changed) -> SignatureRequest:
        assert self.open(call).send(**changed).status_code == 303
        return SignatureRequest.objects.latest("pk")


@pytest.fixture
def signer(client, clock, django_capture_on_commit_callbacks):
    return Signer(client, clock, django_capture_on_commit_callbacks)


# --- What editors meet


@pytest.fixture
def confirmed(signer, call):
    """A confirmed request of the organisation that is named."""

    def make(organisation="Chœur des passerelles", **written):
        request = signer.sign(call, organisation=organisation, **written)
        signer.press(private_url(), "confirm")
        mail.outbox.clear()
        request.refresh_from_db()
        return request

    return make


@pytest.fixture
def cimade(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", website="https://cimade.example.org"))
