"""Settings of the public site. Whatever it cannot do without is asked for loudly at the start.

Needed in the environment: SECRET_KEY, DATABASE_URL, CACHE_URL (redis://…, shared by all
processes), ALLOWED_HOSTS (comma-separated), BASE_URL (https://…), DEFAULT_FROM_EMAIL and
CALENDAR_UID_DOMAIN (chosen once, for ever).
"""

import logging
import sys

from django.core.exceptions import ImproperlyConfigured

from home.monitoring.alerts import log_uncaught

from .base import *
from .base import DATABASES, STORAGES, WAGTAILADMIN_BASE_URL, env

NEEDED = [
    "SECRET_KEY",
    "DATABASE_URL",
    "CACHE_URL",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DEFAULT_FROM_EMAIL",
    "CALENDAR_UID_DOMAIN",
]
missing = [name for name in NEEDED if not env.str(name, default="").strip()]
if missing:
    raise ImproperlyConfigured(f"Set in the environment: {', '.join(missing)}")

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[WAGTAILADMIN_BASE_URL])

STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"

# A connection is used again, after a look whether it still is one: most of the time of telling a
# calendar that nothing has changed would be that of connecting.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "config.postgresql":
    # Seconds. Commands such as migrate may take their time; where readers wait, `config.wsgi` says
    # how long a statement may take at most. Nobody waits longer than that for a lock.
    STATEMENT_TIMEOUT = env.int("STATEMENT_TIMEOUT", default=0)
    LOCK_TIMEOUT = env.int("LOCK_TIMEOUT", default=10)
    IDLE_TIMEOUT = env.int("IDLE_IN_TRANSACTION_TIMEOUT", default=60)
    DATABASES["default"]["OPTIONS"] |= {
        "connect_timeout": 2,
        # A machine that is gone, in place of a server that is: found out within half a minute.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,  # milliseconds
        # A server that hangs is found out after this many seconds (`config.postgresql.watch`).
        "patience": 1 if STATEMENT_TIMEOUT else None,
        "options": f"-c statement_timeout={STATEMENT_TIMEOUT}s -c lock_timeout={LOCK_TIMEOUT}s"
        f" -c idle_in_transaction_session_timeout={IDLE_TIMEOUT}s",
    }

# `manage.py db_worker` does what waits; the database holds the queue.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    # Django's, for addresses with letters of other scripts, too.
    EMAIL_BACKEND = "home.emails.transport.EmailBackend"

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
# Off: a coalition's other hosts may not all speak HTTPS, and a browser's own list forgets nobody
# for months. Django's check asks for both.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
# Probes ask without a proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

# --- Logs: lines of JSON on standard error, without persons (`home.monitoring`) -------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "home.monitoring.logs.JsonFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        "operator": {"class": "home.monitoring.alerts.OperatorHandler", "level": "ERROR"},
    },
    "root": {"level": "WARNING", "handlers": ["stderr", "operator"]},
    "loggers": {
        # Without Django's e-mails to administrators, which hold what was typed.
        "django": {"level": "WARNING", "handlers": [], "propagate": True},
        # What was not found stands in gunicorn's log.
        "django.request": {"level": "ERROR"},
        "home": {"level": "INFO"},
        "django_tasks": {"level": "WARNING"},
    },
}
# An error in logging itself would print the values of a message.
logging.raiseExceptions = False
if not sys.stderr.isatty():
    # A command of the clock: nobody reads its traceback, but it would be kept.
    sys.excepthook = log_uncaught
# Whatever else asks for it shows no setting and no variable.
DEFAULT_EXCEPTION_REPORTER = "home.monitoring.reporter.BareReporter"
KNOWN_DEVICE_COOKIE = "__Host-known-device"

SECOND_FACTOR_REQUIRED = True
