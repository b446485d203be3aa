"""Further faults of PostgreSQL, each of which takes a while: `make faults` runs them."""

from contextlib import ExitStack

import psycopg
import pytest

from tests.faults.test_database import (
    LONGEST,
    PERSON,
    check_plain_page,
    check_well,
    every_reader_gets_a_page,
)

pytestmark = pytest.mark.once


def test_hanging_before_the_first_connection(site):
    site.end("gunicorn")
    site.start_gunicorn()
    with site.postgres_hangs():
        check_plain_page(site.get(site.urls["call"]))
    check_well(site)


def test_out_of_connections(site):
    site.end("gunicorn")
    site.start_gunicorn()
    with ExitStack() as stack:
        with pytest.raises(psycopg.OperationalError, match="too many clients"):
            while True:
                stack.enter_context(site.connect())
        every_reader_gets_a_page(site)
    check_well(site)


def test_a_password_is_never_repeated(site):
    with site.postgres_hangs():
        answer = site.post("/admin/login/", {"username": "chief", "password": "a long password"})
    assert "a long password" not in answer.text
    assert answer.seconds < LONGEST
    check_well(site)


def test_a_slow_statement_is_waited_for(site):
    """Whoever waits for a lock of somebody's long publication gets through in the end."""
    fields = PERSON | {"email": "other@example.org"} | site.open_form(site.urls["sign"])
    connection = site.connect()
    # Ends by itself after four seconds, twice the patience of a reader's connection.
    connection.execute("SET idle_in_transaction_session_timeout = '4s'")
    connection.execute("LOCK TABLE campaigns_signaturerequest IN ACCESS EXCLUSIVE MODE")
    answer = site.post(site.urls["sign"], fields)
    connection.close()
    assert answer.status == 303
    assert answer.seconds > LONGEST
