import pytest

from campaigns.names import sort_key


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
        ("Le", "le"),
        ("", ""),
    ],
)
def test_sort_key_folds_what_a_reader_skips(name, key):
    assert sort_key(name) == key
