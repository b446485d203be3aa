"""The WSGI application. gunicorn is started with `--pythonpath .,site` from the checkout's root.

Importing it imports `config` first, which chooses the time-zone database.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
# Seconds that a statement of a request may take: below gunicorn's time-out (`config.gunicorn`).
os.environ.setdefault("STATEMENT_TIMEOUT", "30")

application = get_wsgi_application()
