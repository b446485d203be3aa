"""The operator hears of each kind of error once an hour, and no reader waits for it."""

import json
import logging
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.core.cache import cache

from home.monitoring import alerts

pytestmark = pytest.mark.once
logger = logging.getLogger("tests.alerts")


@pytest.fixture
def handler(settings, monkeypatch):
    settings.OPERATOR_EMAIL = "operator@example.org"
    monkeypatch.setattr(alerts, "_silent_until", {})
    handler = alerts.OperatorHandler(logging.ERROR)
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)
    alerts._waiting.join()


def fail(message: str, error: type[Exception] = ValueError) -> None:
    try:
        raise error(message)
    except error:
        logger.exception("It failed for %s", "alix@example.org")


def told() -> list:
    alerts._waiting.join()
    return mail.outbox


def test_an_error_is_told_without_persons(handler):
    fail("Alix Durand")
    (message,) = told()
    assert message.to == ["operator@example.org"]
    assert "ValueError" in message.subject
    assert "Alix" not in message.body
    assert "alix@" not in message.body
    assert "test_alerts.py" in message.body


def test_a_kind_is_told_once_and_another_one_too(handler):
    for number in range(5):
        fail(str(number))
    fail("x", KeyError)
    assert len(told()) == 2


def test_another_process_does_not_tell_it_again(handler):
    fail("x")
    assert len(told()) == 1
    # Another process has the shared cache only.
    alerts._silent_until.clear()
    fail("x")
    assert len(told()) == 1
    alerts._silent_until.clear()
    cache.clear()
    fail("x")
    assert len(told()) == 2


def test_a_warning_and_what_anybody_can_cause_is_not_told(handler):
    logger.warning("x")
    record = logging.LogRecord("django.security.DisallowedHost", 40, "", 1, "x", (), None)
    handler.emit(record)
    assert told() == []


@pytest.mark.parametrize("takes_connections", [True, False])
def test_a_mail_server_that_hangs_or_is_down_holds_nobody(handler, settings, takes_connections):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if takes_connections:
            server.listen()  # and never says a word
        settings.EMAIL_BACKEND = "home.emails.transport.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = 1
        begun = time.monotonic()
        for number in range(50):
            fail(str(number))
        assert time.monotonic() - begun < 0.5
        alerts._waiting.join()
    # It is told later, with the next error of that kind.
    assert 0 < max(alerts._silent_until.values()) - time.monotonic() <= alerts.AGAIN_IN
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    alerts._silent_until.clear()
    fail("x")
    assert len(told()) == 1


def test_a_webhook_hears_the_same(handler, settings):
    heard = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.OPERATOR_EMAIL = ""
    settings.OPERATOR_WEBHOOK = f"http://127.0.0.1:{server.server_port}/"
    fail("Alix Durand")
    assert told() == []
    server.shutdown()
    server.server_close()
    assert heard[0]["record"]["error"]["type"] == "ValueError"
    assert "Alix" not in json.dumps(heard)
