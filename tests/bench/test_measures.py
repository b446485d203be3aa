"""Measures do what they say, in small."""

import pytest

from tests.bench import board, calendars, filters, measures
from tests.bench.growth import counted, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_tree")]


@pytest.fixture(autouse=True)
def no_programmes(monkeypatch):
    for module in (measures, filters):
        monkeypatch.setattr(module, "PROGRAMMES", {})
    monkeypatch.setattr(calendars, "EVENTS", {})
    monkeypatch.setattr(board, "MADE", [])


@pytest.mark.parametrize("measure", measures.MEASURES, ids=lambda measure: measure.title)
def test_a_measure_costs_the_same_queries_at_every_size(measure):
    assert counted(measure.prepare(3))[0] == counted(measure.prepare(1))[0]


def test_ratios_are_to_the_first_size(capsys):
    run(measures.Measure("Nothing", (1, 2_000), lambda size: lambda: b"x" * size), rounds=3)
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "Nothing"
    assert told[2].split()[:5] == ["1", "time", "×", "1.00", "0"]
    assert told[3].split()[0] == "2,000"
    assert "2.0 kB" in told[3]
