"""Which events a reader wants to see. The values stand in addresses, the same in every language."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from home.templatetags.dates import full_day
from home.text.plain import one_line
from programme import search_text
from programme.filters import parts
from programme.filters.choices import Choice, EventChoices
from programme.filters.fields import EventFilterFields, PlainSelect
from programme.filters.parts import Part
from programme.filters.values import nearly_called
from programme.models import EventPage, ProgrammePage

DISTANCES = (10, 30, 50, 100)  # km
MOST_OPTIONS = 100  # in one list; whoever has more to choose from types a name


@dataclass(frozen=True)
class Active:
    """A part of a filter: what it asks for, in words, and the query string without it."""

    name: str
    label: str
    others: str


@dataclass(frozen=True)
class Suggestion:
    """What somebody may have meant, and the query string that asks for it."""

    label: str
    query: str


@dataclass(frozen=True)
class Unknown:
    """A value that nothing has, and what it may have meant."""

    label: str
    suggestions: list[Suggestion]


class EventFilter(EventFilterFields):
    """Kind, place, day, organiser, language, access and words that events are chosen by.

    `data` is a request's GET. A value means the same whatever else is published (`values`); one
    that nothing has finds nothing. What cannot be read filters
    nothing and is no error: NUL, a day that is none, a distance without a town. Of a value that is
    repeated the last counts. `programme` gives the values to choose from; None stands for all
    editions.
    """

    def __init__(self, data, *, language: str, programme=None):
        super().__init__(data, auto_id="filter-%s")
        events = EventPage.objects
        self.events = events.of_programme(programme) if programme else events.live_in(language)
        self.choices = EventChoices(self.events, language)
        # What each value means; filled by the `clean_` methods.
        self.parts: dict[str, Part] = {}
        # The town that readers want to look around and nobody knows where it is.
        self.not_located = ""
        self.is_valid()

    # --- What the values mean

    def clean_type(self):
        return self._mean("type", parts.kind)

    def clean_region(self):
        return self._mean("region", parts.region)

    def clean_town(self):
        return self._mean("town", parts.town)

    def clean_organiser(self):
        return self._mean("organiser", parts.organiser)

    def clean_language(self):
        return self._mean("language", parts.language)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day:
            self.parts["day"] = parts.day(self.choices, day)
        return day.isoformat() if day else ""

    def clean_q(self):
        if not search_text.asked_for(one_line(self.cleaned_data["q"])):
            return ""
        return self._mean("q", parts.text)

    def clean(self):
        # Here rather than by the field, which would throw away what is good along with the rest.
        asked = set(self["access"].data or [])
        names = dict(self.fields["access"].choices)
        needs = self.cleaned_data["access"] = [value for value in names if value in asked]
        if needs:
            self.parts["access"] = parts.access(needs, names)
        near = self.cleaned_data.pop("near", None)
        if near and "town" in self.parts:
            around = parts.around(self.choices, self.parts["town"], near)
            if around is not None:
                self.cleaned_data["near"] = str(near)
                self.parts["town"] = around
            elif self.parts["town"].is_had:
                self.not_located = self.parts["town"].label
        return self.cleaned_data

    def _mean(self, name: str, part: Callable) -> str:
        value = one_line(self.cleaned_data[name])
        if not value:
            return ""
        self.parts[name] = part(self.choices, value)
        return self.parts[name].value

    # --- What is found

    @cached_property
    def values(self) -> dict[str, str | list[str]]:
        """The valid values by name: lists for `access`, texts for all else, nothing empty."""
        return {name: self.cleaned_data[name] for name in sorted(self.fields) if self._has(name)}

    def _has(self, name: str) -> bool:
        return bool(self.cleaned_data.get(name))

    @property
    def is_empty(self) -> bool:
        return not self.values

    @property
    def asks_for_a_place(self) -> bool:
        """Whether local events stand for themselves, rather than below their march."""
        return bool({"town", "region"} & set(self.values))

    def apply(self, events):
        """Those of some events that are meant, local events and their marches alike.

        A fixed number of queries; the answer is a queryset without doubles.
        """
        placed = self.asks_for_a_place
        events = events.placed() if placed else events
        for part in self.parts.values():
            events = events.filter(part.condition)
        return events

    def holds(self, facets: dict) -> bool:
        """Whether a row of the journal was told with all that is asked for."""
        return all(part.holds(facets) for part in self.parts.values())

    def found(self):
        """The events that are meant, with all facts, in order of their days."""
        return self.apply(self.events).with_facts().in_order()

    # --- How it is offered

    @cached_property
    def offered(self) -> list:
        """The fields that offer a choice, with their values, ready to be shown."""
        lists = {
            name: [(one.value, one.label) for one in choices]
            for name, choices in self._offers.items()
        }
        lists["near"] = [(str(one), _("%(number)s km") % {"number": one}) for one in DISTANCES]
        lists["day"] = [(day.isoformat(), full_day(day)) for day in self.choices.days]
        self.data = dict(self.values)
        for name, options in lists.items():
            self._offer(name, options)
        useless = {name for name, options in lists.items() if len(options) < 2}
        if "town" in useless:
            useless.add("near")
        return [self[name] for name in self.fields if name not in useless or self._has(name)]

    @property
    def _offers(self) -> dict[str, list[Choice]]:
        return {
            "type": self.choices.kinds,
            "region": self.choices.regions,
            "town": self.choices.towns,
            "organiser": self.choices.organisers,
            "language": self.choices.languages,
        }

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        """A list to choose from, or a line to write on where it would be too long."""
        field = self.fields[name]
        value = self.values.get(name, "")
        if len(options) > MOST_OPTIONS:
            field.widget = forms.TextInput()
            # The organiser's name, not its address.
            self.data[name] = dict(options).get(value, value)
            return
        if value and value not in dict(options):
            label = self._label(name)
            # Written in another way, it takes the place of the option that it means.
            options = [one for one in options if str(one[1]) != label]
            options.append((value, label))
        none = _("The town only") if name == "near" else _("All")
        field.widget = PlainSelect(choices=[("", none), *options])

    # --- How it is told

    def querystring(self, *without: str) -> str:
        """The query string that finds the same: sorted, only what is valid, maybe empty."""
        kept = {name: value for name, value in self.values.items() if name not in without}
        if "town" in without:
            kept.pop("near", None)
        return urlencode(kept, doseq=True)

    @cached_property
    def unknown(self) -> list[Unknown]:
        """The values that nothing here has, each with what it may have meant."""
        return [
            Unknown(part.label, self._suggestions(name, part.value) if name in self._offers else [])
            for name, part in self.parts.items()
            if not part.is_had
        ]

    def _suggestions(self, name: str, value: str) -> list[Suggestion]:
        offers = self._offers[name]
        names = [(str(key), one) for one in offers for key in (one.value, one.label, *one.names)]
        kept = {other: value for other, value in self.values.items() if other != name}
        return [
            Suggestion(one.label, urlencode({**kept, name: one.value}, doseq=True))
            for one in nearly_called(value, names)
        ]

    @property
    def active(self) -> list[Active]:
        """What is asked for, part by part, in the order of the form."""
        return [
            Active(name, self._label(name), self.querystring(name))
            for name in self.fields
            if name in self.values
        ]

    def title(self) -> str:
        """What is asked for, in words of the active language; empty where nothing is."""
        return " · ".join(self._label(name) for name in self.fields if name in self.values)

    def _label(self, name: str) -> str:
        if name == "near":
            return _("within %(number)s km") % {"number": self.values[name]}
        label = self.parts[name].label
        return label if isinstance(label, str) else str(label)  # a `Name` stays one


def filter_for(request, page) -> EventFilter:
    """Return the filter that a request's query string asks for, below a programme or their list."""
    programme = page if isinstance(page, ProgrammePage) else None
    return EventFilter(request.GET, language=page.locale.language_code, programme=programme)
