"""People in front of forms of the public and of the editors' desk, for every kind of request."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.db import transaction
from django.test import Client
from wagtail.users.models import UserProfile

from home.public_requests.forms import TOO_FAST
from home.roles import EDITION

# What a text says is to be pressed; in HTML it is a button.
BUTTONS = {"Confirm", "Confirmer"}
NOW = datetime(2026, 12, 1, 10, 0, 10, tzinfo=UTC)


@pytest.fixture
def clock(time_machine):
    """A time that stands still until a test moves it."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture(autouse=True)
def letters_agree():
    """Whatever e-mail a test sends: its HTML names and links what its text does."""
    yield
    for message in getattr(mail, "outbox", []):
        for alternative in getattr(message, "alternatives", []):
            said = html.unescape(alternative.content)
            for fact in re.findall(r"https?://\S+|“[^”]+”|«[^»]+»", message.body):
                fact = fact.strip("“”«» \u202f")
                assert fact in BUTTONS or fact in said, f"{fact} not in {said}"


class Sender:
    """Somebody in front of a form, without script and cookies. `written` is what they fill in."""

    written: dict = {}

    def __init__(self, client, clock, on_commit):
        self.client, self.clock, self.on_commit = client, clock, on_commit
        self.form = {}

    def open_form(self, url):
        self.url = url
        text = self.client.get(url).content.decode()
        self.form = self.written | {"token": re.search(r'name="token" value="([^"]+)"', text)[1]}
        self.clock.shift(TOO_FAST + 1)
        return self

    def send(self, **changed):
        self.form = self.form | changed
        with self.on_commit(execute=True):
            return self.client.post(self.url, self.form)

    def press(self, url, act):
        with self.on_commit(execute=True):
            return self.client.post(url, {"act": act})


@pytest.fixture
def editor(db, django_user_model):
    # What a file shares may have needed one.
    return django_user_model.objects.filter(username="editor").first() or create_editor()


def create_editor():
    user = get_user_model().objects.create_user("editor", "editor@example.org")
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
    return re.search(r"https?://[^/]+(/\w+/(?:signature|submission)/[\w-]+/)", text)[1]


@pytest.fixture
def desk(editor, django_capture_on_commit_callbacks):
    """An editor in front of a request."""
    return desk_of(editor, django_capture_on_commit_callbacks)


def desk_of(editor, on_commit):
    client = client_of_editor(editor)

    def press(request, button, **fields):
        with on_commit(execute=True):
            return client.post(request.review_url, fields | {"act": button})

    press.look = lambda request: html.unescape(client.get(request.review_url).content.decode())
    press.client = client
    return press


@pytest.fixture
def admin_site_client(editor):
    return client_of_editor(editor)


def client_of_editor(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client
