"""The parts of a filter: what each value finds among live events, and among rows of the journal.

A row of the journal tells of an event that is gone, or of what an event was told with before
(`facets.facets_of`). Both sides of a part ask the same question of `values`.
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
from programme.filters.values import LONGEST, AskedTown, is_named, is_region
from programme.places import towns

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Part:
    """A value that is asked for, as it stands in addresses and as readers call it.

    `condition` is one on live events, `holds` asks it of a row's facets. `is_had`: whether any live
    event has the value.
    """

    value: str | list[str]
    label: str
    condition: Q
    holds: Callable[[dict], bool] = field(compare=False)
    is_had: bool = True


def no_part(value: str) -> Part:
    """What is longer than any name: nothing is called that."""
    return Part(value, f"{value[:40]}…", NOTHING, lambda facets: False, False)


def readable(build: Callable) -> Callable:
    """A part of a value, unless nothing can be called that for its mere length."""
    return lambda choices, value: no_part(value) if len(value) > LONGEST else build(choices, value)


def _part(value: str, offered: list[Choice], condition: Q | None, holds, label: str = "") -> Part:
    named = next((one.label for one in offered if one.is_named(value)), label or value)
    return Part(value, named, condition or NOTHING, holds, condition is not None)


@readable
def kind(choices: EventChoices, value: str) -> Part:
    codes = {one.value for one in choices.kinds if compact(one.value) == compact(value)}
    condition = Q(kind__code__in=codes) if codes else None
    value = slugify(value) or value
    return _part(
        value,
        choices.kinds,
        condition,
        lambda facets: compact(facets.get("type", "")) == compact(value) != "",
    )


@readable
def region(choices: EventChoices, value: str) -> Part:
    condition = choices.of_region(value)
    return _part(
        value, choices.regions, condition, lambda facets: is_region(value, facets.get("region", ""))
    )


@readable
def town(choices: EventChoices, value: str) -> Part:
    asked = AskedTown(value)
    condition = choices.of_town(asked)
    return _part(
        towns.canonical(value), choices.towns, condition, lambda facets: _is_in(asked, facets)
    )


def _is_in(asked: AskedTown, facets: dict) -> bool:
    names = ("town", "region", "country", "department")
    return asked.is_called(*(facets.get(name, "") for name in names))


def around(choices: EventChoices, there: Part, kilometres: int) -> Part | None:
    """A town and the events within some way of it; None where nobody knows where the town is.

    The way is measured from the middle of the town, as the table of towns has it: it stays the same
    whatever else is published.
    """
    middles = [] if len(there.value) > LONGEST else AskedTown(there.value).middles
    if not middles:
        return None
    near = conditions.around(choices.events, middles, kilometres)

    def holds(facets: dict) -> bool:
        point = facets.get("point")
        return there.holds(facets) or (
            bool(point) and conditions.is_near(middles, Point(*point), kilometres)
        )

    return Part(there.value, there.label, there.condition | near, holds, is_had=True)


@readable
def organiser(choices: EventChoices, value: str) -> Part:
    condition = choices.of_organiser(value)
    idle = None if condition else choices.idle_organisation(value)
    label = idle.page.title if idle else ""
    found = [one for one in choices.organisations.values() if is_named(value, one.names)]
    slugs = {slug for one in found for slug in one.slugs}
    return Part(
        value,
        next((one.label for one in choices.organisers if one.is_named(value)), label or value),
        conditions.organised_by(condition) if condition else NOTHING,
        organised(value, slugs),
        condition is not None or idle is not None,
    )


def organised(value: str, slugs: set[str] = frozenset()) -> Callable[[dict], bool]:
    """Whether facets name an organiser so, or by one of the addresses of who is called so."""

    def holds(facets: dict) -> bool:
        names = facets.get("organisers", [])
        return is_named(value, names) or bool(slugs & set(names))

    return holds


@readable
def language(choices: EventChoices, value: str) -> Part:
    value = value.lower()
    is_had = value in {one.value for one in choices.languages}
    return _part(
        value,
        choices.languages,
        conditions.followed_in(Q(language=value)) if is_had else None,
        lambda facets: value in facets.get("languages", []),
        str(dict(SPOKEN_LANGUAGES).get(value, "")),
    )


def day(choices: EventChoices, value: date) -> Part:
    on = value.isoformat()
    return Part(
        on,
        lazy(full_day, str)(value),
        conditions.on_day(value),
        lambda facets: facets.get("day", "") <= on <= facets.get("last_day", ""),
    )


def access(needs: list[str], names: dict[str, str]) -> Part:
    condition = Q()
    if "wheelchair" in needs:
        condition &= conditions.for_wheelchairs()
    if "sign" in needs:
        condition &= conditions.in_sign_language()

    def holds(facets: dict) -> bool:
        if "wheelchair" in needs and not facets.get("wheelchair"):
            return False
        return "sign" not in needs or bool({*facets.get("languages", [])} & {*SIGN_LANGUAGES})

    label = lazy(lambda: " · ".join(str(names[need]) for need in needs), str)()
    return Part(needs, label, condition, holds)


@readable
def text(choices: EventChoices, value: str) -> Part:
    return Part(
        value,
        lazy(lambda: _("“%(words)s”") % {"words": value}, str)(),
        search_text.contains_words(value),
        lambda facets: search_text.holds(facets.get("text", ""), value),
    )
