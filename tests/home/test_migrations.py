"""Migrations hold what a database knows, and no words for people."""

import io
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands, load_command_class

from campaigns.models import CallPage, Signature
from home.models import HomePage
from programme.models import EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OUR_APPS = ["home", "campaigns", "programme"]


def planned() -> str:
    """What `makemigrations` would write, or "No changes detected"."""
    output = io.StringIO()
    call_command("makemigrations", dry_run=True, interactive=False, stdout=output)
    return output.getvalue()


def test_migrations_are_complete():
    assert planned() == "No changes detected\n"


def test_other_words_make_no_migration(monkeypatch):
    status = EventPage._meta.get_field("status")
    for model, name in ((CallPage, "standfirst"), (EventPage, "town"), (HomePage, "introduction")):
        monkeypatch.setattr(model._meta.get_field(name), "help_text", "Other words.")
    monkeypatch.setattr(status, "verbose_name", "other words")
    monkeypatch.setattr(status, "_verbose_name", "other words")
    monkeypatch.setattr(status, "choices", [(value, "Other") for value, _label in status.choices])
    monkeypatch.setitem(EventPage._meta.original_attrs, "verbose_name", "other words")
    constraint = Signature._meta.constraints[0]
    monkeypatch.setattr(constraint, "violation_error_message", "Other words.")
    assert planned() == "No changes detected\n"


def test_another_column_makes_a_migration(monkeypatch):
    monkeypatch.setattr(EventPage._meta.get_field("town"), "max_length", 77)
    assert "~ Alter field town on eventpage" in planned()


def test_migrations_hold_no_words():
    words = re.compile(r"help_text|verbose_name|choices=|'label'|_messages?=")
    found = {
        path.name: words.findall(path.read_text())
        for app in OUR_APPS
        for path in Path(apps.get_app_config(app).path, "migrations").glob("*.py")
    }
    assert {name for name, words in found.items() if words} == set()


@pytest.mark.parametrize("command", ["makemigrations", "migrate"])
def test_both_commands_compare_alike(command):
    loaded = load_command_class(get_commands()[command], command)
    assert loaded.autodetector.__name__ == "DatabaseAutodetector"
