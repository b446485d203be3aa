"""A lost phone: nobody takes a second step away alone, and its owner can stop it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.accounts.lost_phone import services
from home.models import LostPhone
from home.roles import COORDINATION, EDITION
from tests.home.accounts.conftest import (
    PASSWORD,
    Phone,
    factors_of,
    log_in,
    opens_admin,
    post_password,
)
from tests.home.accounts.test_sessions import link_in

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("phone")]
MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
BOTH = {"totp", "recovery_codes"}
REASON = {"act": "ask", "reason": "Au téléphone, je connais sa voix."}


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ask(client, coordinator, editor, django_capture_on_commit_callbacks):
    """Ask for it in the admin, as a coordinator; return the link that its owner gets."""

    def act():
        log_in(client, coordinator)
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(reset_url(editor), REASON)
        assert response.status_code == 302
        return link_in(mail.outbox[-1])

    return act


@pytest.fixture
def second(person):
    return log_in(Client(), person("sacha", COORDINATION))


def reset_url(account) -> str:
    return reverse("reset_second_factor", args=[account.pk])


def remove(link: str, password: str = PASSWORD, client=None):
    return (client or Client()).post(link, {"act": "remove", "password": password})


def actions(account) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=str(account.pk), content_type__model="user")
    found = entries.filter(action__startswith="account.lost").order_by("timestamp", "pk")
    return list(found.values_list("action", flat=True))


def test_a_coordinator_starts_it_from_the_page_of_the_account(client, coordinator, editor):
    log_in(client, coordinator)
    page = client.get(reverse("wagtailusers_users:edit", args=[editor.pk])).content.decode()
    assert reset_url(editor) in page
    assert client.get(reset_url(editor)).status_code == 200
    # A reason is asked for.
    assert client.post(reset_url(editor), {"act": "ask", "reason": " "}).status_code == 200
    assert not LostPhone.objects.exists()


def test_the_link_works_a_day_later_with_the_password(
    ask, editor, monday, django_capture_on_commit_callbacks
):
    link = ask()
    assert "Au téléphone, je connais sa voix." in mail.outbox[-1].body
    assert remove(link).status_code == 200
    assert factors_of(editor) == BOTH
    monday.move_to(MONDAY + timedelta(hours=24))
    assert remove(link, "wrong").status_code == 200
    assert factors_of(editor) == BOTH
    with django_capture_on_commit_callbacks(execute=True):
        assert remove(link).status_code == 302
    assert factors_of(editor) == set()
    assert actions(editor) == ["account.lost_phone_asked", "account.lost_phone_done"]
    assert [message.to for message in mail.outbox] == [["alix@example.org"]] * 2
    # It works once.
    Phone(editor)
    assert remove(link).status_code == 200
    assert factors_of(editor) == BOTH


def test_it_ends_every_session(ask, editor, phone, second, monday):
    link = ask()
    session = log_in(Client(), editor, phone)
    second.post(reset_url(editor), {"act": "confirm"})
    remove(link)
    assert factors_of(editor) == set()
    assert not opens_admin(session)
    assert post_password(Client(), "alix").url == "/admin/"


def test_the_link_is_valid_for_a_short_time(ask, editor, monday):
    link = ask()
    monday.move_to(MONDAY + timedelta(hours=48, seconds=1))
    assert remove(link).status_code == 200
    assert factors_of(editor) == BOTH
    assert "ne fonctionne plus" in Client().get(link).content.decode()


def test_a_second_coordinator_lets_it_work_at_once(
    ask, editor, second, django_capture_on_commit_callbacks
):
    link = ask()
    with django_capture_on_commit_callbacks(execute=True):
        second.post(reset_url(editor), {"act": "confirm"})
    assert mail.outbox[-1].to == ["alix@example.org"]
    assert link_in(mail.outbox[-1]).startswith("/fr/account/lost-phone/")
    assert remove(link).status_code == 302
    assert factors_of(editor) == set()


def test_who_asked_does_not_confirm(ask, editor, client):
    link = ask()
    client.post(reset_url(editor), {"act": "confirm"})
    assert 'value="confirm"' not in client.get(reset_url(editor)).content.decode()
    remove(link)
    assert factors_of(editor) == BOTH


def test_who_still_has_their_phone_stops_it_without_a_password(
    ask, editor, monday, django_capture_on_commit_callbacks
):
    link = ask()
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(link, {"act": "stop"})
    monday.move_to(MONDAY + timedelta(hours=30))
    remove(link)
    assert factors_of(editor) == BOTH
    assert mail.outbox[-1].to == ["alix@example.org"]
    assert actions(editor)[-1] == "account.lost_phone_stopped"


def test_a_coordinator_stops_it_as_well(ask, editor, second, monday):
    link = ask()
    second.post(reset_url(editor), {"act": "stop"})
    monday.move_to(MONDAY + timedelta(hours=30))
    remove(link)
    assert factors_of(editor) == BOTH


def test_nothing_changes_on_get(ask, editor, second, monday):
    link = ask()
    monday.move_to(MONDAY + timedelta(hours=30))
    for client in (second, Client()):
        client.get(f"{reset_url(editor)}?act=confirm")
        client.get(f"{link}?act=remove&password={PASSWORD}")
        client.get(f"{link}?act=stop")
    assert factors_of(editor) == BOTH
    assert LostPhone.objects.open().exists()


def test_the_password_behind_the_link_is_limited(ask, editor, monday):
    link = ask()
    monday.move_to(MONDAY + timedelta(hours=25))
    for n in range(10):
        remove(link, f"guess {n}")
    remove(link)
    assert factors_of(editor) == BOTH


def test_no_coordinator_does_it_for_a_superuser(client, coordinator, person):
    root = person("root", is_superuser=True)
    Phone(root)
    log_in(client, coordinator)
    client.post(reset_url(root), REASON)
    assert not LostPhone.objects.exists()
    assert factors_of(root) == BOTH


def test_nobody_does_it_for_themselves(client, coordinator, second):
    log_in(client, coordinator)
    phone = Phone(coordinator)
    client.post(reverse("mfa_reauthenticate"), {"code": phone.code()})
    client.post(reset_url(coordinator), REASON)
    assert not LostPhone.objects.exists()
    # Nor do they confirm what another one asked for.
    second.post(reset_url(coordinator), REASON)
    client.post(reset_url(coordinator), {"act": "confirm"})
    assert LostPhone.objects.get().confirmed_at is None


def test_others_do_not_reach_it(client_of, editor):
    client = client_of(EDITION)
    assert client.post(reset_url(editor), REASON).status_code in (302, 403)
    assert not LostPhone.objects.exists()


def test_not_right_after_the_address_was_changed(client, coordinator, editor, monday):
    """Whoever changes the address must not get the link."""
    log_in(client, coordinator)
    data = {"username": "alix", "email": "thief@example.org", "first_name": "A", "last_name": "M",
            "is_active": "on"}  # fmt: skip
    client.post(reverse("wagtailusers_users:edit", args=[editor.pk]), data)
    client.post(reset_url(editor), REASON)
    assert not LostPhone.objects.exists()
    monday.move_to(MONDAY + timedelta(days=8))
    log_in(client, coordinator)
    client.post(reset_url(editor), REASON)
    assert LostPhone.objects.exists()


def test_asking_twice_makes_one_link(ask, editor, client):
    ask()
    client.post(reset_url(editor), REASON)
    assert LostPhone.objects.count() == 1


def test_a_link_that_nobody_made_is_no_page(client, editor):
    link = reverse("lost_phone", args=["MQ:1abc:def"])
    assert client.get(link).status_code == 404
    assert remove(link).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_of_the_link_is_private_and_in_both_languages(ask, language):
    link = ask().replace("/fr/", f"/{language}/")
    response = Client().get(link)
    assert "no-store" in response["Cache-Control"]
    assert f'<html lang="{language}">' in response.content.decode()
    assert {"fr": "Téléphone perdu", "en": "Lost your phone"}[language] in response.content.decode()


def test_the_operator_helps_a_superuser(person, capsys, django_capture_on_commit_callbacks):
    root = person("root", is_superuser=True)
    Phone(root)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("reset_second_factor", "root", reason="seen face to face")
    assert factors_of(root) == set()
    assert capsys.readouterr().out == "2 second steps of root removed\n"
    assert mail.outbox[-1].to == ["root@example.org"]
    entry = ModelLogEntry.objects.get(action="account.lost_phone_done")
    assert entry.data["reason"] == "seen face to face"
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody", reason="x")


def test_a_step_that_is_refused_says_why(editor, coordinator):
    with pytest.raises(services.Refused):
        services.confirm(editor, coordinator)
