"""Accounts that nobody uses are closed, after two warnings, but never the last who can help."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.models import AccountNotice, TryCount
from home.roles import COORDINATION
from tests.home.accounts.conftest import log_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TODAY = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
YEARS = timedelta(days=730)


@pytest.fixture(autouse=True)
def night():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def run(night, django_capture_on_commit_callbacks):
    """Run the command on a day, counted from today; return the number of e-mails since then."""

    def act(day: int) -> int:
        night.move_to(TODAY + timedelta(days=day))
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("close_unused_accounts", verbosity=0)
        return len(mail.outbox) - before

    return act


def unused(user, ago: timedelta = YEARS):
    user.last_login = timezone.now() - ago
    user.save()
    return user


def is_open(user) -> bool:
    user.refresh_from_db()
    return user.is_active


def test_an_account_is_closed_after_two_warnings(run, editor, coordinator):
    unused(editor, YEARS - timedelta(days=30))
    assert run(-1) == 0
    assert run(0) == 1
    assert [run(day) for day in (1, 15, 22)] == [0, 0, 0]
    assert run(23) == 1
    assert [message.subject for message in mail.outbox] == [
        "Votre compte sera fermé dans un mois",
        "Votre compte sera fermé dans une semaine",
    ]
    assert run(29) == 0 and is_open(editor)
    run(30)
    assert not is_open(editor)
    assert ModelLogEntry.objects.filter(action="account.closed").count() == 1
    assert is_open(coordinator)


def test_who_is_warned_only_now_has_a_month_all_the_same(run, editor):
    """The command had not run for a year."""
    unused(editor, 2 * YEARS)
    assert run(0) == 1 and is_open(editor)
    assert run(7) == 0 and is_open(editor)
    assert run(23) == 1 and is_open(editor)
    assert run(24) == 0 and is_open(editor)
    run(30)
    assert not is_open(editor)


def test_a_login_starts_again(run, editor, client, night):
    unused(editor)
    run(0)
    run(23)
    log_in(client, editor)
    run(31)
    assert is_open(editor)
    assert run(31 + 730) == 1
    assert is_open(editor)


def test_an_account_that_was_never_used_counts_from_its_making(run, editor):
    editor.date_joined = timezone.now() - YEARS
    editor.save()
    run(0), run(23), run(30)
    assert not is_open(editor)


def test_who_is_opened_again_has_time_to_log_in(run, editor):
    unused(editor)
    run(0), run(23), run(30)
    editor.is_active = True
    editor.save()
    assert run(31) == 1 and is_open(editor)
    assert run(53) == 0
    assert run(54) == 1 and is_open(editor)


def test_the_last_coordinator_and_the_last_superuser_stay(run, person, coordinator):
    root = unused(person("root", is_superuser=True))
    older = unused(person("dominique", COORDINATION), YEARS + timedelta(days=5))
    unused(coordinator)
    run(0), run(23), run(30), run(31)
    assert (is_open(root), is_open(older), is_open(coordinator)) == (True, False, True)
    # A closed superuser or coordinator does not count as another one.
    other = person("sacha", COORDINATION, is_active=False, is_superuser=True)
    run(40)
    assert (is_open(root), is_open(coordinator)) == (True, True)
    other.is_active, other.last_login = True, timezone.now()
    other.save()
    run(41)
    assert (is_open(root), is_open(coordinator)) == (False, False)


def test_what_is_no_longer_needed_is_forgotten(run, editor):
    unused(editor)
    TryCount.objects.add("x", 1, timedelta(hours=1))
    run(0)
    assert (TryCount.objects.count(), AccountNotice.objects.count()) == (1, 1)
    run(1)
    assert (TryCount.objects.count(), AccountNotice.objects.count()) == (0, 1)
    run(23)
    run(31)
    assert AccountNotice.objects.count() == 1  # the last warning


def test_people_in_the_group_besides_another_one_are_coordinators(run, editor):
    editor.groups.add(Group.objects.get(name=COORDINATION))
    unused(editor)
    run(0), run(23), run(30)
    assert is_open(editor)
