"""`/healthz` and `/readyz`: the first says that a process answers, the second what is missing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.emails.outbox import send_queued
from home.models import Email, Heartbeat, SiteSettings
from home.monitoring import heartbeats, readiness

pytestmark = pytest.mark.django_db


def beaten(ago: timedelta = timedelta()) -> None:
    Heartbeat.objects.all().delete()
    for part in heartbeats.OLDEST:
        Heartbeat.objects.create(part=part, beaten_at=timezone.now() - ago)


def ready() -> tuple[int, str]:
    response = Client().get("/readyz")
    assert response["Cache-Control"] == "no-store"
    return response.status_code, response.content.decode()


def test_liveness_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


def test_all_is_there():
    beaten()
    assert ready() == (200, "ok\n")


def test_it_costs_little():
    beaten()
    ready()
    with CaptureQueriesContext(connection) as queries:
        ready()
    assert len(queries) <= 5


def test_processes_without_a_sign_of_life_are_missing():
    assert ready() == (503, "task worker\nscheduled commands\n")
    beaten(timedelta(minutes=4))
    assert ready() == (503, "task worker\n")
    beaten(timedelta(minutes=6))
    assert ready() == (503, "task worker\nscheduled commands\n")


def test_a_sign_of_life_is_written_over_the_last_one(monkeypatch):
    monkeypatch.setattr(heartbeats, "_written_at", {})
    beaten(timedelta(hours=1))
    heartbeats.beat(heartbeats.WORKER)
    assert heartbeats.silent_parts() == [heartbeats.SCHEDULE]
    with CaptureQueriesContext(connection) as queries:
        heartbeats.beat(heartbeats.WORKER)
    assert len(queries) == 0


def test_a_task_that_nobody_takes_is_a_stuck_queue():
    beaten()
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}},
        task_path=send_queued.module_path,
        backend_name="default",
        run_after=timezone.now() - timedelta(hours=1),
    )
    assert ready() == (200, "ok\n")
    late = timezone.now() - readiness.LONGEST_TASK - timedelta(minutes=1)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=late)
    assert ready() == (503, "task queue\n")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("", "e-mails\n"),
        ("ConnectionRefusedError", "e-mails\n"),
        ("SMTPServerDisconnected", "e-mails\n"),
        ("SMTPRecipientsRefused 550", "ok\n"),
    ],
)
def test_emails_that_no_server_takes_are_a_backlog(site_tree, error, expected):
    beaten()
    about = SiteSettings.objects.first() or site_tree["fr"]["home"]
    email = Email.objects.create(about=about, kind="any", last_error=error)
    assert ready() == (200, "ok\n")
    late = timezone.now() - readiness.LONGEST_EMAIL - timedelta(minutes=1)
    Email.objects.filter(pk=email.pk).update(created_at=late)
    assert ready()[1] == expected


def test_a_migration_that_was_not_run_is_missing():
    beaten()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home' AND name = '0002_search'")
    assert ready() == (503, "migrations\n")
