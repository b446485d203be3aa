"""An open call, its form as a browser would send it, and the letters that went out."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from campaigns.enums import Signing
from campaigns.models import SignatureRequest
from home.intake.forms import TOO_FAST
from home.roles import EDITION
from tests.factories import CallPageFactory, SignatoryPageFactory, publish

NOW = datetime(2026, 12, 1, 10, 0, 10, tzinfo=UTC)


@pytest.fixture
def clock(time_machine):
    """A time that stands still until a test moves it."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def call(site_tree, clock):
    return publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], title="Des droits", signing=Signing.OPEN)
    )


WRITTEN = {
    "organisation": "Chœur des passerelles",
    "acronym": "CDP",
    "website": "passerelles.example.org",
    "person": "Luis Ortega",
    "email": "luis@passerelles.example.org",
    "consent": "on",
}


class Signer:
    """Somebody in front of the form, without script and cookies."""

    def __init__(self, client, clock, on_commit):
        self.client, self.clock, self.on_commit = client, clock, on_commit
        self.form = {}

    def open(self, call):
        self.url = call.signing_url()
        html = self.client.get(self.url).content.decode()
        self.form = WRITTEN | {"token": re.search(r'name="token" value="([^"]+)"', html)[1]}
        self.clock.shift(TOO_FAST + 1)
        return self

    def send(self, **changed):
        self.form = self.form | changed
        with self.on_commit(execute=True):
            return self.client.post(self.url, self.form)

    def sign(self, call, **changed) -> SignatureRequest:
        assert self.open(call).send(**changed).status_code == 303
        return SignatureRequest.objects.latest("pk")

    def press(self, url, act):
        with self.on_commit(execute=True):
            return self.client.post(url, {"act": act})


@pytest.fixture
def signer(client, clock, django_capture_on_commit_callbacks):
    return Signer(client, clock, django_capture_on_commit_callbacks)


@pytest.fixture
def editor(db, django_user_model):
    user = django_user_model.objects.create_user("editor", "editor@example.org")
    user.groups.add(Group.objects.get(name=EDITION))
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def act(django_capture_on_commit_callbacks):
    """Do something as a request would: letters go out once it is committed."""

    def do(function, *args):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            return function(*args)

    return do


def private_url(message=None) -> str:
    """The path of the private link in the newest letter."""
    text = (message or mail.outbox[-1]).body
    return re.search(r"https?://[^/]+(/\w+/signature/[\w-]+/)", text)[1]


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
def desk(admin_site_client, django_capture_on_commit_callbacks):
    """An editor in front of a request."""

    def press(request, button, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return admin_site_client.post(
                reverse("signature_requests:review", args=[request.pk]), fields | {"act": button}
            )

    press.look = lambda request: html.unescape(
        admin_site_client.get(
            reverse("signature_requests:review", args=[request.pk])
        ).content.decode()
    )
    press.client = admin_site_client
    return press


@pytest.fixture
def admin_site_client(editor):
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def cimade(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", website="https://cimade.example.org"))
