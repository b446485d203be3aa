"""No person leaves a trace outside of the tables of requests, whatever goes wrong.

People are planted through the real forms; then all that the site writes is read.
"""

import gzip
import json
import pickle
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import redis as redis_client

from config.postgresql.watch import PAUSE
from tests.faults.site import RunningSite

pytestmark = pytest.mark.once

PERSON = {
    "person": "Alixandra Duplantée",
    "email": "alixandra@planted.example.org",
    "consent": "on",
}
SIGNER = PERSON | {"organisation": "Chœur des passerelles"}
SUBMITTER = PERSON | {
    "title": "Marche aux flambeaux",
    "start_time": "18:00",
    "town": "Nantes",
    "place": "Place Graslin",
    "country": "FR",
    "summary": "Nous marchons.",
    "organiser": "La Cimade",
    "relation": "own",
}
# As the bytes of a client that is no browser; 198.51.100.77 is where it comes from.
CLIENT = {
    "X_Forwarded_For": "198.51.100.77",
    "User_Agent": "Alixandra’s".encode().decode("latin-1"),
}
PLANTED = ["Alixandra", "Duplant", "planted.example", "198.51.100.77", "0612345678"]
# Where the people behind requests are kept, and nowhere else.
TABLES = {"campaigns_signaturerequest", "programme_eventsubmission"}
OPERATOR = "operator@example.org"


@pytest.fixture(scope="module")
def site(start_site, mail_server) -> RunningSite:
    # Several processes, so that what is pressed twice arrives at the same moment.
    return start_site(
        workers=3, EMAIL_URL=f"smtp://127.0.0.1:{mail_server.port}", OPERATOR_EMAIL=OPERATOR
    )


@pytest.fixture(scope="module")
def secrets(site, mail_server) -> list[str]:
    """All that goes wrong, done once. Returns the tokens of private links."""
    site.start_worker()
    with ThreadPoolExecutor(8) as people:
        ask_twice(site, people)
    refused_forms(site)
    site.wait_for(lambda: not site.count("home_email", "sent_at IS NULL"), 30)
    mail_server.mood = "refuses"
    sign(site, email="bounced@planted.example.org")
    site.wait_for(lambda: site.count("home_email", "attempts > 0 AND sent_at IS NULL") == 1, 30)
    mail_server.mood = "takes"
    site.wait_for(lambda: len(mail_server.texts()) >= 2, 20)
    tokens = sorted(set(re.findall(r"/(?:signature|submission)/([\w-]{43})/", said(mail_server))))
    assert len(tokens) >= 2
    private_links(site, tokens)
    bad_requests(site)
    with site.postgres_hangs():
        assert sign(site, token="x").status == 503
        assert site.get(f"/fr/signature/{tokens[0]}/").status == 503
    # Each process finds out by itself that PostgreSQL is back.
    time.sleep(PAUSE + 1)
    site.wait_for(lambda: site.get(site.urls["call"]).status == 200, 20)
    break_a_table(site)
    site.wait_for(lambda: OPERATOR in str(mail_server.said), 20)
    return tokens


def said(mail_server) -> str:
    return "\n".join(mail_server.texts())


def sign(site, **changed):
    fields = SIGNER | changed
    if "token" not in fields:
        fields |= site.open_form(site.urls["sign"])
    return site.post(site.urls["sign"], fields, **CLIENT)


def ask_twice(site, people) -> None:
    """Press each button at the same moment in several windows, and several times in one."""
    windows = [SIGNER | site.open_form(site.urls["sign"]) for _ in range(3)]
    together(site, people, "campaigns_signaturerequest", site.urls["sign"], windows)
    fields = SUBMITTER | {"day": site.urls["day"]}
    windows = [fields | site.open_form(site.urls["submit"]) for _ in range(2)]
    windows.append(windows[0])
    together(site, people, "programme_eventsubmission", site.urls["submit"], windows)


def together(site, people, table: str, path: str, windows: list[dict]) -> None:
    """Send several forms, none of which finds another's request: that is all they may read."""
    with site.connect() as connection:
        connection.execute(f"LOCK TABLE {table} IN SHARE MODE")
        sent = [people.submit(site.post, path, fields) for fields in windows]
        time.sleep(2.5)
        connection.rollback()
        assert [answer.result().status for answer in sent] == [303] * len(windows)


def refused_forms(site) -> None:
    assert sign(site, person="0612345678 alixandra@planted.example.org").status == 422
    assert site.post(site.urls["submit"], SUBMITTER | {"day": "0612345678"}).status in (422, 429)


def private_links(site, tokens: list[str]) -> None:
    for token in tokens:
        for kind in ("signature", "submission"):
            for path in (f"/fr/{kind}/{token}/", f"/fr/{kind}/{token}", f"/en/{kind}/{token}x/"):
                site.get(path, Referer=f"https://127.0.0.1/fr/{kind}/{token}/", **CLIENT)
            site.post(f"/fr/{kind}/{token}/", {"act": "confirm"}, **CLIENT)


def bad_requests(site) -> None:
    site.get("/fr/?email=alixandra@planted.example.org&q=Duplantee", **CLIENT)
    site.get("/fr/alixandra@planted.example.org/", **CLIENT)
    site.get("/fr/", Host="alixandra.planted.example", **CLIENT)
    for line in (b"Alixandra Duplant: @\r\n", b"GET /Alixandra HTTP/9.9\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", site.port)) as raw:
            raw.sendall(line)
            raw.shutdown(socket.SHUT_WR)
            raw.recv(1000)


def break_a_table(site) -> None:
    """Let a form meet a table that it does not expect: an error of ours."""
    rename = "ALTER TABLE campaigns_signaturerequest RENAME {} TO {}"
    with site.connect() as connection:
        connection.execute(rename.format("person", "somebody"))
    answer = sign(site, email="third@planted.example.org")
    assert answer.status == 500
    with site.connect() as connection:
        connection.execute(rename.format("somebody", "person"))
    reference = re.search(r"<strong>([2-9A-Z]{4}-[2-9A-Z]{4})</strong>", answer.text)[1]
    lines = [line for line in lines_of(site) if line.get("reference") == reference]
    assert {line["logger"] for line in lines} == {"django.request", "gunicorn.access"}
    error = next(line["error"] for line in lines if "error" in line)
    assert error["cause"]["sqlstate"] == "42703"


def lines_of(site, name: str = "gunicorn") -> list[dict]:
    return [json.loads(line) for line in site.log(name).read_text().splitlines()]


def check(name: str, text: str, secrets: list[str]) -> None:
    found = [word for word in PLANTED + secrets if word.casefold() in text.casefold()]
    assert found == [], f"{name} has {found}"


# --- What is read -----------------------------------------------------------------------------


def test_the_planted_are_there(site, secrets):
    """Otherwise the other tests prove nothing."""
    for table in TABLES:
        assert site.count(table, "email LIKE '%planted%'") > 0


def test_no_other_table_has_them(site, secrets):
    names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with site.connect() as connection:
        tables = {name for (name,) in connection.execute(names)} - TABLES
        assert {"wagtailsearch_indexentry", "home_email", "wagtailcore_modellogentry"} <= tables
        for table in sorted(tables):
            rows = connection.execute(
                psycopg.sql.SQL("SELECT t::text FROM {} t").format(psycopg.sql.Identifier(table))
            )
            check(table, "\n".join(text for (text,) in rows), secrets)


@pytest.mark.parametrize("name", ["gunicorn", "worker", "redis"])
def test_no_log_of_a_process_has_them(site, secrets, name):
    text = site.log(name).read_text()
    assert text
    check(name, text, secrets)


def test_the_log_of_postgresql_has_the_errors_without_them(site, secrets):
    text = (site.postgres.folder / "log").read_text()
    assert "campaigns_signaturerequest.person does not exist" in text
    assert "STATEMENT:" in text
    check("the log of PostgreSQL", text, secrets)


def test_each_line_of_a_log_is_one_of_json(site, secrets):
    for name in ("gunicorn", "worker"):
        for line in lines_of(site, name):
            assert {"time", "level", "logger", "message"} <= set(line)
    paths = {line.get("path") for line in lines_of(site)}
    assert "/fr/signature/…" in paths
    assert site.urls["call"] in paths


def test_the_cache_has_none_of_them(site, secrets):
    client = redis_client.Redis.from_url(site.redis.url)
    keys = client.keys()
    assert any(b"answer:" in key for key in keys)
    assert any(b"rl:" in key for key in keys)
    for key in keys:
        value = client.get(key)
        check(repr(key), repr(key) + value.decode("utf-8", "replace"), secrets)
        if b":answer:" in key and value.startswith(b"\x80"):
            headers, body = pickle.loads(value)
            if ("Content-Encoding", "gzip") in headers:
                body = gzip.decompress(body)
            check(repr(key), f"{headers}{body.decode('utf-8', 'replace')}", secrets)


def test_no_address_of_the_site_shows_them(site, secrets):
    for path in [
        *site.urls["pages"],
        "/en/",
        "/sitemap.xml",
        "/fr/appels/feed.xml",
        f"{site.urls['programme']}feed.xml",
        f"{site.urls['programme']}calendar.ics",
        f"{site.urls['programme']}programme.csv",
        f"{site.urls['programme']}map.geojson",
        "/fr/recherche/?q=passerelles",
        "/readyz",
    ]:
        answer = site.get(path)
        assert answer.status in (200, 503), path
        check(path, f"{answer.headers}{answer.text}", secrets)
    check("the search", site.get("/fr/recherche/?q=cimade").text, secrets)


def test_what_the_operator_is_told_has_none_of_them(site, secrets, mail_server):
    told = [text for text in mail_server.texts() if "django.request" in text]
    # PostgreSQL hung, and a column was missing.
    assert len(told) >= 2
    check("e-mails to the operator", "\n".join(told), secrets)
