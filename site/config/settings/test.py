"""Settings of the tests. The database comes from DATABASE_URL or from tests.databases."""

import tempfile

from .base import *
from .base import BASE_DIR

SECRET_KEY = "tests-only"
DEBUG = False
ALLOWED_HOSTS = ["*"]
EXAMPLE_CONTENT_ALLOWED = True
# Tests of the store turn it on.
ANSWER_STORE = False
# The slow hashers would cost a second for each login.
PASSWORD_HASHERS = ["config.security.ExamplePasswordHasher"]
AUTH_PASSWORD_VALIDATORS = []
TASKS = {"default": {"BACKEND": "tests.task_backend.LazyIndexes"}}
# Tests move the clock by months: nobody is logged out by it, but in those of sessions.
SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Files that tests upload must never reach a person's media folder.
MEDIA_FOLDER = tempfile.TemporaryDirectory(prefix="common-programme-media-")
MEDIA_ROOT = f"{MEDIA_FOLDER.name}/public"
PRIVATE_MEDIA_ROOT = f"{MEDIA_FOLDER.name}/private"
SERVE_MEDIA = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
(BASE_DIR / "var").mkdir(exist_ok=True)
