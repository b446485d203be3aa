"""A cache that is stopped, hangs or is full costs time, and no reader an error."""

import time
from datetime import date

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.utils import timezone

from config import cache as module
from home.models import Heartbeat
from home.monitoring import heartbeats
from tests import redis
from tests.factories import CallPageFactory, publish

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(redis.program() is None, reason=redis.MISSING),
]


@pytest.fixture
def start(settings, monkeypatch):
    """`start(*options)`: a server that the site's cache is on.

    It has more time to answer than in production: a test may have to wait for the processor.
    """
    monkeypatch.setattr(module, "SOCKET_TIMEOUT", 0.5)
    servers = []

    def start(*options):
        server = redis.Server(*options)
        servers.append(server)
        settings.CACHES = {
            "default": {
                "BACKEND": "config.cache.ForgivingRedisCache",
                "LOCATION": server.url,
            }
        }
        settings.ANSWER_STORE = True
        module._silent_until.clear()
        module._logged_until.clear()
        return server

    yield start
    module._silent_until.clear()
    module._logged_until.clear()
    for server in servers:
        server.stop()


@pytest.fixture
def call(site_tree):
    for part in heartbeats.OLDEST:
        Heartbeat.objects.create(part=part, beaten_at=timezone.now())
    return publish(CallPageFactory(signing="open", signing_until=date(2099, 1, 1)))


def all_answer(call) -> float:
    """Ask for a page of each kind, and for a form. Return the seconds that it took."""
    begun = time.monotonic()
    for url in (call.url, "/fr/", "/en/", call.signing_url(), "/fr/appels/feed.xml"):
        assert Client().get(url).status_code == 200, url
    assert Client().post(call.signing_url(), {}).status_code == 422
    return time.monotonic() - begun


def test_it_keeps_answers(start, call):
    start()
    first = Client().get(call.url)
    keys = caches["default"]._cache.get_client().keys()
    assert any(b":answer:" in key for key in keys)
    assert Client().get(call.url).content == first.content
    assert Client().get("/readyz").content == b"ok\n"


def test_without_it_all_pages_answer(start, call):
    start().stop()
    all_answer(call)
    response = Client().get("/readyz")
    assert (response.status_code, response.content) == (503, b"cache\n")


def test_while_it_hangs_all_pages_answer_and_it_is_asked_once(start, call):
    server = start()
    warm = all_answer(call)
    cache.clear()
    server.hang()
    begun = time.monotonic()
    assert cache.get("x") is None
    assert time.monotonic() - begun < 2
    begun = time.monotonic()
    assert [cache.get("x") for _ in range(100)] == [None] * 100
    assert time.monotonic() - begun < 2 * module.SOCKET_TIMEOUT
    assert all_answer(call) < warm + 10
    assert Client().get("/readyz").content == b"cache\n"


def test_when_it_is_full_all_pages_answer_and_the_log_says_it_once(
    start, call, caplog, monkeypatch
):
    monkeypatch.setattr(module, "PAUSE", 600)
    # Less than it needs when it is empty.
    start("--maxmemory", "100kb", "--maxmemory-policy", "noeviction")
    cache.set("x", 1)
    assert cache.get("x") is None
    all_answer(call)
    all_answer(call)
    assert [row.message for row in caplog.records if row.name == "config.cache"] == [
        "The cache refused: OutOfMemoryError"
    ]
    assert Client().get("/readyz").content == b"cache\n"


def test_it_is_asked_again_after_a_pause(start, monkeypatch):
    monkeypatch.setattr(module, "PAUSE", 2)
    server = start()
    cache.set("x", 1)
    server.hang()
    assert cache.get("x") is None
    server.process.send_signal(18)  # SIGCONT
    assert cache.get("x") is None
    time.sleep(2.2)
    assert cache.get("x") == 1
