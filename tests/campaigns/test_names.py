import pytest

from campaigns.names import WrittenName, sort_key, spells, split_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("La Cimade", "cimade"),
        ("Échanges et Partenariats", "echanges et partenariats"),
        ("L’Auberge des Migrants", "auberge des migrants"),
        ("L'Auberge des Migrants", "auberge des migrants"),
        ("CCFD-TERRE SOLIDAIRE", "ccfd terre solidaire"),
        (
            "GRoupement Education sans FRontières (G.R.E.F)",
            "groupement education sans frontieres g r e f",
        ),
        ("The Refugee Council", "refugee council"),
        ("Larzac Solidarités", "larzac solidarites"),
        ("Cœur d’exil", "coeur d exil"),
        ("La\u200b Ci\u00admade", "cimade"),
        ("Le", "le"),
        ("", ""),
    ],
)
def test_sort_key_folds_what_a_reader_skips(name, key):
    assert sort_key(name) == key


@pytest.mark.parametrize(
    ("written", "name", "acronym"),
    [
        ("France Amérique Latine – FAL", "France Amérique Latine", "FAL"),
        ("France Amérique Latine - FAL ", "France Amérique Latine", "FAL"),
        ("France Amérique Latine, FAL", "France Amérique Latine", "FAL"),
        ("FAL : France Amérique Latine", "France Amérique Latine", "FAL"),
        ("FAL (France Amérique Latine)", "France Amérique Latine", "FAL"),
        (
            "GRoupement Education sans FRontières (G.R.E.F)",
            "GRoupement Education sans FRontières",
            "G.R.E.F",
        ),
        ("Échanges et Partenariats (E&P)", "Échanges et Partenariats", "E&P"),
        ("Médecins du Monde [MdM]", "Médecins du Monde", "MdM"),
        ("EuroMed Droits (EMHRN)", "EuroMed Droits", "EMHRN"),
        ("FRANCE AMÉRIQUE LATINE – FAL", "FRANCE AMÉRIQUE LATINE", "FAL"),
        # One name, whatever is in it
        ("CRID", "CRID", ""),
        ("CCFD-TERRE SOLIDAIRE", "CCFD-TERRE SOLIDAIRE", ""),
        ("CCFD – Terre Solidaire", "CCFD – Terre Solidaire", ""),
        ("CCFD – TERRE SOLIDAIRE", "CCFD – TERRE SOLIDAIRE", ""),
        ("Coordination SUD", "Coordination SUD", ""),
        ("RADSI Nouvelle-Aquitaine", "RADSI Nouvelle-Aquitaine", ""),
        ("Maison des Citoyens du Monde 44", "Maison des Citoyens du Monde 44", ""),
        ("Ligue des droits de l’Homme – Dakar", "Ligue des droits de l’Homme – Dakar", ""),
        ("Emmaüs (Dakar)", "Emmaüs (Dakar)", ""),
        ("EMMAÜS – FRANCE", "EMMAÜS – FRANCE", ""),
        ("Cimade (34)", "Cimade (34)", ""),
        ("", "", ""),
        ("(FAL)", "(FAL)", ""),
        ("La\u00a0 Ci\u200bmade\t", "La Cimade", ""),
    ],
)
def test_split_name_finds_the_acronym_and_leaves_alone_what_is_part_of_the_name(
    written, name, acronym
):
    assert split_name(written) == WrittenName(name, acronym)


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("FORIM", "Forum des Organisations de Solidarité issues des Migrations", True),
        ("GREF", "GRoupement Education sans FRontières", True),
        ("MCM44", "Maison des Citoyens du Monde 44", True),
        ("EMM", "Emmaüs", False),
        ("LAF", "France Amérique Latine", False),
        ("", "Emmaüs", False),
    ],
)
def test_an_acronym_is_spelled_by_the_beginnings_of_words(acronym, name, expected):
    assert spells(acronym, name) is expected
