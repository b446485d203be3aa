"""What the events of an edition can be chosen by: the kinds, places, days and organisers in use.

Here is what is offered, and which events have a value. What a value means is `values`', and the
same whatever is offered.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, Q
from django.utils.functional import cached_property
from django_countries import countries
from wagtail.contrib.redirects.models import Redirect

from campaigns.models import SignatoryPage
from campaigns.names import sort_key
from home.editing.choices import Name
from home.text.languages import SPOKEN_LANGUAGES
from programme.filters.values import AskedTown, is_named, is_region, spellings
from programme.models import EventDate, EventKind, EventLanguage, EventOrganiser
from programme.places import town_labels, town_names, towns


@dataclass(frozen=True)
class Choice:
    """A value that may stand in an address and how readers call it.

    `names` are other ways of writing the value.
    """

    value: str
    label: str
    names: frozenset[str] = field(default_factory=frozenset)

    def is_named(self, value: str) -> bool:
        return is_named(value, {self.value, *self.names})


@dataclass(frozen=True)
class Organisation:
    """An organisation that has a page, with all that it is or was called, as addresses, too."""

    page: SignatoryPage
    names: frozenset[str]
    slugs: frozenset[str]


@dataclass(frozen=True)
class Place:
    """An address as far as filters go by it: the public ones of all events, each once."""

    town: str
    region: str
    country: str
    postcode: str
    oldest: int  # the first event there: its spelling is offered, whatever comes later

    @property
    def department(self) -> str:
        return towns.department_of(self.postcode)

    @property
    def name(self) -> str:
        """The town's name, the same for all spellings of a known town."""
        return towns.canonical(self.town)


class EventChoices:
    """The choices that some events offer, in a language. Each list is one query or two, once."""

    def __init__(self, events, language: str):
        self.events = events.order_by()
        self.language = language

    # --- What is offered

    @cached_property
    def kinds(self) -> list[Choice]:
        codes = set(self.events.values_list("kind__code", flat=True).distinct())
        names = {}
        for kind in EventKind.objects.filter(code__in=codes).select_related("locale"):
            if kind.code not in names or kind.locale.language_code == self.language:
                names[kind.code] = Name.of(kind)
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
        """The towns by their names and, where there are several of a name, each with its region.

        Readers see the name in their language; the value is the same in every language.
        """
        regions = defaultdict(dict)
        offered: dict[str, str] = {}
        labels: dict[str, str] = {}
        for place in filter(lambda place: place.town, self.places):
            name = offered.setdefault(towns.compact_key(place.name), place.name)
            called = town_labels.called(name, place.region, place.country, self.language)
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
        """The days on which something begins, in order."""
        days = EventDate.objects.filter(event__in=self.events.values("pk")).order_by("day")
        return list(days.values_list("day", flat=True).distinct())

    @cached_property
    def languages(self) -> list[Choice]:
        rows = EventLanguage.objects.filter(event__in=self.events.values("pk")).order_by()
        used = set(rows.values_list("language", flat=True).distinct())
        return _by_label(Choice(code, str(name)) for code, name in SPOKEN_LANGUAGES if code in used)

    @cached_property
    def organisers(self) -> list[Choice]:
        """Organisations by their addresses, others by their names."""
        found = [
            Choice(one.page.slug, one.page.title, one.names) for one in self.organisations.values()
        ]
        names = {}
        for key, name in sorted(self._organised, key=lambda row: row[1]):
            if key is None:
                names.setdefault(spellings(name) or name, name)
        found += [Choice(name, name) for name in names.values()]
        return _by_label(found)

    # --- What the events have

    @cached_property
    def places(self) -> list[Place]:
        """The public places, each once, in the order in which the first event of each was made."""
        rows = self.events.placed().values_list("town", "region", "country", "postcode")
        places = [Place(*row) for row in rows.annotate(oldest=Min("pk")) if row[0] or row[1]]
        return sorted(places, key=lambda place: place.oldest)

    @cached_property
    def organisations(self) -> dict:
        """The organisations that have pages and organise some of the events, by their keys."""
        keys = {key for key, _name in self._organised if key}
        pages = list(SignatoryPage.objects.filter(translation_key__in=keys).order_by("pk"))
        return _organisations(pages)

    @cached_property
    def _organised(self) -> list[tuple]:
        """The organisers in use: an organisation's key, or None, and a name."""
        rows = EventOrganiser.objects.filter(event__in=self.events.values("pk")).order_by()
        return list(rows.values_list("signatory__translation_key", "name").distinct())

    def idle_organisation(self, value: str) -> Organisation | None:
        """Return an organisation by its address that organises none of these events, or not yet."""
        pages = SignatoryPage.objects.readable().filter(slug=value).order_by("pk")[:1]
        return next(iter(_organisations(list(pages)).values()), None)

    # --- Which events are meant, as conditions; None where no event is

    def of_region(self, value: str) -> Q | None:
        found = {place.region for place in self.places if is_region(value, place.region)}
        return Q(region__in=found) if found else None

    def of_town(self, asked: AskedTown) -> Q | None:
        """Towns of which every address is meant by their names, others address by address."""
        meant, others = defaultdict(list), set()
        for place in self.places:
            if asked.is_called(place.town, place.region, place.country, place.department):
                meant[place.town].append(place)
            else:
                others.add(place.town)
        if not meant:
            return None
        condition = Q(town__in=meant.keys() - others)
        postcodes = defaultdict(set)
        for place in (place for town in meant.keys() & others for place in meant[town]):
            postcodes[place.town, place.region, place.country].add(place.postcode)
        for (town, region, country), found in postcodes.items():
            condition |= Q(town=town, region=region, country=country, postcode__in=found)
        return condition

    def of_organiser(self, value: str) -> Q | None:
        """Rows of organisers, by the pages of organisations and by names that are written."""
        keys = {key for key, one in self.organisations.items() if is_named(value, one.names)}
        names = {name for _key, name in self._organised if is_named(value, [name])}
        if not keys and not names:
            return None
        return Q(signatory__translation_key__in=keys) | Q(name__in=names)


def _organisations(pages: list[SignatoryPage]) -> dict:
    """Organisations by their keys, each as its oldest page, with the names of all its pages."""
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
    """What stood in the addresses of pages before it was changed: subscribers have kept it."""
    former = defaultdict(list)
    redirects = Redirect.objects.filter(redirect_page__in=pks, redirect_page_route_path="")
    for pk, path in redirects.order_by("pk").values_list("redirect_page", "old_path"):
        former[pk].append(path.rpartition("/")[2])
    return former


def _with_country(region: str, country: str) -> str:
    return region if country in ("", "FR") else f"{region} ({countries.name(country)})"


def _by_label(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: (sort_key(choice.label), choice.value))
