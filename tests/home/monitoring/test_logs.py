"""A log has what an operator needs, and no person."""

import json
import logging
import smtplib
import sys

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.views.debug import ExceptionReporter

from home.models import Heartbeat
from home.monitoring.logs import JsonFormatter, kind_of
from home.monitoring.references import current_reference
from home.monitoring.reporter import BareReporter
from home.monitoring.scrub import scrub

PERSON = "Alix Durand"
TOKEN = "x7Zk2_bQ-pL0vN4mR8sT1uW3yA5cE6gH9iJ-kLmNoPq"


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Not Found: /fr/signature/{TOKEN}/", "Not Found: /fr/signature/…"),
        ("/en/submission/short%20one/", "/en/submission/…"),
        ("/fr/account/password/new/a/set-password/", "/fr/account/password/new/…"),
        ("/fr/account/lost-phone/a.b/", "/fr/account/lost-phone/…"),
        (f"/other/{TOKEN}/", "/other/…/"),
        ("/fr/?email=alix@example.org", "/fr/"),
        ("to <alix.d+x@example.org>, ü@exämple.org", "to <…>, …"),
        ("/x/alix%40example.org", "/x/…"),
        ("call 06 12 34 56 78 or +33 (0)6 12 34 56 78", "call … or …"),
        ("from 192.0.2.77:4711", "from 192.0.2.0:4711"),
        ("from 2001:db8:1:2::7", "from …"),
        ("/fr/appels/journee-des-migrantes-2026-12-18/", None),
        ("Worker (pid:12345) exited with code 1", None),
        ("at 2026-12-01T10:00:10 on 10:20:30", None),
        ("MultiValueDictKeyError in SignatoryIndexPage.get_context", None),
    ],
)
def test_texts_are_scrubbed(text, expected):
    assert scrub(text) == (text if expected is None else expected)


def record_of(error: Exception, message: str = "Internal Server Error: %s", *args) -> dict:
    """The line about an error that has just been raised."""
    try:
        raise error
    except Exception:
        record = logging.LogRecord("x", logging.ERROR, "", 1, message, args, sys.exc_info())
    return json.loads(JsonFormatter().format(record))


@pytest.mark.once
def test_an_error_is_its_type_and_its_places():
    line = record_of(ValueError("Alix Durand <alix@example.org>"), "%s", "/fr/?q=Alix")
    assert line["message"] == "/fr/"
    assert line["error"]["type"] == "ValueError"
    assert line["error"]["at"][-1].endswith(" record_of")
    assert "Alix" not in json.dumps(line)
    assert set(line) == {"time", "level", "logger", "message", "process", "error"}


@pytest.mark.once
def test_what_names_code_only_is_said():
    said = record_of(AttributeError("'X' object has no attribute 'y'"), "x")["error"]["message"]
    assert said == "'X' object has no attribute 'y'"
    assert record_of(OSError(28, "No space left on device", "/Alix"), "x")["error"]["message"] == (
        "No space left on device"
    )
    refused = smtplib.SMTPRecipientsRefused({"alix@example.org": (550, b"no")})
    assert "alix" not in json.dumps(record_of(refused, "x"))


@pytest.mark.django_db
def test_of_an_error_of_the_database_the_constraint_is_said():
    from django.utils import timezone

    Heartbeat.objects.create(part="Alix Durand", beaten_at=timezone.now())
    try:
        with transaction.atomic():
            Heartbeat.objects.create(part="Alix Durand", beaten_at=timezone.now())
    except IntegrityError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "x", (), sys.exc_info())
    text = JsonFormatter().format(record)
    assert "Alix" not in text
    if connection.vendor == "postgresql":
        cause = json.loads(text)["error"]["cause"]
        assert (cause["sqlstate"], cause["constraint_name"]) == ("23505", "home_heartbeat_pkey")


@pytest.mark.once
def test_errors_of_one_place_are_of_one_kind():
    def record(error):
        try:
            raise error
        except Exception:
            return logging.LogRecord("x", logging.ERROR, "", 1, "x", (), sys.exc_info())

    first, second = record(ValueError("Alix")), record(ValueError("Luis"))
    assert kind_of(first) == kind_of(second)
    assert "Alix" not in kind_of(first)
    assert kind_of(first) != kind_of(record(KeyError("x")))


@pytest.mark.once
def test_a_report_of_djangos_own_holds_nothing_that_was_typed(rf):
    request = rf.post("/fr/", {"person": PERSON}, HTTP_COOKIE=f"session={PERSON}")
    typed = PERSON
    try:
        raise ValueError(typed)
    except ValueError:
        caught = sys.exc_info()
    assert PERSON in ExceptionReporter(request, *caught).get_traceback_text()
    report = BareReporter(request, *caught)
    for text in (report.get_traceback_text(), report.get_traceback_html()):
        assert PERSON not in text
        assert "ValueError" in text


@pytest.mark.django_db
def test_each_request_has_a_reference_of_its_own(site_tree):
    client = Client()
    one, two = (client.get("/fr/", headers={"x-request-id": "mine"}) for _ in range(2))
    references = [answer.wsgi_request.META["programme.reference"] for answer in (one, two)]
    assert len({*references, "mine"}) == 3
    assert current_reference() == ""
