"""People who log in, their passwords and their phones."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.roles import COORDINATION, EDITION

PASSWORD = "cheval lampe orage tiroir"
LOGIN, CODE = "account_login", "mfa_authenticate"


@pytest.fixture
def person(django_user_model):
    """Return a function that makes a user of a group."""

    def make(username: str, role: str = EDITION, **fields):
        user = django_user_model.objects.create_user(
            username, f"{username}@example.org", PASSWORD, **fields
        )
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def editor(person):
    return person("alix")


@pytest.fixture
def coordinator(person):
    return person("camille", COORDINATION)


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


class Phone:
    """An app that shows codes for an account, as set up before."""

    def __init__(self, user):
        self.secret = generate_totp_secret()
        TOTP.activate(user, self.secret)
        self.recovery_codes = RecoveryCodes.activate(user).generate_codes()

    def code(self, periods_later: int = 0) -> str:
        counter = int(time.time()) // 30 + periods_later
        return format_hotp_value(hotp_value(self.secret, counter))

    def wrong_code(self) -> str:
        near = {self.code(shift) for shift in range(-3, 4)}
        return next(f"{n:06}" for n in range(10) if f"{n:06}" not in near)


@pytest.fixture
def phone(editor):
    return Phone(editor)


def post_password(client: Client, username: str, password: str = PASSWORD, **headers):
    return client.post(reverse(LOGIN), {"login": username, "password": password}, **headers)


def post_code(client: Client, code: str):
    return client.post(reverse(CODE), {"code": code})


def log_in(client: Client, user, phone: Phone | None = None, code: str = "") -> Client:
    """Log in through the forms. Fail unless the admin opens."""
    response = post_password(client, user.username)
    if phone:
        assert response.url == reverse(CODE)
        response = post_code(client, code or phone.code())
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200
    return client


def opens_admin(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def factors_of(user) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
