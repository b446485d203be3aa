"""The criteria of a filter: each matches live events, and the facets of calendar entries.

A calendar entry may be of an event that is withdrawn, or keep facets that an event had before
(`facets.entry_facets`). Both sides of a criterion compare names by `values`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.functional import lazy
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigns.names import compact
from home.text.dates import full_day
from home.text.languages import SPOKEN_LANGUAGES
from programme import search_text
from programme.filters import conditions
from programme.filters.choices import Choice, EventChoices
from programme.filters.conditions import SIGN_LANGUAGES, Point
from programme.filters.values import LONGEST, TownQuery, is_named, is_same_region
from programme.places import towns

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Criterion:
    """A value as it stands in the address, and its label for readers.

    `condition` is a condition on live events, `matches` a test of a calendar entry's facets.
    `is_in_use` is whether any live event has the value.
    """

    value: str | list[str]
    label: str
    condition: Q
    matches: Callable[[dict], bool] = field(compare=False)
    is_in_use: bool = True


def no_match(value: str) -> Criterion:
    """Return a criterion that nothing matches, for a value longer than any name."""
    return Criterion(value, f"{value[:40]}…", NOTHING, lambda facets: False, False)


def limit_length(build: Callable) -> Callable:
    """Decorate a function that builds a criterion: no name matches a value that is too long."""
    return lambda choices, value: no_match(value) if len(value) > LONGEST else build(choices, value)


def _criterion(
    value: str, offered: list[Choice], condition: Q | None, matches, label: str = ""
) -> Criterion:
    named = next((one.label for one in offered if one.is_named(value)), label or value)
    return Criterion(value, named, condition or NOTHING, matches, condition is not None)


@limit_length
def kind(choices: EventChoices, value: str) -> Criterion:
    codes = {one.value for one in choices.kinds if compact(one.value) == compact(value)}
    condition = Q(kind__code__in=codes) if codes else None
    value = slugify(value) or value
    return _criterion(
        value,
        choices.kinds,
        condition,
        lambda facets: compact(facets.get("type", "")) == compact(value) != "",
    )


@limit_length
def region(choices: EventChoices, value: str) -> Criterion:
    condition = choices.region_condition(value)
    return _criterion(
        value,
        choices.regions,
        condition,
        lambda facets: is_same_region(value, facets.get("region", "")),
    )


@limit_length
def town(choices: EventChoices, value: str) -> Criterion:
    query = TownQuery(value)
    condition = choices.town_condition(query)
    return _criterion(
        towns.canonical_name(value), choices.towns, condition, lambda facets: _is_in(query, facets)
    )


def _is_in(query: TownQuery, facets: dict) -> bool:
    names = ("town", "region", "country", "department")
    return query.matches(*(facets.get(name, "") for name in names))


def around(events, there: Criterion, kilometres: int) -> Criterion | None:
    """Return the criterion of a town and some kilometres around it; None for an unknown town.

    The distance is measured from the centre of the town in the table of towns: it stays the same
    whatever else is published. `events` are the published rows that are filtered.
    """
    centres = [] if len(there.value) > LONGEST else TownQuery(there.value).centres
    if not centres:
        return None
    near = conditions.around(events, centres, kilometres)

    def matches(facets: dict) -> bool:
        point = facets.get("point")
        return there.matches(facets) or (
            bool(point) and conditions.is_near(centres, Point(*point), kilometres)
        )

    return Criterion(there.value, there.label, there.condition | near, matches, is_in_use=True)


@limit_length
def organiser(choices: EventChoices, value: str) -> Criterion:
    condition = choices.organiser_condition(value)
    idle = None if condition else choices.organisation_without_events(value)
    label = idle.page.title if idle else ""
    found = [one for one in choices.organisations.values() if is_named(value, one.names)]
    slugs = {slug for one in found for slug in one.slugs}
    return Criterion(
        value,
        next((one.label for one in choices.organisers if one.is_named(value)), label or value),
        conditions.organised_by(condition) if condition else NOTHING,
        organiser_matches(value, slugs),
        condition is not None or idle is not None,
    )


def organiser_matches(value: str, slugs: set[str] = frozenset()) -> Callable[[dict], bool]:
    """Return a test of facets: whether an organiser has this name, or one of these slugs."""

    def matches(facets: dict) -> bool:
        names = facets.get("organisers", [])
        return is_named(value, names) or bool(slugs & set(names))

    return matches


@limit_length
def language(choices: EventChoices, value: str) -> Criterion:
    value = value.lower()
    is_in_use = value in {one.value for one in choices.languages}
    return _criterion(
        value,
        choices.languages,
        conditions.followed_in(Q(language=value)) if is_in_use else None,
        lambda facets: value in facets.get("languages", []),
        str(dict(SPOKEN_LANGUAGES).get(value, "")),
    )


def day(choices: EventChoices, value: date) -> Criterion:
    on = value.isoformat()
    return Criterion(
        on,
        lazy(full_day, str)(value),
        conditions.on_day(value),
        lambda facets: facets.get("day", "") <= on <= facets.get("last_day", ""),
    )


def access(needs: list[str], names: dict[str, str]) -> Criterion:
    condition = Q()
    if "wheelchair" in needs:
        condition &= conditions.for_wheelchairs()
    if "sign" in needs:
        condition &= conditions.in_sign_language()

    def matches(facets: dict) -> bool:
        if "wheelchair" in needs and not facets.get("wheelchair"):
            return False
        return "sign" not in needs or bool({*facets.get("languages", [])} & {*SIGN_LANGUAGES})

    label = lazy(lambda: " · ".join(str(names[need]) for need in needs), str)()
    return Criterion(needs, label, condition, matches)


@limit_length
def text(choices: EventChoices, value: str) -> Criterion:
    return Criterion(
        value,
        lazy(lambda: _("“%(words)s”") % {"words": value}, str)(),
        search_text.contains_words(value),
        lambda facets: search_text.matches(facets.get("text", ""), value),
    )
