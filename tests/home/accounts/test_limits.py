"""Whoever guesses is slowed down, and the editor is not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from config.cache import ForgivingRedisCache
from home.accounts.login import limits
from home.models import TryCount
from tests.home.accounts.conftest import (
    CODE,
    PASSWORD,
    Phone,
    log_in,
    opens_admin,
    post_code,
    post_password,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ELSEWHERE = "203.0.113.7"
PER_HOUR = limits.OF_ACCOUNT[limits.PASSWORD][limits.HOUR]
NOON = datetime(2026, 12, 1, 12, 5, tzinfo=UTC)
CODES_PER_HOUR = limits.OF_ACCOUNT[limits.CODE][limits.HOUR]


def guess(number: int, username: str = "alix", client=None, address: str = ELSEWHERE) -> set[int]:
    client = client or Client()
    return {
        post_password(client, username, f"guess {n}", REMOTE_ADDR=address).status_code
        for n in range(number)
    }


@pytest.fixture(autouse=True)
def noon():
    """No window of the limits ends in the middle of a test."""
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_right_password_does_not_help_after_too_many_wrong_ones(editor):
    assert guess(PER_HOUR) == {200}
    response = post_password(Client(), "alix", REMOTE_ADDR=ELSEWHERE)
    assert "Il y a eu trop d’essais erronés" in response.content.decode()
    # Nor from another address, nor under the name in other letters.
    client = Client()
    assert post_password(client, "ALIX", REMOTE_ADDR="198.51.100.9").status_code == 200
    assert not opens_admin(client)


def test_below_the_limit_mistakes_are_forgiven(client, editor):
    guess(PER_HOUR - 1, client=client)
    log_in(client, editor)


def test_the_editor_gets_in_from_where_they_usually_are(client, editor):
    log_in(client, editor)
    client.post(reverse("account_logout"))
    guess(PER_HOUR + 2)
    log_in(client, editor)


def test_a_known_device_has_a_limit_of_its_own(client, editor):
    log_in(client, editor)
    client.post(reverse("account_logout"))
    guess(PER_HOUR, client=client, address="127.0.0.1")
    assert post_password(client, "alix").status_code == 200
    # That of the others is not touched.
    log_in(Client(), editor)


def test_a_device_is_known_for_its_own_account_only(client, editor, coordinator):
    log_in(client, coordinator)
    client.post(reverse("account_logout"))
    guess(PER_HOUR)
    assert post_password(client, "alix").status_code == 200
    assert not opens_admin(client)


def test_a_cookie_that_somebody_made_up_makes_no_device_known(client, editor, settings):
    client.cookies[settings.KNOWN_DEVICE_COOKIE] = f'{{"{editor.pk}": "x"}}'
    guess(PER_HOUR)
    assert post_password(client, "alix").status_code == 200
    assert not opens_admin(client)


def test_a_password_without_the_second_step_makes_no_device_known(client, editor, phone, settings):
    post_password(client, "alix")
    assert settings.KNOWN_DEVICE_COOKIE not in client.cookies
    post_code(client, phone.code())
    cookie = client.cookies[settings.KNOWN_DEVICE_COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert int(cookie["max-age"]) == 365 * 24 * 3600


def test_thirty_people_behind_one_router_log_in_with_two_mistakes_each(person):
    people = [person(f"someone{n}") for n in range(30)]
    for each in people:
        client = Client()
        guess(2, each.username, client=client, address="192.0.2.1")
        assert post_password(client, each.username, REMOTE_ADDR="192.0.2.1").url == "/admin/"


def test_one_address_does_not_try_every_account(person, settings):
    most = limits.OF_ADDRESS[limits.PASSWORD][limits.HOUR]
    for n in range(most // 10):
        guess(10, f"name{n}")
    person("last")
    assert post_password(Client(), "last", REMOTE_ADDR=ELSEWHERE).status_code == 200
    assert post_password(Client(), "last", REMOTE_ADDR="198.51.100.9").status_code == 302


def test_nobody_gets_in_by_many_tries(editor):
    """As `test_ten_thousand_guesses`, with fewer. The hundredth is right."""
    client = Client()
    for n in range(100):
        password = PASSWORD if n == 99 else f"guess {n}"
        assert post_password(client, "alix", password, REMOTE_ADDR=f"10.0.0.{n}").status_code == 200
    assert not opens_admin(client)
    counted = TryCount.objects.order_by("-count").values_list("count", flat=True)
    assert counted[0] == PER_HOUR


def test_the_day_has_a_limit_besides_the_hour(editor):
    per_day = limits.OF_ACCOUNT[limits.PASSWORD][limits.DAY]
    for hour in range(per_day // PER_HOUR):
        with time_machine.travel(NOON + timedelta(hours=hour), tick=False):
            assert guess(PER_HOUR) == {200}
    with time_machine.travel(NOON + timedelta(hours=6), tick=False):
        assert post_password(Client(), "alix").status_code == 200
    with time_machine.travel(NOON + timedelta(hours=13), tick=False):
        log_in(Client(), editor)


def test_limits_hold_while_the_cache_is_down(settings, editor, phone):
    settings.CACHES = {
        "default": {
            "BACKEND": f"{ForgivingRedisCache.__module__}.ForgivingRedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    client = Client()
    guess(PER_HOUR, client=client)
    assert post_password(client, "alix", REMOTE_ADDR=ELSEWHERE).status_code == 200
    TryCount.objects.all().delete()
    # A code counts once, without the cache as well.
    code = phone.code()
    log_in(Client(), editor, phone, code)
    other = Client()
    post_password(other, "alix")
    assert post_code(other, code).status_code == 200
    assert not opens_admin(other)


def test_a_code_counts_once(client, editor, phone):
    code = phone.code()
    log_in(client, editor, phone, code)
    other = Client()
    post_password(other, "alix")
    assert post_code(other, code).status_code == 200
    # Nor does one from before the last: somebody may have looked over a shoulder.
    assert post_code(other, phone.code(-1)).status_code == 200
    assert not opens_admin(other)
    assert post_code(other, phone.code(1)).url == "/admin/"


def test_a_recovery_code_counts_once_and_its_owner_is_told(
    client, editor, phone, mailoutbox, django_capture_on_commit_callbacks
):
    code = phone.recovery_codes[3]
    with django_capture_on_commit_callbacks(execute=True):
        log_in(client, editor, phone, code)
    assert mailoutbox[0].subject == "Un code de secours a servi"
    other = Client()
    post_password(other, "alix")
    assert post_code(other, code).status_code == 200
    assert post_code(other, phone.recovery_codes[4]).url == "/admin/"


def test_codes_are_limited_and_the_owner_is_told(
    client, editor, phone, django_capture_on_commit_callbacks
):
    post_password(client, "alix")
    with django_capture_on_commit_callbacks(execute=True):
        for _try in range(CODES_PER_HOUR):
            assert post_code(client, phone.wrong_code()).status_code == 200
    assert [message.subject for message in mail.outbox] == [
        "Votre mot de passe est connu d’une autre personne"
    ]
    assert post_code(client, phone.code()).status_code == 200
    assert post_code(client, phone.recovery_codes[0]).status_code == 200
    assert not opens_admin(client)


def test_codes_of_a_known_device_are_counted_apart(client, editor, phone):
    log_in(client, editor, phone, phone.code(-1))
    client.post(reverse("account_logout"))
    thief = Client()
    post_password(thief, "alix")
    for _try in range(CODES_PER_HOUR):
        post_code(thief, phone.wrong_code())
    log_in(client, editor, phone)


def test_a_session_does_not_serve_to_guess_the_password(client, editor):
    log_in(client, editor)
    for name, field in (("account_change_password", "oldpassword"),
                        ("account_reauthenticate", "password")):  # fmt: skip
        TryCount.objects.all().delete()
        data = {"password1": "autre phrase assez longue", "password2": "autre phrase assez longue"}
        for n in range(PER_HOUR):
            assert client.post(reverse(name), {**data, field: f"guess {n}"}).status_code == 200
        assert client.post(reverse(name), {**data, field: PASSWORD}).status_code == 200
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


def test_links_by_e_mail_are_limited_and_say_nothing_of_accounts(
    client, editor, django_capture_on_commit_callbacks
):
    address = reverse("account_reset_password")
    with django_capture_on_commit_callbacks(execute=True):
        answers = [
            client.post(address, {"email": "Alix@example.org"}).status_code for _ in range(5)
        ]
    assert answers == [302, 302, 302, 200, 200]
    assert [message.to for message in mail.outbox] == [["alix@example.org"]] * 3
    unknown = [client.post(address, {"email": "nobody@example.org"}).status_code for _ in range(5)]
    assert unknown == answers
    assert len(mail.outbox) == 3


def test_counts_name_nobody_and_are_deleted(editor):
    guess(3)
    assert not [row for row in TryCount.objects.values_list("key", flat=True) if "alix" in row]
    assert TryCount.objects.exists()
    TryCount.objects.delete_old()
    assert TryCount.objects.exists()
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        TryCount.objects.delete_old()
    assert not TryCount.objects.exists()


def test_the_second_step_is_not_skipped_by_another_login_in_between(client, editor, phone):
    """A session that waits for the code of one account takes no code of another."""
    post_password(client, "alix")
    other = Phone.__new__(Phone)
    other.secret = "A" * 32
    assert post_code(client, other.code()).status_code == 200
    assert client.get(reverse(CODE)).status_code == 200
