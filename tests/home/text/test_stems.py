"""Two ways to write a word are one word to every search; two words are two."""

import pytest

from campaigns.names import compact
from home.text.plain import epicene, fold_accents
from home.text.stems import singular, stems

# Each line is one word or name in as many ways as people write it.
ALIKE = [
    # Every point in the middle, and what stands for it
    "migrant·es|migrant⋅es|migrant•es|migrant‧es|migrant∙es|migrant・es|migrantᐧes|migrant·e·s"
    "|migrant.e.s|migrant-e-s|migrant(e)s|migrant[e]s|migrant(e)(s)|migrant_e_s|migrant/e/s|MIGRANTS",
    "directeur·rice·s|directeurs|directeur⋅rices",
    # Letters that Unicode does not take apart
    "Kadın Dayanışması|KADIN DAYANIŞMASI|kadin dayanismasi",
    "İstanbul|ISTANBUL|istanbul|ıstanbul",
    "Łódź|LODZ|lodz",
    "Đà Nẵng|da nang",
    "Straße|strasse|STRASSE",
    "cœur|coeur|CŒUR|cœurs",
    "Æther|aether",
    "Þórr|thorr",
    "Smørrebrød|smorrebrod",
    # Plurals
    "veillée|veillées|VEILLEES",
    "webinaire|webinaires",
    "vigil|vigils",
    "march|marches|marche",
    "community|communities",
    "rally|rallies",
    "compagnie|compagnies",
    "journal|journaux",
    "travail|travaux",
    "national|nationale|nationales|nationaux",
    "lieu|lieux",
    "jeu|jeux",
    "bateau|bateaux",
    "tuyau|tuyaux",
    "genou|genoux",
    "box|boxes",
    "class|classes",
    "church|churches",
    "woman|women|women’s",
    "réfugié|réfugiée|réfugiés|réfugiées|réfugié·es|refugiee",
    "table ronde|tables rondes",
    # Acronyms, saints, apostrophes, hyphens
    "GREF|G.R.E.F|G.R.E.F.|g.r.e.f",
    "saint denis|Saint-Denis|st denis|St-Denis|ST. DENIS|Saint‑Denis",
    "Sainte-Foy|Ste Foy",
    "l’accueil|l'accueil|accueil|L´accueil",
    "Île-de-France|ile de france",
]
DIFFERENT = [
    ("veille", "vieille"),
    ("bal", "balle"),
    ("jour", "journal"),
    ("marche", "marché noir"),
    ("chorale", "choral de nuit"),
    ("les", "le"),
    ("princesse", "prince"),
    ("prix", "pri"),
    ("G.R.E.F", "G.R.E"),
    ("M. Dupont", "Dupont"),
    ("Paris", "pari"),
]


@pytest.mark.parametrize("written", ALIKE)
def test_a_word_is_one_however_it_is_written(written):
    first, *others = written.split("|")
    assert {other: stems(other) for other in others} == dict.fromkeys(others, stems(first))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_stay_other_words(one, other):
    assert stems(one) != stems(other)


def test_folding_twice_changes_nothing_more():
    for written in "|".join(ALIKE).split("|"):
        assert stems(" ".join(stems(written))) == stems(written)
        assert fold_accents(fold_accents(written)) == fold_accents(written)
        assert epicene(epicene(written)) == epicene(written)


@pytest.mark.parametrize(
    "names",
    [
        ("Femmes migrant⋅es", "Femmes migrant·es", "FEMMES MIGRANT(E)S"),
        ("Kadın Dayanışması", "KADIN DAYANIŞMASI"),
        ("Emmaüs St-Denis", "Emmaus Saint Denis"),
        ("Łąka", "laka"),
        ("La Cimade", "CIMADE"),
    ],
)
def test_names_of_organisations_are_compared_by_the_same_letters(names):
    assert len(set(map(compact, names))) == 1


def test_short_words_and_words_that_are_no_plurals_stay():
    kept = ["les", "bus", "dans", "pays", "paris", "class", "prix"]
    assert [singular(word) for word in kept] == kept
