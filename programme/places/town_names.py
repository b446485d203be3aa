"""How people write towns: "St Denis", "75018 Paris", "Paris XVIIIe", "Saint-Denis (La Réunion)"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django_countries import countries

from campaigns.names import compact, sort_key

DEPARTMENTS = Path(__file__).parents[1] / "data" / "departments.tsv"

# Words are those of `sort_key()`: folded, one space between two.
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
# As they stand before postcodes, on letters and cars.
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

# What countries are called besides their names in the languages of the site.
COUNTRIES = {
    "uk": "GB", "england": "GB", "angleterre": "GB", "scotland": "GB", "ecosse": "GB",
    "wales": "GB", "great britain": "GB", "grande bretagne": "GB", "usa": "US", "us": "US",
    "united states": "US", "rdc": "CD", "drc": "CD",
}  # fmt: skip


@dataclass(frozen=True)
class WrittenTown:
    """A town as it was written, in its parts; empty texts where nothing is said.

    `beside` is what stands beside the name to tell it from others, as it was written: `region` if
    it is a département, a region or a state, `country` (a code of ISO 3166) if it is a country.
    """

    name: str
    region: str = ""
    country: str = ""
    postcode: str = ""
    beside: str = ""


def key(name: str) -> str:
    """Return what two ways to write the name of a town have in common.

    >>> key("St-Denis") == key("SAINT  DENIS"), key("Paris XVIIIe"), key("18e arr. de Paris")
    (True, 'paris', 'paris')
    """
    words = DISTRICT_FIRST.sub("", sort_key(name))
    words = BARE_DISTRICT.sub(r"\1", DISTRICT.sub("", words))
    return " ".join(SHORT.get(word, word) for word in words.split())


def read(written: str) -> WrittenTown:
    """Return a town with what tells it from others of its name.

    >>> read("75018 Paris")
    WrittenTown(name='Paris', region='Paris', country='', postcode='75018', beside='')
    >>> read("Saint-Denis (93)").region
    'Seine-Saint-Denis'
    >>> read("Genève, Suisse")
    WrittenTown(name='Genève', region='', country='CH', postcode='', beside='Suisse')
    """
    name, postcode, country = _without_postcode(" ".join(written.split()))
    found = NARROWED.fullmatch(name)
    if not found:
        return WrittenTown(name, department_of(postcode), country, postcode)
    place, beside = found["name"].strip(), next(filter(None, found.groups()[1:])).strip()
    town = _told_apart(place, beside, country, postcode)
    if town is None or (found["number"] and town.beside == beside):
        return WrittenTown(name, department_of(postcode), country, postcode)
    inner = read(place)  # "Saint-Denis, La Réunion, France"
    return replace(inner, country=inner.country or town.country) if inner.beside else town


def _told_apart(place: str, beside: str, country: str, postcode: str) -> WrittenTown | None:
    """A town by what stands beside its name; None where that is a part of it: "Paris (18e)"."""
    number = _number(beside)
    if number and (_as_int(number) > MOST_DISTRICTS or key(place) not in WITH_DISTRICTS):
        region = _departments()[number]
        return WrittenTown(place, region, country, postcode, region)
    if department_of(beside):
        return WrittenTown(place, department_of(beside), country, beside)
    if key(f"{place} {beside}") == key(place):
        return None
    code = "" if is_department(beside) else country_of(beside)
    return WrittenTown(place, "" if code else beside, code or country, postcode, beside)


def _without_postcode(name: str) -> tuple[str, str, str]:
    """A name, the postcode beside it, and the country that its prefix tells."""
    found = POSTCODE_FIRST.match(name) or POSTCODE_LAST.search(name)
    if not found:
        return name, "", ""
    rest = f"{name[: found.start()]}{name[found.end() :]}"
    return rest, found[2], PREFIXES.get((found[1] or "").lower(), "")


def region_key(region: str) -> str:
    """Return what two ways to write a département or region have in common.

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
    """The number of a département, if it is one."""
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
