from decimal import Decimal

import pytest

from programme.places import towns
from programme.places.towns import Town, department_of, find


def names(*args, **kwargs) -> list[str]:
    return [str(town) for town in find(*args, **kwargs)]


@pytest.mark.parametrize("written", ["st denis", "Saint-Denis", "SAINT  DENIS", "St-Denis"])
def test_a_town_is_found_however_it_is_written(written):
    assert names(written) == ["Saint-Denis (La Réunion)", "Saint-Denis (Seine-Saint-Denis)"]


@pytest.mark.parametrize(
    ("written", "department"),
    [
        ("Briancon", "Hautes-Alpes"),
        ("le havre", "Seine-Maritime"),
        ("L’Haÿ-les-Roses", "Val-de-Marne"),
        ("Saint-Ouen-sur-Seine", "Seine-Saint-Denis"),
        ("Dunkerque", "Nord"),
        ("Die", "Drôme"),
        ("Évry", "Essonne"),
        ("Paris 18e", "Paris"),
        ("Marseille 1er arrondissement", "Bouches-du-Rhône"),
        ("Lille Cedex 9", "Nord"),
        ("Montreuil", "Seine-Saint-Denis"),
    ],
)
def test_french_towns_stand_in_their_department(written, department):
    assert [town.region for town in find(written)] == [department]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("75018 Paris", "Paris (Paris)"),
        ("F-69003 Lyon", "Lyon (Rhône)"),
        ("Paris XVIIIe", "Paris (Paris)"),
        ("Lyon 3ème", "Lyon (Rhône)"),
        ("Paris 1ᵉʳ", "Paris (Paris)"),
        ("75001 PARIS CEDEX 01", "Paris (Paris)"),
        ("Montreuil-sous-Bois", "Montreuil (Seine-Saint-Denis)"),
        ("Montreuil (93)", "Montreuil (Seine-Saint-Denis)"),
        ("Saint-Denis (La Réunion)", "Saint-Denis (La Réunion)"),
        ("Saint-Denis, Seine-Saint-Denis (93)", "Saint-Denis (Seine-Saint-Denis)"),
        ("Saint-Denis, La Réunion, France", "Saint-Denis (La Réunion)"),
        ("Bastia (2B)", "Bastia (Haute-Corse)"),
        ("Ivry s/Seine", "Ivry-sur-Seine (Val-de-Marne)"),
        ("Mt-de-Marsan", "Mont-de-Marsan (Landes)"),
        ("Clichy-la-Garenne", "Clichy (Hauts-de-Seine)"),
    ],
)
def test_a_town_is_found_with_what_people_write_beside_it(written, found):
    assert names(written) == [found]


def test_every_name_that_is_written_by_hand_belongs_to_a_town_of_the_table():
    for (country, name, region), others in towns._other_names().items():
        for other in others:
            found = find(other, region, country)
            assert (name, region) in [(town.name, town.region) for town in found], other


def test_a_department_tells_homonyms_apart():
    assert find("Saint-Denis", "seine saint denis") == [
        Town("Saint-Denis", "Seine-Saint-Denis", "FR", Decimal("48.936"), Decimal("2.354"))
    ]


def test_a_region_of_another_name_rules_nothing_out():
    assert names("Lyon", "Auvergne-Rhône-Alpes") == ["Lyon (Rhône)"]


def test_overseas_departments_are_france_and_themselves():
    assert names("Saint-Denis", country="RE") == ["Saint-Denis (La Réunion)"]


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Bruxelles", "BE", "Brussels"),
        ("Genève", "CH", "Geneva"),
        ("Londres", "GB", "London"),
        ("Alger", "DZ", "Algiers"),
        ("Dakar", "SN", "Dakar"),
    ],
)
def test_towns_abroad_are_found_by_their_french_names(written, country, name):
    assert find(written, country=country)[0].name == name


@pytest.mark.parametrize("written", ["", "Nulle-part-les-Bains", "\x00", "…", "Lyon\tRhône", "St"])
def test_what_is_no_town_is_not_found(written):
    assert find(written) == []


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("93200", "Seine-Saint-Denis"),
        ("01000", "Ain"),
        ("97400", "La Réunion"),
        ("20000", "Corse-du-Sud"),
        ("20200", "Haute-Corse"),
        ("99999", ""),
        ("1000", ""),
        ("SW1A 2AA", ""),
        ("²²²²²", ""),
        ("", ""),
    ],
)
def test_a_french_postcode_tells_the_department(postcode, department):
    assert department_of(postcode) == department


def test_quarters_are_no_towns():
    assert find("Paris 15 Vaugirard") == []


def test_the_file_is_small_and_every_line_of_it_whole():
    assert towns.TOWNS.stat().st_size < 500_000
    lines = [line for lines in towns._lines("FR").values() for line in lines]
    assert len(lines) > 8_000
    assert {len(line.split("\t")) for line in lines} == {6}
