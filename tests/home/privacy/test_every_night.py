"""What is deleted every night, beside the data of requests, and what is not deleted yet."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.accounts.history import record
from home.models import AccountNotice, Email, LostPhone, ReviewDigest, TryCount
from tests.home.privacy.conftest import waiting_email

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
NIGHTLY = ("erase_expired", "close_unused_accounts", "clearsessions")


@pytest.fixture
def night(time_machine):
    """Run what operators run every night, some days from now."""
    time_machine.move_to(NOW, tick=False)

    def run(day: float) -> None:
        time_machine.move_to(NOW + timedelta(days=day), tick=False)
        for command in NIGHTLY:
            call_command(command, verbosity=0)

    return run


def test_records_of_emails_to_accounts_go_after_a_month(night, account):
    notice = AccountNotice.objects.create(user=account, event="account.x", email=account.email)
    waiting_email(notice, sent_at=timezone.now(), next_attempt_at=None)
    digest = ReviewDigest.objects.create(user=account, day=timezone.localdate())
    waiting_email(digest, next_attempt_at=None)
    night(29)
    assert [model.objects.count() for model in (AccountNotice, ReviewDigest, Email)] == [1, 1, 2]
    night(31)
    assert [model.objects.count() for model in (AccountNotice, ReviewDigest, Email)] == [0, 0, 0]


def test_a_lost_phone_is_forgotten_after_a_month_and_stays_in_the_history(night, account):
    LostPhone.objects.create(user=account, reason="perdu", asked_at=timezone.now())
    record(account, "account.lost_phone_asked", None, reason="perdu")
    night(29)
    assert LostPhone.objects.count() == 1
    night(31)
    assert LostPhone.objects.count() == 0
    assert ModelLogEntry.objects.filter(action="account.lost_phone_asked").count() == 1


def test_tries_and_sessions_go_when_they_are_over(night, db):
    TryCount.objects.add("x", 1, timedelta(hours=1))
    session = SessionStore()
    session["_auth_user_id"] = "1"
    session.set_expiry(24 * 3600)
    session.save()
    night(0)
    assert (TryCount.objects.count(), Session.objects.count()) == (1, 1)
    night(2)
    assert (TryCount.objects.count(), Session.objects.count()) == (0, 0)


def test_the_outbox_keeps_neither_recipients_nor_texts():
    """Sent rows stay with their request: they must have no column for a person."""
    assert sorted(field.name for field in Email._meta.concrete_fields) == [
        "attempts",
        "content_type",
        "created_at",
        "id",
        "kind",
        "last_error",
        "next_attempt_at",
        "object_id",
        "sent_at",
    ]
