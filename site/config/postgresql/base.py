"""The backend that `DATABASES` names. All but connecting is Django's own."""

from types import SimpleNamespace

import psycopg
from django.db.backends.postgresql import base

from config.postgresql.watch import WatchedConnection


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the option `patience`, in seconds: see `WatchedConnection`."""

    Database = SimpleNamespace(**vars(psycopg) | {"connect": WatchedConnection.connect})
