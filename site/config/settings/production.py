"""Settings of the public site. Whatever it cannot do without is asked for loudly at the start.

Needed in the environment: SECRET_KEY, DATABASE_URL, CACHE_URL (redis://…, shared by all
processes), ALLOWED_HOSTS (comma-separated), BASE_URL (https://…), DEFAULT_FROM_EMAIL and
CALENDAR_UID_DOMAIN (chosen once, for ever).
"""

from django.core.exceptions import ImproperlyConfigured

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
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[WAGTAILADMIN_BASE_URL])

STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"

# A connection is used again, after a look whether it still is one: most of the time of telling a
# calendar that nothing has changed would be that of connecting.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# `manage.py db_worker` does what waits; the database holds the queue.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    # Django's, for addresses with letters of other scripts, too.
    EMAIL_BACKEND = "home.emails.transport.EmailBackend"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
