"""Settings of `make demo` and of development: no secret, nothing to install."""

from .base import *
from .base import VAR_DIR, env

# Off by default, so that the demo answers as the public site does; `DEBUG=1 make demo` shows
# tracebacks.
DEBUG = env.bool("DEBUG", default=False)
SERVE_MEDIA = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
SECRET_KEY = "development-only-never-a-secret"
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

EXAMPLE_CONTENT_ALLOWED = True
# Every password is hashed in a way that production does not know, also when it is hashed anew at
# a login: a database carried over from a demo lets nobody in there.
PASSWORD_HASHERS = [
    "config.security.ExamplePasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = []

VAR_DIR.mkdir(exist_ok=True)
