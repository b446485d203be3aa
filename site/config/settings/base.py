"""Settings shared by development, tests and production. Values come from the environment."""

from importlib.util import find_spec
from pathlib import Path

import environ
from django.conf import global_settings
from django.utils.translation import gettext_lazy as _

from config.machine_translation import machine_translator
from config.settings.policies import (  # noqa: F401
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    PERMISSIONS_POLICY,
)

from .accounts import *

BASE_DIR = Path(__file__).resolve().parents[3]
SITE_DIR = BASE_DIR / "site"
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

# --- Applications -------------------------------------------------------------------------------

INSTALLED_APPS = [
    # In this order: what a lower app does on a signal is done when an upper one hears of it.
    "home",
    "campaigns",
    "programme",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "home.accounts.apps.AccountsConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "csp",
    "django_countries",
    "django_tasks",
    "django_tasks_db",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # The outermost: whatever goes wrong below has a reference.
    "home.monitoring.references.ReferenceMiddleware",
    # The next three speak for every answer, whoever gives it.
    "config.security.HeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.delivery.middleware.DeliveryMiddleware",
    "config.compression.PageCompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "home.accounts.login.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.security.ContentSecurityPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "home.page_rights.middleware.PageRightsMiddleware",
    # The last: it calls the admin's views itself.
    "home.publication.AdminMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The widgets of forms have their templates among all others, where ours come first.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ---------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
# A publication and what it tells other languages and subscribers happen together or not at all.
DATABASES["default"]["ATOMIC_REQUESTS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Two people saving at once wait for each other instead of failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["ENGINE"] = "config.postgresql"
    # Values are sent beside a statement, never in it: the server's log has none of them.
    DATABASES["default"].setdefault("OPTIONS", {})["server_side_binding"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Leaflet, as django-leaflet packs it. The application itself is not installed: it wants GDAL.
LEAFLET_DIR = Path(find_spec("leaflet").origin).parent / "static" / "leaflet"
STATICFILES_DIRS = [SITE_DIR / "static", ("leaflet", LEAFLET_DIR)]
MEDIA_URL = "/media/"
# What a web server hands out: pictures in the sizes that pages show, and nothing else.
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
# What only the application hands out: originals, documents, pictures of private collections.
PRIVATE_MEDIA_ROOT = env.path("PRIVATE_MEDIA_ROOT", default=str(VAR_DIR / "private-media"))()
STORAGES = {
    "default": {"BACKEND": "home.uploads.storage.PrivateStorage"},
    "renditions": {"BACKEND": "home.uploads.storage.RenditionStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Never on a disk before it is checked: the disk may be full.
FILE_UPLOAD_HANDLERS = ["home.uploads.handlers.BoundedUploadHandler"]
# An address that the web server in front leads to PRIVATE_MEDIA_ROOT for the application alone;
# without one, the application hands these files out itself.
X_ACCEL_REDIRECT = env("X_ACCEL_REDIRECT", default="")

# Whether the application hands out uploaded images itself. In production a web server does.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)

# --- Languages ----------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
# A language more is a code more here, a folder in `locale`, and a locale in the admin.
LANGUAGES = [
    (code, _(dict(global_settings.LANGUAGES)[code]))
    for code in env.list("SITE_LANGUAGES", default=["fr", "en"])
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [SITE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True

# Asking for a translation must not publish one: a translator may not be allowed to.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Off unless the operator names one: the texts then leave this server for that one.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)

TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- Tasks, e-mail, and what several processes share ---------------------------------------------

# At once, within the request; production leaves them to a worker.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
if "redis" in CACHES["default"]["BACKEND"].lower():
    # One that is down costs time, never an error.
    CACHES["default"]["BACKEND"] = "config.cache.ForgivingRedisCache"
else:
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 2000}
# Whether answers that were rendered are kept in the cache (`home.delivery.store`).
ANSWER_STORE = env.bool("ANSWER_STORE", default=True)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="programme@example.org")
SERVER_EMAIL = env("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)
# Whom errors are told to, once an hour and kind; see `home.monitoring.alerts`.
OPERATOR_EMAIL = env("OPERATOR_EMAIL", default="")
OPERATOR_WEBHOOK = env("OPERATOR_WEBHOOK", default="")
EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold a reader

# --- Requests of the public -----------------------------------------------------------------------

# How long personal data is kept: of a request that was decided on, and of one whose e-mail address
# was never confirmed.
REQUEST_RETENTION_DAYS = env.int("REQUEST_RETENTION_DAYS", default=365)
UNPROVED_REQUEST_DAYS = env.int("UNPROVED_REQUEST_DAYS", default=30)
# How long the link in an e-mail confirms. It withdraws for ever.
PROOF_DAYS = env.int("PROOF_DAYS", default=7)
# How many proxies of the operator's own stand before the application (`home.client_address`).
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
if TRUSTED_PROXIES:
    # Without a proxy, anybody could say this.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
RATELIMIT_IP_META_KEY = "home.client_address.client_address"
RATELIMIT_HASH_ALGORITHM = "home.public_requests.limits.keyed_hash"
# A cache that is down must not stop anybody from signing.
RATELIMIT_FAIL_OPEN = True

# --- The site's own -----------------------------------------------------------------------------

# The right-hand side of every calendar UID. Never change it once anyone has subscribed: every
# event would appear a second time in every calendar.
CALENDAR_UID_DOMAIN = env("CALENDAR_UID_DOMAIN", default="common-programme.example.org")
# How long a calendar or a feed may be kept before it is asked for again, in seconds.
FEED_MAX_AGE = env.int("FEED_MAX_AGE", default=3600)
# Example content brings logins whose password everybody knows.
EXAMPLE_CONTENT_ALLOWED = False

# --- Wagtail ------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env("SITE_NAME", default="Programme commun")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False  # the admin must not call other hosts
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nor show editors' e-mail hashes to one
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"  # one of `config.formats`, in every language
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.uploads.forms.ImageForm"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000_000  # `home.uploads.images.MAX_BYTES`
WAGTAILDOCS_DOCUMENT_MODEL = "home.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.uploads.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20_000_000  # `home.uploads.documents.MAX_BYTES`
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "pdf", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = []  # a reader's browser talks to this site only
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "home.search.backend"}}

# An editor's page of five hundred signatories has five fields for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Security -----------------------------------------------------------------------------------

CSRF_FAILURE_VIEW = "home.pages.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it asks for DENY, without that frame
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
