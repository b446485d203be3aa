"""The names of towns in French sentences."""

import pytest
from django.utils import translation

from home.text.french import at_place, of_place

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("name", "of", "at"),
    [
        ("Paris", "de Paris", "à Paris"),
        ("Abidjan", "d’Abidjan", "à Abidjan"),
        ("Athènes", "d’Athènes", "à Athènes"),
        ("Évry", "d’Évry", "à Évry"),
        ("Île de Pâques", "de l’île de Pâques", "à l’île de Pâques"),
        ("Îles Canaries", "des îles Canaries", "aux îles Canaries"),
        ("Istanbul", "d’Istanbul", "à Istanbul"),
        ("Oslo", "d’Oslo", "à Oslo"),
        ("Ürümqi", "d’Ürümqi", "à Ürümqi"),
        ("Helsinki", "d’Helsinki", "à Helsinki"),
        ("Honolulu", "d’Honolulu", "à Honolulu"),
        ("Hanoï", "de Hanoï", "à Hanoï"),
        ("Hong Kong", "de Hong Kong", "à Hong Kong"),
        ("Hô-Chi-Minh-Ville", "de Hô-Chi-Minh-Ville", "à Hô-Chi-Minh-Ville"),
        ("Yaoundé", "de Yaoundé", "à Yaoundé"),
        ("Ypres", "d’Ypres", "à Ypres"),
        ("Le Caire", "du Caire", "au Caire"),
        ("Le Mans", "du Mans", "au Mans"),
        ("Les Abymes", "des Abymes", "aux Abymes"),
        ("La Réunion", "de La Réunion", "à La Réunion"),
        ("La Havane", "de La Havane", "à La Havane"),
        ("Açores", "des Açores", "aux Açores"),
        ("Cap-Vert", "du Cap-Vert", "au Cap-Vert"),
        ("Jamaïque", "de la Jamaïque", "à la Jamaïque"),
    ],
)
def test_a_name_melts_with_what_stands_before_it(name, of, at):
    with translation.override("fr"):
        assert (of_place(name), at_place(name)) == (of, at)


def test_other_languages_add_nothing():
    with translation.override("en"):
        assert (of_place("Abidjan"), at_place("Le Caire")) == ("Abidjan", "Le Caire")
