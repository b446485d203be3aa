"""Which years a text of last year's changes by itself, and which an editor is asked about."""

import pytest

from programme.editions.texts import (
    Passage,
    passages_to_check,
    text_in_next_year,
    title_in_next_year,
)

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Programme commun 2025", "Programme commun 2026"),
        ("2025 : des droits", "2026 : des droits"),
        ("2015–2025 : dix ans", "2015–2025 : dix ans"),
        ("Le programme", "Le programme"),
        ("Appel n° 20251", "Appel n° 20251"),
    ],
)
def test_a_title_goes_on_by_a_year_unless_it_names_another(title, after):
    assert title_in_next_year(title, 2025) == after


@pytest.mark.parametrize(
    ("text", "language", "after"),
    [
        ("Le 18 décembre 2025, marchons.", "fr", "Le 18 décembre 2026, marchons."),
        ("Le 18\u00a0décembre\u00a02025", "fr", "Le 18\u00a0décembre\u00a02026"),
        ("18 December 2025, December 18, 2025", "en", "18 December 2026, December 18, 2026"),
        ("L’édition 2025, programme commun 2025", "fr", "L’édition 2026, programme commun 2026"),
        ("The 2025 programme", "en", "The 2026 programme"),
        ("En 2025, et depuis 2015", "fr", "En 2025, et depuis 2015"),
        ("Le 14 novembre 2025", "fr", "Le 14 novembre 2025"),
        ("Le 18 décembre 2025-2026", "fr", "Le 18 décembre 2025-2026"),
        ("Le 118 décembre 2025", "fr", "Le 118 décembre 2025"),
        ("Programme 20255", "fr", "Programme 20255"),
        (
            '<p><a href="/fr/programme/2025/#programme 2025">Programme 2025</a></p>',
            "fr",
            '<p><a href="/fr/programme/2025/#programme 2025">Programme 2026</a></p>',
        ),
        ("", "fr", ""),
    ],
)
def test_a_text_changes_only_where_there_is_no_doubt(text, language, after):
    assert text_in_next_year(text, 2025, language) == after


@pytest.mark.parametrize(
    ("text", "language", "after"),
    [
        ("18 December 2025 is a Thursday.", "en", "18 December 2026 is a Friday."),
        ("On Thursday 18 December 2025, march.", "en", "On Friday 18 December 2026, march."),
        ("Thursday, December 18, 2025", "en", "Friday, December 18, 2026"),
        ("Thursday the 18th of December", "en", "Friday the 18th of December"),
        ("18 December falls on a Thursday", "en", "18 December falls on a Friday"),
        ("Jeudi 18 décembre", "fr", "Vendredi 18 décembre"),
        ("Le jeudi 18 décembre 2025", "fr", "Le vendredi 18 décembre 2026"),
        ("Le 18 décembre 2025 (jeudi)", "fr", "Le 18 décembre 2026 (vendredi)"),
        ("Le 18\u00a0décembre sera un jeudi", "fr", "Le 18\u00a0décembre sera un vendredi"),
        # A wrong day of the week is put right, too.
        ("Le lundi 18 décembre 2025", "fr", "Le vendredi 18 décembre 2026"),
        # Another day, or another year, is for the editor to read.
        ("Tous les jeudis avant le 18 décembre", "fr", "Tous les jeudis avant le 18 décembre"),
        ("Jeudi 11 décembre 2025", "fr", "Jeudi 11 décembre 2025"),
        ("Jeudi 18 décembre 2014", "fr", "Jeudi 18 décembre 2014"),
        ("Every Thursday until 18 December", "en", "Every Thursday until 18 December"),
    ],
)
def test_the_weekday_of_the_18th_is_computed(text, language, after):
    """The next edition's text says on which day of the week 18 December falls."""
    assert text_in_next_year(text, 2025, language) == after


def test_every_sentence_with_a_year_or_a_weekday_is_for_an_editor():
    before = (
        "<p>Le 18 décembre 2025 est un jeudi. Marchons ! Dix ans après l’été 2015.</p>"
        "<p>Venez &amp; parlez.</p><h2>Samedi prochain</h2>"
    )
    after = text_in_next_year(before, 2025, "fr")
    assert list(passages_to_check(before, after, "fr")) == [
        Passage("Le 18 décembre 2025 est un jeudi.", "Le 18 décembre 2026 est un vendredi."),
        Passage("Dix ans après l’été 2015.", "Dix ans après l’été 2015."),
        Passage("Samedi prochain", "Samedi prochain"),
    ]
