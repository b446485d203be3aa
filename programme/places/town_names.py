"""Parse towns as people write them: "St Denis", "75018 Paris", "Saint-Denis (La Réunion)"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django_countries import countries

from campaigns.names import compact, sort_key

DEPARTMENTS = Path(__file__).parents[1] / "data" / "departments.tsv"

# For texts as `sort_key()` returns them: without accents or capitals, one space between two words.
ORDINAL = r"(?:e|er|ere|eme|ieme|st|nd|rd|th)"
PART = r"(?:arr|arrt|arrdt|ardt|arrondissement|district)"
ROMAN = r"(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,2})"
# "Paris 18e", "Lyon 3e arrondissement", "Lille Cedex 9", "Paris cedex"
DISTRICT = re.compile(rf"(?: cedex(?: \d{{1,2}})?| \d{{1,2}} ?{ORDINAL}(?: {PART})?)$")
# Only in the towns that have them: others may be named after a king, or end in a number.
BARE_DISTRICT = re.compile(
    rf"^(paris|lyon|marseille) (?:\d{{1,2}}|{ROMAN}) ?{ORDINAL}?(?: {PART})?$"
)
# "18e arrondissement de Paris"
DISTRICT_FIRST = re.compile(rf"^(?:\d{{1,2}}|{ROMAN}) ?{ORDINAL}? {PART} (?:de |d |of )?(?=\w)")
SHORT = {"st": "saint", "ste": "sainte", "s": "sur", "mt": "mont"}

# "75018 Paris", "F-75018 Paris", "1000 Bruxelles", "CH-1211 Genève", "Paris 75018"
POSTCODE_FIRST = re.compile(r"(?:([A-Z]{1,2})[- ])?(\d{4,5}),? +(?=[^\W\d])", re.IGNORECASE)
POSTCODE_LAST = re.compile(r"(?<=[^\W\d])[\s,]+(?:([A-Z]{1,2})-)?(\d{5})$", re.IGNORECASE)
# "Saint-Denis (93)", "Saint-Denis, La Réunion", "Saint-Denis - Réunion", "Montreuil 93"
NARROWED = re.compile(
    r"(?P<name>.*\w.*?)\s*(?:\((?P<brackets>[^()]*\w[^()]*)\)|(?:,|\s/\s)\s*(?P<comma>[^,]*\w[^,]*)"
    r"|\s[-–—]\s+(?P<dash>.*\w.*)|\s(?P<number>\d{2,3}|2[abAB]))$"
)
NUMBER = re.compile(r"0?[1-9]|[1-8]\d|9[0-5]|2[ABab]|97\d")
NUMBER_BESIDE = re.compile(r"\s*\(?\b(?:\d{2,3}|2[abAB])\b\)?\s*")
WITH_DISTRICTS = {"paris", "lyon", "marseille"}
MOST_DISTRICTS = 20
# Before postcodes on letters, as on cars.
PREFIXES = {
    "b": "BE",
    "ch": "CH",
    "f": "FR",
    "d": "DE",
    "l": "LU",
    "i": "IT",
    "e": "ES",
    "fr": "FR",
}

# Other names of countries than those in the languages of the site.
COUNTRIES = {
    "uk": "GB", "england": "GB", "angleterre": "GB", "scotland": "GB", "ecosse": "GB",
    "wales": "GB", "great britain": "GB", "grande bretagne": "GB", "usa": "US", "us": "US",
    "united states": "US", "rdc": "CD", "drc": "CD",
}  # fmt: skip


@dataclass(frozen=True)
class WrittenTown:
    """The parsed parts of a town as it was written; empty texts for those that are missing.

    `qualifier` is what was written beside the name to tell it from others. It is also the `region`,
    if it is a département, a region or a state, or else the `country` (a code of ISO 3166).
    """

    name: str
    region: str = ""
    country: str = ""
    postcode: str = ""
    qualifier: str = ""


def town_key(name: str) -> str:
    """Return a key that all ways to write the name of a town share.

    >>> town_key("St-Denis") == town_key("SAINT  DENIS")
    True
    >>> town_key("Paris XVIIIe"), town_key("18e arr. de Paris")
    ('paris', 'paris')
    """
    words = DISTRICT_FIRST.sub("", sort_key(name))
    words = BARE_DISTRICT.sub(r"\1", DISTRICT.sub("", words))
    return " ".join(SHORT.get(word, word) for word in words.split())


def parse_town(written: str) -> WrittenTown:
    """Return the parts of a town as it was written.

    >>> parse_town("75018 Paris")
    WrittenTown(name='Paris', region='Paris', country='', postcode='75018', qualifier='')
    >>> parse_town("Saint-Denis (93)").region
    'Seine-Saint-Denis'
    >>> parse_town("Genève, Suisse")
    WrittenTown(name='Genève', region='', country='CH', postcode='', qualifier='Suisse')
    """
    name, postcode, country = _without_postcode(" ".join(written.split()))
    found = NARROWED.fullmatch(name)
    if not found:
        return WrittenTown(name, department_of(postcode), country, postcode)
    place, qualifier = found["name"].strip(), next(filter(None, found.groups()[1:])).strip()
    town = _with_qualifier(place, qualifier, country, postcode)
    if town is None or (found["number"] and town.qualifier == qualifier):
        return WrittenTown(name, department_of(postcode), country, postcode)
    inner = parse_town(place)  # "Saint-Denis, La Réunion, France"
    return replace(inner, country=inner.country or town.country) if inner.qualifier else town


def _with_qualifier(place: str, qualifier: str, country: str, postcode: str) -> WrittenTown | None:
    """Return a town by its qualifier; None if that is a part of the town: "Paris (18e)"."""
    number = _number(qualifier)
    if number and (_as_int(number) > MOST_DISTRICTS or town_key(place) not in WITH_DISTRICTS):
        region = _departments()[number]
        return WrittenTown(place, region, country, postcode, region)
    if department_of(qualifier):
        return WrittenTown(place, department_of(qualifier), country, qualifier)
    if town_key(f"{place} {qualifier}") == town_key(place):
        return None
    code = "" if is_department(qualifier) else country_of(qualifier)
    return WrittenTown(place, "" if code else qualifier, code or country, postcode, qualifier)


def _without_postcode(name: str) -> tuple[str, str, str]:
    """Return a name, the postcode beside it, and the country of the postcode's prefix."""
    found = POSTCODE_FIRST.match(name) or POSTCODE_LAST.search(name)
    if not found:
        return name, "", ""
    rest = f"{name[: found.start()]}{name[found.end() :]}"
    return rest, found[2], PREFIXES.get((found[1] or "").lower(), "")


def region_key(region: str) -> str:
    """Return a key that is the same for every way to write a département or region.

    >>> region_key("93") == region_key("Seine Saint Denis (93)") == region_key("Seine-Saint-Denis")
    True
    """
    name = _departments().get(_number(region.strip())) or NUMBER_BESIDE.sub(" ", region)
    return compact(name)


def department_of(postcode: str) -> str:
    """Return the name of the département of a French postcode; an empty text for any other."""
    digits = postcode.replace(" ", "")
    if len(digits) != 5 or not digits.isdecimal():
        return ""
    number = digits[: 3 if digits.startswith("97") else 2]
    if number == "20":  # Corsica: 200 and 201 in the south, 202 and 206 in the north
        number = "2A" if digits[2] in "01" else "2B"
    return _departments().get(number, "")


def is_department(region: str) -> bool:
    return bool(region) and region_key(region) in _department_keys()


def country_of(name: str) -> str:
    """Return the code of a country by its name in a language of the site, or an empty text."""
    return _countries().get(sort_key(name), "")


def _as_int(number: str) -> int:
    return int(number) if number.isdecimal() else MOST_DISTRICTS + 1


def _number(text: str) -> str:
    """Return the number of a département in two or three signs, or an empty text."""
    number = text.upper().zfill(2)
    return number if NUMBER.fullmatch(text) and number in _departments() else ""


@cache
def _departments() -> dict[str, str]:
    lines = DEPARTMENTS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _department_keys() -> frozenset[str]:
    return frozenset(map(compact, _departments().values()))


@cache
def _countries() -> dict[str, str]:
    names = dict(COUNTRIES)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            names |= {sort_key(str(name)): code for code, name in countries}
    return names
