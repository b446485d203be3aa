"""What the events of an edition can be chosen by: the kinds, places, days and organisers in use."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.functional import cached_property
from django_countries import countries
from wagtail.contrib.redirects.models import Redirect

from campaigns.models import SignatoryPage
from campaigns.names import sort_key, squeezed
from home.choices import Name
from home.languages import SPOKEN_LANGUAGES
from programme.models import EventDate, EventKind, EventLanguage, EventOrganiser


@dataclass(frozen=True)
class Choice:
    """A value that may stand in an address, how readers call it, and what it means.

    `means` is a condition on events, on their organisers or on their languages. `known_as` are
    other ways of writing the value, as `squeezed()` compares them.
    """

    value: str
    label: str
    means: Q
    known_as: frozenset[str] = field(default_factory=frozenset)


class EventChoices:
    """The choices that some events offer, in a language. Each list is one query or two, once."""

    def __init__(self, events, language: str):
        self.events = events.order_by()
        self.language = language

    @cached_property
    def kinds(self) -> list[Choice]:
        codes = set(self.events.values_list("kind__code", flat=True).distinct())
        names = {}
        for kind in EventKind.objects.filter(code__in=codes).select_related("locale"):
            if kind.code not in names or kind.locale.language_code == self.language:
                names[kind.code] = Name.of(kind)
        return _by_label(Choice(code, name, Q(kind__code=code)) for code, name in names.items())

    @cached_property
    def _places(self) -> list[tuple[str, str, str]]:
        """The public places as `(town, region, country)`."""
        rows = self.events.placed().values_list("town", "region", "country").distinct()
        return sorted(row for row in rows if row[0] or row[1])

    @cached_property
    def regions(self) -> list[Choice]:
        spellings, lands = defaultdict(list), {}
        for _town, region, country in self._places:
            if region:
                key = squeezed(region)
                spellings[key].append(region)
                lands[key] = country
        return _by_label(
            Choice(names[0], _with_country(names[0], lands[key]), Q(region__in=set(names)))
            for key, names in spellings.items()
        )

    @cached_property
    def towns(self) -> list[Choice]:
        """The towns; where two have one name, each goes by its region, too."""
        spellings = defaultdict(lambda: defaultdict(set))
        for town, region, _country in self._places:
            if town:
                spellings[squeezed(town)][squeezed(region)].add((town, region))
        found = []
        for regions in spellings.values():
            if len(regions) == 1:
                [rows] = regions.values()
                found.append(_town(sorted(rows), with_region=False))
            else:
                found += [_town(sorted(rows), with_region=True) for rows in regions.values()]
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
        return _by_label(
            Choice(code, str(name), Q(language=code))
            for code, name in SPOKEN_LANGUAGES
            if code in used
        )

    @cached_property
    def organisers(self) -> list[Choice]:
        """Organisations by their addresses, others by their names."""
        rows = EventOrganiser.objects.filter(event__in=self.events.values("pk")).order_by()
        pks = rows.filter(signatory__isnull=False).values("signatory")
        pages = list(SignatoryPage.objects.filter(pk__in=pks).order_by("pk"))
        found, former = {}, _former_addresses([page.pk for page in pages])
        for page in pages:
            found[page.translation_key] = _organisation(page, former[page.pk])
        spellings = defaultdict(set)
        names = rows.filter(signatory__isnull=True).values_list("name", flat=True).distinct()
        for name in names:
            spellings[squeezed(name)].add(name)
        for written in spellings.values():
            name, means = min(written), Q(signatory__isnull=True, name__in=written)
            found[name] = Choice(name, name, means, frozenset([squeezed(name)]))
        return _by_label(found.values())

    def idle_organiser(self, slug: str) -> Choice | None:
        """An organisation by its address that organises none of these events, or not yet.

        Its calendar may be subscribed to before, and is empty then.
        """
        page = SignatoryPage.objects.readable().filter(slug=slug).first()
        return page and _organisation(page, [])


def _organisation(page: SignatoryPage, former: list[str]) -> Choice:
    names = [page.slug, page.title, page.acronym, *page.other_names, *former]
    known_as = frozenset(filter(None, map(squeezed, names)))
    means = Q(signatory__translation_key=page.translation_key)
    return Choice(page.slug, page.title, means, known_as)


def _former_addresses(pks: list[int]) -> dict[int, list[str]]:
    """What stood in the addresses of pages before it was changed: subscribers have kept it."""
    former = defaultdict(list)
    redirects = Redirect.objects.filter(redirect_page__in=pks, redirect_page_route_path="")
    for pk, path in redirects.order_by("pk").values_list("redirect_page", "old_path"):
        former[pk].append(path.rpartition("/")[2])
    return former


def chosen(choices: list[Choice], value: str) -> Choice | None:
    """The choice that a value names: as it stands there, or else written in another way."""
    for choice in choices:
        if choice.value == value:
            return choice
    key = squeezed(value)
    same = (choice for choice in choices if key in choice.known_as or squeezed(choice.value) == key)
    return next(same, None) if key else None


def _town(rows: list[tuple[str, str]], *, with_region: bool) -> Choice:
    town, region = rows[0]
    name = f"{town}, {region}" if with_region and region else town
    means = Q(town__in={town for town, _region in rows})
    if with_region:
        means &= Q(region__in={region for _town, region in rows})
    return Choice(name, name, means)


def _with_country(region: str, country: str) -> str:
    return region if country in ("", "FR") else f"{region} ({countries.name(country)})"


def _by_label(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: sort_key(choice.label))
