"""Numbers and dates that a translation lost."""

import pytest

from home.translation_checks.numbers import missing_dates, missing_numbers

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("le 18 décembre 2026", "18 December 2026", []),
        ("le 18 décembre 2026", "18 December 2025", ["2026"]),
        ("à 18 h 30", "at 6.30 pm", []),
        ("à 18 h 30", "at 6 pm", ["30"]),
        ("1 200 personnes", "1,200 people", []),
        ("1\u202f200 personnes", "120 people", ["1200"]),
        ("le 18 et le 18", "the 18th", ["18"]),
        ("4 morts", "four dead", []),
    ],
)
def test_numbers_that_are_lost_are_named(source, target, lost):
    assert missing_numbers(source, target) == lost


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("le 5 décembre", "on 5 December", []),
        ("le 5 décembre", "on 6 December", ["5 décembre"]),
        ("le 5 décembre", "soon", ["5 décembre"]),
        ("le 18 décembre", "on 18 November", ["18 décembre"]),
        ("le 18 décembre", "on the 18th", []),
        ("le 1er mai", "May 1", []),
        ("du 5 au 6 décembre", "the 5th and 6th of December", []),
        ("On 3 August", "le 3 aout", []),
        ("2 DÉCEMBRE", "2 december", []),
        ("Nous marchons", "We may march", []),
        ("5 marches", "five marches", []),
    ],
)
def test_dates_that_are_lost_are_named_however_small(source, target, lost):
    assert missing_dates(source, target) == lost
