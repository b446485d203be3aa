"""The values that some events have and can be filtered by: kinds, places, days, organisers.

`values` compares a value with a name; that does not depend on which values are offered here.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.functional import cached_property
from django_countries import countries
from wagtail.contrib.redirects.models import Redirect

from campaigns.models import SignatoryPage
from campaigns.names import sort_key
from home.editing.choices import Name
from home.text.dates import full_day
from home.text.languages import SPOKEN_LANGUAGES
from programme.filters.values import TownQuery, is_named, is_same_region, name_keys
from programme.places import town_labels, town_names, towns


@dataclass(frozen=True)
class Choice:
    """A value that may stand in an address, and its label for readers.

    `names` are other ways of writing the value.
    """

    value: str
    label: str
    names: frozenset[str] = field(default_factory=frozenset)

    def is_named(self, value: str) -> bool:
        return is_named(value, {self.value, *self.names})


@dataclass(frozen=True)
class Organisation:
    """An organisation that has a page, with all its present and former names and slugs."""

    page: SignatoryPage
    names: frozenset[str]
    slugs: frozenset[str]


@dataclass(frozen=True)
class EventPlace:
    """The part of an event's public address that filters use."""

    town: str
    region: str
    country: str
    postcode: str
    oldest: int  # see `facets_of_events()`

    @property
    def department(self) -> str:
        return towns.department_of(self.postcode)

    @property
    def name(self) -> str:
        """The town's name, the same for all spellings of a known town."""
        return towns.canonical_name(self.town)


class EventChoices:
    """The values that some events have, labelled in a language. `facets` are theirs.

    Only organisers need queries: one for their pages and one for former addresses.
    """

    def __init__(self, language: str, facets: dict):
        self.language = language
        self.facets = facets

    # --- The lists of choices

    @property
    def by_field(self) -> dict[str, list[Choice]]:
        return self._without_organisers | {"organiser": self.organisers}

    @property
    def _without_organisers(self) -> dict[str, list[Choice]]:
        return {
            "type": self.kinds,
            "region": self.regions,
            "town": self.towns,
            "language": self.languages,
        }

    @cached_property
    def kinds(self) -> list[Choice]:
        kinds = self.facets["kinds"]
        names = {code: Name.in_language(name, language) for code, name, language in kinds}
        return _by_label(Choice(code, name) for code, name in names.items())

    @cached_property
    def regions(self) -> list[Choice]:
        offered = {}
        for place in self.places:
            if place.region:
                offered.setdefault(town_names.region_key(place.region), place)
        return _by_label(
            Choice(place.region, _with_country(place.region, place.country))
            for place in offered.values()
        )

    @cached_property
    def towns(self) -> list[Choice]:
        """Return the towns by their names; where several have one name, each also with its region.

        The label is in the reader's language; the value is the same in every language.
        """
        regions = defaultdict(dict)
        offered: dict[str, str] = {}
        labels: dict[str, str] = {}
        for place in filter(lambda place: place.town, self.places):
            name = offered.setdefault(towns.compact_key(place.name), place.name)
            called = town_labels.town_label(name, place.region, place.country, self.language)
            labels.setdefault(name, called)
            if place.region:
                regions[name].setdefault(town_names.region_key(place.region), place.region)
        found = [Choice(name, labels[name]) for name in offered.values()]
        for name, there in regions.items():
            for region in there.values() if len(there) > 1 else ():
                found.append(Choice(f"{name}, {region}", f"{labels[name]}, {region}"))
        return _by_label(found)

    @cached_property
    def days(self) -> list[date]:
        """Return the first days of the events' dates, in order."""
        return [date.fromisoformat(day) for day in self.facets["days"]]

    @cached_property
    def languages(self) -> list[Choice]:
        used = set(self.facets["languages"])
        return _by_label(Choice(code, str(name)) for code, name in SPOKEN_LANGUAGES if code in used)

    @cached_property
    def organisers(self) -> list[Choice]:
        """Return organisations by their slugs, and organisers without a page by their names."""
        names = {key: one.names for key, one in self.organisations.items()}
        return self._organisers(names)

    def _organisers(self, known_names: dict) -> list[Choice]:
        oldest = {page.translation_key: page for page in reversed(self._organisation_pages)}
        found = [
            Choice(page.slug, page.title, known_names.get(key, frozenset()))
            for key, page in oldest.items()
        ]
        names = {}
        for key, name in sorted(self._organiser_rows, key=lambda row: row[1]):
            if key is None:
                names.setdefault(name_keys(name) or name, name)
        found += [Choice(name, name) for name in names.values()]
        return _by_label(found)

    def options(self) -> dict[str, list[list[str]]]:
        """Return the lists of the form by field, as `[value, label, language of the label]`."""
        # No other ways to write an organiser: they need one more query.
        lists = self._without_organisers | {"organiser": self._organisers({})}
        options = {
            name: [[one.value, str(one.label), getattr(one.label, "language", "")] for one in found]
            for name, found in lists.items()
        }
        return options | {"day": [[day.isoformat(), full_day(day), ""] for day in self.days]}

    # --- Values of the events

    @cached_property
    def places(self) -> list[EventPlace]:
        """Return the public places, each once, in the order of the first event of each."""
        return [EventPlace(*place) for place in self.facets["places"]]

    @cached_property
    def organisations(self) -> dict:
        """Return the organisations that organise some of the events, by translation key."""
        return _organisations(self._organisation_pages)

    @cached_property
    def _organisation_pages(self) -> list[SignatoryPage]:
        keys = {key for key, _name in self._organiser_rows if key}
        pages = SignatoryPage.objects.filter(translation_key__in=keys).order_by("pk")
        return list(pages.only("translation_key", "slug", "title", "acronym", "also_known_as"))

    @property
    def _organiser_rows(self) -> list[list]:
        """Return the organisers as pairs: an organisation's translation key or None, and a name."""
        return self.facets["organisers"]

    def organisation_without_events(self, value: str) -> Organisation | None:
        """Return the organisation of a slug, though it organises none of these events; or None."""
        pages = SignatoryPage.objects.readable().filter(slug=value).order_by("pk")[:1]
        return next(iter(_organisations(list(pages)).values()), None)

    # --- Conditions on the events that have a value; None where no event has it

    def region_condition(self, value: str) -> Q | None:
        found = {place.region for place in self.places if is_same_region(value, place.region)}
        return Q(region__in=found) if found else None

    def town_condition(self, query: TownQuery) -> Q | None:
        """Match by name the towns of which every address matches, and others address by address."""
        matching, others = defaultdict(list), set()
        for place in self.places:
            if query.matches(place.town, place.region, place.country, place.department):
                matching[place.town].append(place)
            else:
                others.add(place.town)
        if not matching:
            return None
        condition = Q(town__in=matching.keys() - others)
        postcodes = defaultdict(set)
        for place in (place for town in matching.keys() & others for place in matching[town]):
            postcodes[place.town, place.region, place.country].add(place.postcode)
        for (town, region, country), found in postcodes.items():
            condition |= Q(town=town, region=region, country=country, postcode__in=found)
        return condition

    def organiser_condition(self, value: str) -> Q | None:
        """Return a condition on EventOrganiser, by organisations and by typed names."""
        keys = {key for key, one in self.organisations.items() if is_named(value, one.names)}
        names = {name for _key, name in self._organiser_rows if is_named(value, [name])}
        if not keys and not names:
            return None
        return Q(signatory__translation_key__in=keys) | Q(name__in=names)


def _organisations(pages: list[SignatoryPage]) -> dict:
    """Return organisations by translation key: the oldest page of each, the names of all."""
    former = _former_addresses([page.pk for page in pages])
    names, slugs, oldest = defaultdict(set), defaultdict(set), {}
    for page in pages:
        oldest.setdefault(page.translation_key, page)
        slugs[page.translation_key] |= {page.slug, *former[page.pk]}
        names[page.translation_key] |= {page.title, page.acronym, *page.other_names}
    return {
        key: Organisation(page, frozenset((names[key] | slugs[key]) - {""}), frozenset(slugs[key]))
        for key, page in oldest.items()
    }


def _former_addresses(pks: list[int]) -> dict[int, list[str]]:
    """Return the former slugs of pages, by the pages' keys: subscribers keep old addresses."""
    former = defaultdict(list)
    redirects = Redirect.objects.filter(redirect_page__in=pks, redirect_page_route_path="")
    for pk, path in redirects.order_by("pk").values_list("redirect_page", "old_path"):
        former[pk].append(path.rpartition("/")[2])
    return former


def _with_country(region: str, country: str) -> str:
    return region if country in ("", "FR") else f"{region} ({countries.name(country)})"


def _by_label(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: (sort_key(choice.label), choice.value))
