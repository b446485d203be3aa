"""Which time zones there are, and how readers are told of them."""

import os
import re
import subprocess
import sys
import zoneinfo
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from config.timezones import use_pinned_timezones
from programme.timezones.choices import is_unclear, timezone_choices, timezone_names
from programme.timezones.names import time_of, town_of

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[3]
SAY_PATH = "import zoneinfo; print(zoneinfo.TZPATH)"


def test_time_zones_come_from_the_tzdata_package_only(tmp_path):
    """A database of the machine that says otherwise is not read."""
    (tmp_path / "Africa").mkdir()
    paris = Path(sys.modules["tzdata"].__file__).parent / "zoneinfo" / "Europe" / "Paris"
    (tmp_path / "Africa" / "Casablanca").write_bytes(paris.read_bytes())
    summer = datetime(2020, 8, 1, 12)
    try:
        zoneinfo.reset_tzpath([tmp_path])
        ZoneInfo.clear_cache()
        assert summer.replace(tzinfo=ZoneInfo("Africa/Casablanca")).tzname() == "CEST"
        use_pinned_timezones()
        assert summer.replace(tzinfo=ZoneInfo("Africa/Casablanca")).tzname() == "+01"
    finally:
        use_pinned_timezones()


@pytest.mark.parametrize(
    "start",
    [
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", SAY_PATH],
        [sys.executable, "-c", f"import config.wsgi; {SAY_PATH}"],
    ],
    ids=["command line", "web server"],
)
def test_every_process_begins_with_them(start):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "PYTHONTZPATH": "/usr/share/zoneinfo",
    }
    done = subprocess.run(start, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1:] == ["()"], done.stderr


def test_tests_use_them_too():
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    ("moment", "unclear"),
    [
        (datetime(2026, 10, 25, 2, 30), True),  # comes twice
        (datetime(2026, 10, 25, 3, 0), False),
        (datetime(2026, 10, 25, 1, 59), False),
        (datetime(2026, 3, 29, 2, 30), True),  # is left out
        (datetime(2026, 3, 29, 3, 0), False),
        (datetime(2026, 12, 18, 2, 30), False),
    ],
)
def test_an_hour_of_a_night_in_which_clocks_change_may_be_unclear(moment, unclear):
    assert is_unclear(moment.replace(tzinfo=ZoneInfo("Europe/Paris"))) is unclear


def test_a_zone_is_named_by_its_town_in_the_reader_s_language():
    zones = ["Europe/London", "Africa/Algiers", "America/New_York", "America/Argentina/Salta"]
    with translation.override("fr"):
        assert list(map(town_of, zones)) == ["Londres", "Alger", "New York", "Salta"]
    with translation.override("en"):
        assert list(map(town_of, zones)) == ["London", "Algiers", "New York", "Salta"]


def test_the_zones_of_most_events_are_offered_first_and_each_zone_once():
    with translation.override("fr"):
        groups = [(str(name), zones) for name, zones in timezone_choices()]
        first = [str(town) for _zone, town in groups[0][1]][:3]
    assert groups[0][0] == "Souvent utilisés"
    assert first == ["Paris", "Londres", "Bruxelles"]
    assert ("America/Argentina/Salta", "Salta (Argentina)") in groups[2][1]
    offered = [zone for _name, zones in groups for zone, _town in zones]
    assert sorted(offered) == sorted(timezone_names())


@pytest.mark.parametrize(
    ("zone", "french", "english"),
    [
        ("Africa/Abidjan", "heure d’Abidjan", "Abidjan time"),
        ("Africa/Cairo", "heure du Caire", "Cairo time"),
        ("Europe/London", "heure de Londres", "London time"),
        ("Europe/Warsaw", "heure de Varsovie", "Warsaw time"),
        ("Europe/Helsinki", "heure d’Helsinki", "Helsinki time"),
        ("Indian/Reunion", "heure de La Réunion", "Réunion time"),
        ("Pacific/Noumea", "heure de Nouméa", "Nouméa time"),
        ("America/Miquelon", "heure de Saint-Pierre", "Saint-Pierre time"),
        ("America/Montreal", "heure de Montréal", "Montreal time"),
        ("America/Sao_Paulo", "heure de São Paulo", "São Paulo time"),
        ("Atlantic/Azores", "heure des Açores", "Azores time"),
        ("Asia/Ho_Chi_Minh", "heure de Hô-Chi-Minh-Ville", "Ho Chi Minh City time"),
    ],
)
def test_the_hours_of_a_zone_are_called_by_its_town(zone, french, english):
    with translation.override("fr"):
        assert time_of(zone) == french
    with translation.override("en"):
        assert time_of(zone) == english


def test_no_zone_is_named_in_french_before_a_vowel_without_elision():
    with translation.override("fr"):
        said = [time_of(zone) for zone in timezone_names()]
    assert [words for words in said if re.match(r"heure de [AEIOUÀÂÉÈÊÎÔÛÜ]", words)] == []
    assert [words for words in said if re.match(r"heure de Les? ", words)] == []
