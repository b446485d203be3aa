"""The application of the plain site."""

from django.apps import AppConfig


class NaiveEventsConfig(AppConfig):
    name = "tests.bench.naive"
    label = "naive_events"
    default_auto_field = "django.db.models.AutoField"
