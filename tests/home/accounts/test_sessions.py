"""How long a session lasts, and what ends it; passwords chosen by e-mail."""

import re
import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from config.settings import accounts
from home.accounts.login.middleware import LAST_USED, SAVE_EVERY
from tests.home.accounts.conftest import CODE, PASSWORD, log_in, opens_admin, post_password

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEW = "fenêtre poivre nuage escalier"


@pytest.fixture(autouse=True)
def session_age(settings):
    settings.SESSION_COOKIE_AGE = accounts.SESSION_COOKIE_AGE


def session_writes(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return sum('UPDATE "django_session"' in query["sql"] for query in queries)


def test_a_day_without_use_ends_a_session(client, editor, settings):
    log_in(client, editor)
    assert settings.SESSION_COOKIE_AGE == 24 * 3600
    assert client.session.get_expiry_age() == 24 * 3600
    assert int(client.cookies[settings.SESSION_COOKIE_NAME]["max-age"]) == 24 * 3600


def test_use_begins_the_day_again_but_is_not_written_each_time(client, editor):
    log_in(client, editor)
    before = client.session[LAST_USED]
    assert session_writes(client, "/admin/") == 0
    session = client.session
    session[LAST_USED] = before - SAVE_EVERY - 1
    session.save()
    assert session_writes(client, "/admin/") == 1
    assert client.session[LAST_USED] >= before
    assert client.session.get_expiry_age() == 24 * 3600


def test_an_open_page_that_asks_by_itself_is_no_use(client, editor):
    log_in(client, editor)
    session = client.session
    session[LAST_USED] = old = int(time.time()) - 3600
    session.save()
    client.get("/admin/jsi18n/")
    client.post("/admin/editing-sessions/release/1/")
    assert client.session[LAST_USED] == old


def test_a_new_password_ends_the_other_sessions_and_its_owner_is_told(
    client, editor, django_capture_on_commit_callbacks
):
    other = log_in(Client(), editor)
    log_in(client, editor)
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("account_change_password"), data).status_code == 302
    assert opens_admin(client)
    assert not opens_admin(other)
    assert mail.outbox[0].subject == "Votre mot de passe a changé"


def link_in(message) -> str:
    return re.search(r"http\S+(/\w\w/account/\S+)", message.body)[1]


def test_a_password_by_e_mail_does_not_pass_the_second_step(
    client, editor, phone, django_capture_on_commit_callbacks
):
    other = log_in(Client(), editor, phone, phone.code(-1))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": editor.email})
    link = link_in(mail.outbox[0])
    form = client.get(link).url
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(form, {"password1": NEW, "password2": NEW})
    assert response.url == reverse("account_reset_password_from_key_done")
    assert not opens_admin(client)
    assert not opens_admin(other)
    assert mail.outbox[1].subject == "Votre mot de passe a changé"
    # The link works once.
    assert "ne fonctionne plus" in Client().get(link).content.decode()
    assert post_password(client, "alix", NEW).url == reverse(CODE)


def test_a_link_is_in_the_language_of_its_reader(
    client, editor, django_capture_on_commit_callbacks
):
    UserProfile.objects.create(user=editor, preferred_language="en")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": editor.email})
    message = mail.outbox[0]
    assert message.subject == "Choose a new password"
    assert link_in(message).startswith("/en/account/password/new/")
    assert client.get(link_in(message), follow=True).status_code == 200


def test_a_hash_of_before_is_made_again_at_the_login(client, editor, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    editor.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=10)
    editor.save()
    log_in(client, editor)
    editor.refresh_from_db()
    assert editor.password.startswith("argon2$argon2id$")
    assert editor.check_password(PASSWORD)
