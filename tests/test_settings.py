"""Production settings, each time in a process of its own: settings are read once."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from config.security import ExamplePasswordHasher

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]
NEEDED = {
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "postgres://programme@database/programme",
    "CACHE_URL": "redis://cache",
    "ALLOWED_HOSTS": "programme.example.org",
    "BASE_URL": "https://programme.example.org",
    "DEFAULT_FROM_EMAIL": "contact@programme.example.org",
    "CALENDAR_UID_DOMAIN": "programme.example.org",
}


def in_production(code: str, environment: dict) -> subprocess.CompletedProcess:
    """Run code with production settings, with nothing else in the environment."""
    base = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env=base | environment,
        capture_output=True,
        text=True,
    )


def test_production_starts_with_what_it_needs():
    answer = in_production("from django.conf import settings; print(settings.DEBUG)", NEEDED)

    assert (answer.stdout, answer.stderr) == ("False\n", "")


@pytest.mark.parametrize("name", NEEDED)
def test_production_refuses_to_start_without(name):
    answer = in_production("", {key: value for key, value in NEEDED.items() if key != name})

    assert answer.returncode == 1
    assert f"Set in the environment: {name}" in answer.stderr


@pytest.mark.parametrize(("query", "seconds"), [("", "60"), ("?conn_max_age=0", "0")])
def test_connections_are_kept_for_as_long_as_the_operator_says(query, seconds):
    code = "from django.db import connection; print(connection.settings_dict['CONN_MAX_AGE'])"
    answer = in_production(code, NEEDED | {"DATABASE_URL": f"{NEEDED['DATABASE_URL']}{query}"})

    assert (answer.stdout, answer.stderr) == (f"{seconds}\n", "")


@pytest.mark.parametrize(
    ("proxies", "header"), [("0", "None"), ("1", "('HTTP_X_FORWARDED_PROTO', 'https')")]
)
def test_only_a_proxy_of_the_operators_own_may_say_https(proxies, header):
    code = (
        "from django.conf import settings\n"
        "print(settings.SECURE_PROXY_SSL_HEADER, settings.USE_X_FORWARDED_HOST)"
    )
    answer = in_production(code, NEEDED | {"TRUSTED_PROXIES": proxies})

    assert answer.stdout == f"{header} False\n"


@pytest.mark.parametrize(
    ("module", "timeout", "patience"), [("", "0s", "None"), ("config.wsgi", "30s", "1")]
)
def test_only_where_readers_wait_a_statement_must_end(module, timeout, patience):
    """Commands such as migrate may take their time."""
    code = (
        "from django.db import connection\n"
        "options = connection.settings_dict['OPTIONS']\n"
        "print(options['options'].split()[1], options['patience'], options['server_side_binding'])"
    )
    if module:
        code = f"import {module}\n{code}"
    base = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    base["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    start = "" if module else "import django; django.setup()\n"
    answer = subprocess.run(
        [sys.executable, "-c", start + code], env=base | NEEDED, capture_output=True, text=True
    )

    assert answer.stdout == f"statement_timeout={timeout} {patience} True\n"


def test_logs_of_production_are_lines_of_json_and_nobody_is_mailed_a_traceback():
    code = (
        "import logging\n"
        "logging.getLogger('django.request').error('Alix: %s', 'alix@example.org')\n"
        "print(logging.getLogger('django').handlers)"
    )
    answer = in_production(code, NEEDED)

    assert answer.stdout == "[]\n"
    line = json.loads(answer.stderr)
    assert (line["level"], line["message"]) == ("ERROR", "Alix: …")


def test_a_command_that_fails_names_no_person():
    answer = in_production("raise ValueError('Alix')", NEEDED)

    assert answer.returncode == 1
    line = json.loads(answer.stderr)
    assert (line["level"], line["error"]["type"]) == ("CRITICAL", "ValueError")
    assert "Alix" not in answer.stderr


def test_timeouts_grow_from_the_inside_to_the_outside():
    settings = runpy.run_path(ROOT / "site/config/gunicorn.py")

    assert 30 < settings["timeout"] < 60
    assert (settings["forwarded_allow_ips"], settings["secure_scheme_headers"]) == ("", {})


def test_production_refuses_a_short_secret():
    answer = in_production("", NEEDED | {"SECRET_KEY": "short"})

    assert "SECRET_KEY is shorter" in answer.stderr


def test_example_login_is_impossible_in_production():
    hasher = ExamplePasswordHasher()
    encoded = hasher.encode("demo", "salt")
    assert hasher.verify("demo", encoded)

    answer = in_production(
        "from django.contrib.auth.hashers import check_password\n"
        f"print(check_password('demo', {encoded!r}))",
        NEEDED,
    )

    assert (answer.stdout, answer.stderr) == ("False\n", "")


def test_a_login_in_the_demo_does_not_make_its_password_good_for_production():
    """A password that is hashed again at a login must not be hashed as production does."""
    encoded = ExamplePasswordHasher().encode("demo", "salt")
    answer = subprocess.run(
        [sys.executable, "-c",
         "import django; django.setup()\n"
         "from django.contrib.auth.hashers import check_password, make_password\n"
         "again = lambda raw: print(make_password(raw).partition('$')[0])\n"
         f"print(check_password('demo', {encoded!r}, setter=again))"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
             "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert (answer.stdout, answer.stderr) == ("example\nTrue\n", "")


def test_logins_in_production_have_a_second_step_and_safe_cookies():
    code = (
        "from django.conf import settings as s\n"
        "from django.contrib.auth.hashers import make_password\n"
        "print(s.SECOND_FACTOR_REQUIRED, make_password('x').split('$')[:2])\n"
        "print(s.SESSION_COOKIE_AGE, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY)\n"
        "print(s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SECURE, s.KNOWN_DEVICE_COOKIE)\n"
        "print(s.AUTHENTICATION_BACKENDS, s.SECRET_KEY_FALLBACKS)"
    )
    answer = in_production(code, NEEDED | {"SECRET_KEY_FALLBACKS": "former"})

    assert answer.stdout.splitlines() == [
        "True ['argon2', 'argon2id']",
        "86400 True True",
        "Lax True __Host-known-device",
        "['allauth.account.auth_backends.AuthenticationBackend'] ['former']",
    ]


def test_example_content_is_refused_in_production():
    answer = in_production(
        "from django.core.management import call_command; call_command('load_example')", NEEDED
    )

    assert answer.returncode == 1
    assert "CommandError" in answer.stderr


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, "None None"),
        (
            {
                "MACHINE_TRANSLATOR": "libretranslate",
                "LIBRETRANSLATE_URL": "http://127.0.0.1:5000/",
            },
            "LibreTranslator http://127.0.0.1:5000",
        ),
        ({"MACHINE_TRANSLATOR": "deepl", "DEEPL_KEY": "k:fx"}, "DeepLTranslator None"),
    ],
)
def test_machines_translate_only_where_the_operator_says_so(environment, shown):
    code = (
        "from wagtail_localize.machine_translators import get_machine_translator as get\n"
        "machine = get()\n"
        "options = getattr(machine, 'options', {})\n"
        "print(machine and type(machine).__name__, options.get('LIBRETRANSLATE_URL'))"
    )

    assert in_production(code, NEEDED | environment).stdout == f"{shown}\n"


def test_an_unknown_machine_translator_is_refused():
    answer = in_production("", NEEDED | {"MACHINE_TRANSLATOR": "google"})

    assert "MACHINE_TRANSLATOR is libretranslate or deepl, not google" in answer.stderr


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({}, "max-age=31536000"),
        (
            {"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"},
            "max-age=31536000; includeSubDomains; preload",
        ),
    ],
)
def test_https_is_asked_for_of_this_host_and_of_others_only_where_the_operator_says_so(
    environment, header
):
    code = (
        "from django.http import HttpResponse\n"
        "from django.middleware.security import SecurityMiddleware\n"
        "from django.test import RequestFactory\n"
        "answer = SecurityMiddleware(lambda request: HttpResponse())\n"
        "print(answer(RequestFactory().get('/', secure=True))['Strict-Transport-Security'])"
    )

    assert in_production(code, NEEDED | environment).stdout == f"{header}\n"
