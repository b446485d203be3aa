"""The time zone follows the place: its country, and its town where a country has several zones."""

import pytest

from programme.places import towns
from programme.timezones.of_places import (
    nearest_zone,
    same_hours,
    zone_after_move,
    zone_of,
    zone_of_town,
    zone_of_words,
    zones_of_country,
)

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("country", "town", "region", "zone"),
    [
        # A country with one zone needs no town.
        ("GB", "London", "", "Europe/London"),
        ("GB", "Trifouillis", "", "Europe/London"),
        ("SN", "", "", "Africa/Dakar"),
        ("ML", "Bamako", "", "Africa/Bamako"),
        ("BE", "Bruxelles", "", "Europe/Brussels"),
        ("MA", "Casablanca", "", "Africa/Casablanca"),
        ("GF", "Cayenne", "", "America/Cayenne"),
        ("PM", "Saint-Pierre", "", "America/Miquelon"),
        ("NC", "Nouméa", "", "Pacific/Noumea"),
        ("PF", "Papeete", "", "Pacific/Tahiti"),
        ("PF", "", "", "Pacific/Tahiti"),
        # France has others overseas, as départements and as territories.
        ("FR", "Lyon", "", "Europe/Paris"),
        ("FR", "Cayenne", "", "America/Cayenne"),
        ("FR", "Fort-de-France", "", "America/Martinique"),
        ("FR", "Pointe-à-Pitre", "", "America/Guadeloupe"),
        ("FR", "Mamoudzou", "", "Indian/Mayotte"),
        ("FR", "Saint-Denis", "La Réunion", "Indian/Reunion"),
        ("FR", "Saint-Denis", "Seine-Saint-Denis", "Europe/Paris"),
        ("FR", "Nouméa", "", "Pacific/Noumea"),
        ("FR", "Papeete", "", "Pacific/Tahiti"),
        ("FR", "Saint-Pierre", "La Réunion", "Indian/Reunion"),
        ("FR", "Saint-Pierre", "Saint-Pierre-et-Miquelon", "America/Miquelon"),
        ("FR", "", "Guyane", "America/Cayenne"),
        ("FR", "", "Guyane française", "America/Cayenne"),
        ("FR", "La Réunion", "", "Indian/Reunion"),
        ("FR", "Un village", "Mayotte", "Indian/Mayotte"),
        # A country with several zones: by the town.
        ("CA", "Montréal", "", "America/Montreal"),
        ("CA", "Québec", "", "America/Montreal"),
        ("CA", "Toronto", "", "America/Toronto"),
        ("CA", "Vancouver", "", "America/Vancouver"),
        ("CA", "Winnipeg", "", "America/Winnipeg"),
        ("US", "New York", "", "America/New_York"),
        ("US", "Los Angeles", "", "America/Los_Angeles"),
        ("US", "Portland", "Oregon", "America/Los_Angeles"),
        ("RU", "Moscou", "", "Europe/Moscow"),
        ("BR", "São Paulo", "", "America/Sao_Paulo"),
        ("ES", "Madrid", "", "Europe/Madrid"),
        ("ES", "Las Palmas de Gran Canaria", "", "Atlantic/Canary"),
        ("PS", "Gaza", "", "Asia/Gaza"),
        # Several are possible, or nothing is known.
        ("FR", "Saint-Denis", "", ""),
        ("US", "Portland", "", ""),
        ("US", "", "", ""),
        ("FR", "", "", ""),
    ],
)
def test_the_zone_of_a_place(country, town, region, zone):
    assert zone_of(country, town, region) == zone


@pytest.mark.parametrize(
    ("town", "place", "zone"),
    [
        ("Saint-Pierre", "97500 Saint-Pierre", "America/Miquelon"),
        ("97410 Saint-Pierre", "", "Indian/Reunion"),
        ("Saint-Denis", "Mairie, 93200", "Europe/Paris"),
        ("Saint-Denis", "12 rue de Paris, 97400 Saint-Denis", "Indian/Reunion"),
        ("98800 Nouméa", "", "Pacific/Noumea"),
        ("", "", ""),
    ],
)
def test_a_postcode_that_somebody_wrote_tells_the_zone(town, place, zone):
    assert zone_of_words("FR", town, place) == zone


def test_a_point_tells_the_zone_of_a_place_whose_town_is_not_known():
    assert zone_of("CA", "Un village", point=(49.3, -123.1)) == "America/Vancouver"
    assert zone_of("US", point=(61.2, -149.9)) == "America/Anchorage"
    assert nearest_zone("RU", (66.0, -171.0)) == "Asia/Anadyr"  # beyond the date line


@pytest.mark.parametrize("country", ["AU", "BR", "CA", "ES", "MX", "RU", "US"])
def test_every_known_town_of_a_large_country_has_one_of_its_zones(country):
    lines = {line for lines in towns._lines(country).values() for line in lines}
    found = {zone_of_town(towns._parse_line(line)) for line in lines}
    assert "" not in found
    assert found - {*zones_of_country(country), "America/Montreal"} == set()


def test_zones_agree_that_show_the_same_hours():
    assert same_hours("Europe/Paris", "Europe/Brussels")
    assert same_hours("America/Montreal", "America/Toronto")
    assert not same_hours("Europe/Paris", "Africa/Lagos")  # in summer
    assert not same_hours("Europe/Paris", "Europe/London")


def test_an_event_s_zone_follows_its_place_until_another_is_chosen():
    paris, cayenne, dakar = "Europe/Paris", "America/Cayenne", "Africa/Dakar"
    assert zone_after_move(paris, "", cayenne) == cayenne
    assert zone_after_move(paris, paris, cayenne) == cayenne
    assert zone_after_move(cayenne, cayenne, paris) == paris
    assert zone_after_move(dakar, paris, cayenne) == dakar
    assert zone_after_move(paris, cayenne, dakar) == paris
    assert zone_after_move(paris, paris, "") == paris
