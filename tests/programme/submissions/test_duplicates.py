"""Duplicates are caught, and different events of the same day and town are left in peace."""

from datetime import date

import pytest

from programme.submissions.duplicates import EventDescription, likeness, similar
from tests.programme.submissions.title_pairs import DIFFERENT, SAME

DAY = frozenset({date(2026, 12, 18)})


def caught(pairs) -> list[tuple[str, str]]:
    return [
        pair
        for pair in pairs
        if likeness(
            EventDescription(pair[0], DAY, "Nantes"), EventDescription(pair[1], DAY, "NANTES")
        )
    ]


def test_of_thirty_duplicates_twenty_seven_are_caught_and_of_thirty_others_three_at_most():
    assert len(SAME) == len(DIFFERENT) == 30
    assert len(caught(SAME)) >= 27, [pair for pair in SAME if pair not in caught(SAME)]
    assert len(caught(DIFFERENT)) <= 3, caught(DIFFERENT)


@pytest.mark.parametrize(
    ("days", "town", "alike"),
    [
        (DAY, "Nantes", True),
        (DAY, "", True),
        (frozenset(), "Nantes", True),
        (DAY, "Paris", False),
        (frozenset({date(2026, 12, 19)}), "Nantes", False),
        (DAY | {date(2026, 12, 20)}, "nantes", True),
    ],
)
def test_the_day_and_the_town_must_agree_where_both_are_known(days, town, alike):
    asked = EventDescription("Marche aux flambeaux", DAY, "Nantes")
    other = EventDescription("Marche aux flambeaux", days, town)
    assert similar(asked, [other]) == ([other] if alike else [])


def test_a_town_and_its_district_are_one_and_the_likeliest_comes_first():
    asked = EventDescription("Marche aux flambeaux", DAY, "Paris")
    near = EventDescription("Marche aux flambeaux pour la paix", DAY, "Paris 10e")
    exact = EventDescription("Marche aux flambeaux", DAY, "Paris")
    assert similar(asked, [near, exact]) == [exact, near]


@pytest.mark.parametrize("title", ["", "!!!", "<b>", "х" * 200, "18 décembre"])
def test_titles_without_a_telling_word_are_like_nothing(title):
    assert (
        similar(EventDescription(title, DAY, "Nantes"), [EventDescription("Bal", DAY, "Nantes")])
        == []
    )


@pytest.mark.parametrize("year", [2020, 2026, 2028, 2041])
def test_the_year_of_an_edition_tells_nothing_whichever_it_is(year):
    """ "Chorale 2028" and "Bal 2028" are no more alike than in 2026."""
    one, other = (
        EventDescription(f"{title} {year}", DAY, "Nantes") for title in ("Chorale", "Bal")
    )
    assert likeness(one, other) == likeness(
        EventDescription("Chorale", DAY, "Nantes"), EventDescription("Bal", DAY, "Nantes")
    )
    march = EventDescription(f"Marche aux flambeaux {year}", DAY, "Nantes")
    assert likeness(march, EventDescription("Marche aux flambeaux", DAY, "Nantes")) == 1
