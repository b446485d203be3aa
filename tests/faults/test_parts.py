"""Redis, mail, task worker and logs that are down, hang or are full: readers do not notice."""

import time
from pathlib import Path

import pytest

from tests import redis
from tests.faults.site import RunningSite

pytestmark = pytest.mark.once
PERSON = {
    "organisation": "Chœur des passerelles",
    "person": "Alix Durand",
    "email": "alix@example.org",
    "consent": "on",
}


@pytest.fixture(scope="module")
def site(start_site, mail_server) -> RunningSite:
    site = start_site(EMAIL_URL=f"smtp://127.0.0.1:{mail_server.port}")
    site.start_worker()
    site.run("manage.py", "publish_scheduled")
    return site


def all_is_well(site, number: int) -> None:
    """Read each kind of page, and sign."""
    for path in [*site.urls["pages"], "/en/", "/fr/appels/feed.xml", "/sitemap.xml"]:
        assert site.get(path).status == 200, path
    fields = PERSON | {"email": f"alix-{number}@example.org"} | site.open_form(site.urls["sign"])
    answer = site.post(site.urls["sign"], fields, X_Forwarded_For=f"192.0.2.{number}")
    assert answer.status == 303
    assert answer.seconds < 3


def missing(site) -> str:
    return site.get("/readyz").text


def test_all_parts_are_there(site, mail_server):
    site.wait_for(lambda: missing(site) == "ok\n", 30)
    all_is_well(site, 1)
    site.wait_for(lambda: len(mail_server.messages) == 1, 20)


def test_without_redis(site):
    site.redis.hang()
    all_is_well(site, 2)
    assert missing(site) == "cache\n"
    port = site.redis.port
    site.redis.stop()
    all_is_well(site, 3)
    assert missing(site) == "cache\n"
    # Full, even when it is empty.
    site.redis = redis.Server("--maxmemory", "100kb", port=port)
    site.wait_for(lambda: "cache" in missing(site), 10)
    all_is_well(site, 4)
    site.redis.stop()
    site.redis = redis.Server(port=port)
    site.wait_for(lambda: missing(site) == "ok\n", 20)


@pytest.mark.parametrize("mood", ["hangs", "refuses"])
def test_mail_that_fails_is_sent_later(site, mail_server, mood):
    site.wait_for(lambda: not site.count("home_email", "sent_at IS NULL"), 30)
    before = len(mail_server.messages)
    mail_server.mood = mood
    number = 5 if mood == "hangs" else 6
    all_is_well(site, number)
    assert site.get(site.urls["call"]).seconds < 3
    mail_server.mood = "takes"
    mail_server.ends.set()

    def is_sent() -> bool:
        with site.connect() as connection:
            connection.execute(
                "UPDATE home_email SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL"
            )
        site.run("manage.py", "send_emails")
        return len(mail_server.messages) == before + 1

    site.wait_for(is_sent, 60)
    time.sleep(1)
    assert len(mail_server.messages) == before + 1
    assert f"alix-{number}@example.org" in mail_server.said[-4] + mail_server.said[-3]


def test_the_worker_outlives_the_database_and_is_missed_when_it_ends(site):
    worker = site.processes["worker"]
    with site.postgres_is_down():
        time.sleep(3)
    site.wait_for(lambda: missing(site) == "ok\n", 30)
    assert worker.poll() is None
    site.end("worker")
    with site.connect() as connection:
        connection.execute("UPDATE home_heartbeat SET beaten_at = now() - interval '4 minutes'")
    assert missing(site) == "task worker\n"
    site.start_worker()
    site.wait_for(lambda: missing(site) == "ok\n", 30)


def test_a_log_on_a_full_disk_costs_nothing(site):
    site.end("gunicorn")
    site.start_gunicorn(stderr=Path("/dev/full"))
    all_is_well(site, 7)
    with site.postgres_is_down():
        assert site.get(site.urls["call"]).status == 503
    site.wait_for(lambda: site.get(site.urls["call"]).status == 200, 20)
