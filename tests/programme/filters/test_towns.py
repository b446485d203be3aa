"""A town is asked for by any of its names, and looked around wherever it is."""

import re

import pytest

from tests.factories import EventPageFactory, ProgrammePageFactory, publish
from tests.programme.filters.asking import asked, found

pytestmark = pytest.mark.django_db

PLACES = [
    {"town": "Paris 18e", "postcode": "75018", "region": "Paris"},
    {"town": "Lyon", "region": "Métropole de Lyon"},
    {"town": "Marseille"},
    {"town": "Saint-Denis", "region": "Seine-Saint-Denis"},
    {"town": "ST DENIS", "postcode": "97400"},
    {"town": "London", "country": "GB"},
    {"town": "Bruxelles", "country": "BE"},
    {"town": "Geneva"},  # whoever wrote it left the country as it was
    {"town": "Vienne", "region": "Isère"},
    {"town": "Wien", "country": "AT"},
    {"town": "Montreuil", "region": "Seine-Saint-Denis"},
    {"town": "Trifouilly"},
    {"town": "Rennes"},
]


@pytest.fixture(scope="module")
def programme(shared_data):
    programme = ProgrammePageFactory(year=2026)
    for facts in PLACES:
        title = f"{facts['town']} {facts.get('region', '')}".strip()
        publish(EventPageFactory(parent=programme, title=title, **facts))
    return programme


PARIS, LYON, MARSEILLE = {"Paris 18e Paris"}, {"Lyon Métropole de Lyon"}, {"Marseille"}
NORTH, REUNION = {"Saint-Denis Seine-Saint-Denis"}, {"ST DENIS"}
LONDON, BRUSSELS, GENEVA = {"London"}, {"Bruxelles"}, {"Geneva"}
VIENNE, VIENNA, MONTREUIL = {"Vienne Isère"}, {"Wien"}, {"Montreuil Seine-Saint-Denis"}


@pytest.mark.parametrize(
    ("towns", "titles"),
    [
        ("Paris|paris|Paris 18e|Paris XVIIIe|Paris 18ème arrondissement|Paris (18e)", PARIS),
        ("75018 Paris|75011 Paris|Paris 75018|18e arrondissement de Paris|Paris, France", PARIS),
        ("Paris 18th arrondissement|PARIS CEDEX 04|Parigi", PARIS),
        ("Lyon|Lyon 3ème|Lyon 7|Lyon VIIe|69003 Lyon|F-69003 LYON|Lyons", LYON),
        ("Marseille 1er|Marseille 13|13001 Marseille|Marseilles", MARSEILLE),
        ("Saint-Denis|st denis|St. Denis|saintdenis|SAINT DENIS", NORTH | REUNION),
        ("Saint-Denis (93)|93200 Saint-Denis|Saint-Denis, Seine-Saint-Denis|St Denis 93", NORTH),
        ("Saint-Denis (La Réunion)|Saint-Denis, Réunion|97400 Saint-Denis", REUNION),
        ("Saint-Denis - La Réunion|Saint-Denis de La Réunion|Saint-Denis (974)", REUNION),
        ("London|Londres|Londra|Londres, Royaume-Uni|London, UK", LONDON),
        (
            "Brussels|Bruxelles|Brussel|1000 Bruxelles|B-1000 Brussels|Bruxelles (Belgique)",
            BRUSSELS,
        ),
        ("Genève|Geneva|Genf|CH-1201 Genève|Geneva, Switzerland", GENEVA),
        # The town in Austria is called so, too, in French; the one in France is not called Vienna.
        ("Vienne", VIENNE | VIENNA),
        ("Vienne, Isère|Vienne (38)|38200 Vienne", VIENNE),
        ("Vienna|Wien|Vienne (Autriche)|Vienne, Austria", VIENNA),
        ("Montreuil|Montreuil-sous-Bois|Montreuil (93)|93100 Montreuil", MONTREUIL),
        ("Trifouilly|TRIFOUILLY", {"Trifouilly"}),
        ("Lyon, Ain|Paris, Texas|Londres (Canada)|Vitré|Pari|Saint", set()),
    ],
)
def test_a_town_is_found_by_all_its_names_in_both_languages(programme, towns, titles):
    for town in towns.split("|"):
        assert found(f"town={town}", programme) == titles, town
        # What the address becomes finds the same.
        assert found(asked(f"town={town}", programme).querystring(), programme) == titles, town


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("town=Vitré&near=50", {"Rennes"}),  # where no event is
        ("town=Vitré&near=10", set()),
        ("town=35500 Vitré&near=50", {"Rennes"}),
        ("town=Villeurbanne&near=10", LYON),
        ("town=Paris 10e&near=30", PARIS | NORTH | MONTREUIL),
        ("town=Saint-Denis, La Réunion&near=10", REUNION),
        ("town=Trifouilly&near=30", {"Trifouilly"}),  # nobody knows where it is
        ("town=Atlantis&near=30", set()),
    ],
)
def test_the_surroundings_of_any_known_town_are_found(programme, query, titles):
    assert found(query, programme) == titles


def test_it_is_said_where_nobody_knows_where_a_town_is(programme):
    wanted = asked("town=Trifouilly&near=30", programme)
    assert (wanted.not_located, wanted.unknown) == ("Trifouilly", [])
    assert wanted.querystring() == "town=Trifouilly"
    wanted = asked("town=Vitré&near=50", programme)
    assert (wanted.not_located, wanted.unknown) == ("", [])
    [unknown] = asked("town=Vitré", programme).unknown
    assert unknown.label == "Vitré"


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", {"Londres", "Vienne"}), ("en", {"London", "Vienna"})]
)
def test_readers_choose_among_towns_in_their_language(client, programme, language, shown):
    """London on the French page, Londres on the map: one, and the same value in both."""
    page = client.get(f"/{language}/programme/2026/").content.decode()
    options = dict(re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', page))
    assert options["London"] in shown
    filtered = client.get(f"/{language}/programme/2026/?town=London").content.decode()
    assert f"{options['London']}" in filtered
    table = client.get(f"/{language}/programme/2026/programme.csv?town=London")
    assert options["London"] in table.content.decode("utf-8-sig")
