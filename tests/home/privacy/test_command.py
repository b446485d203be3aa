"""`manage.py personal_data`, for whoever runs the server."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from home.privacy.services import personal_data
from tests.home.privacy.conftest import ADDRESS, SAME

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    call_command("personal_data", *args, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_it_prints_what_is_kept_and_erases_nothing(requests):
    printed, said = run(SAME)
    assert (len(printed["requests"]), said) == (4, "")
    assert len(personal_data(ADDRESS).requests) == 4


def test_it_shows_erases_and_names_what_stays(requests, account, site_tree):
    printed, said = run(SAME, "--erase", "--yes")
    assert len(printed["requests"]) == 4
    assert personal_data(ADDRESS).requests == []
    assert said.splitlines() == [
        "3 requests erased, 1 unconfirmed ones deleted",
        "The account ada stays: delete it in Settings → Users",
    ]
    entries = ModelLogEntry.objects.filter(action="privacy.erased")
    assert ["ada" in f"{entry.label} {entry.data}".lower() for entry in entries] == [False]


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 4), ("", 4)])
def test_it_asks_before_it_erases(requests, site_tree, monkeypatch, answer, left):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n" if answer else ""))
    if left:
        with pytest.raises(CommandError):
            run(ADDRESS, "--erase")
    else:
        run(ADDRESS, "--erase")
    assert len(personal_data(ADDRESS).requests) == left
