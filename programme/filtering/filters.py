"""Which events a reader wants to see. The values stand in addresses, the same in every language."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from home.templatetags.dates import full_day
from home.texts import one_line
from programme.filtering import matching, words
from programme.filtering.choices import Choice, EventChoices, chosen
from programme.filtering.fields import EventFilterFields, PlainSelect
from programme.models import EventPage

DISTANCES = (10, 30, 50, 100)  # km
MOST_OPTIONS = 100  # in one list; whoever has more to choose from types a name


@dataclass(frozen=True)
class Active:
    """A part of a filter: what it asks for, in words, and the query string without it."""

    name: str
    label: str
    others: str


class EventFilter(EventFilterFields):
    """Kind, place, day, organiser, language, access and words that events are chosen by.

    `data` is a request's GET. What means nothing filters nothing and is no error: unknown and
    overlong values, NUL, a distance without a town. Of a value that is repeated the last counts.
    `programme` gives the values to choose from; None stands for all editions.
    """

    def __init__(self, data, *, language: str, programme=None):
        super().__init__(data, auto_id="filter-%s")
        events = EventPage.objects
        self.events = events.of_programme(programme) if programme else events.live_in(language)
        self.choices = EventChoices(self.events, language)
        # What each value means; filled by the `clean_` methods.
        self.meant: dict[str, Choice] = {}
        self.given = data
        self.around = None
        self.is_valid()

    # --- What the values mean

    def clean_type(self):
        return self._choice("type", "kinds")

    def clean_region(self):
        return self._choice("region", "regions")

    def clean_town(self):
        return self._choice("town", "towns")

    def clean_organiser(self):
        return self._choice("organiser", "organisers", self.choices.idle_organiser)

    def clean_language(self):
        return self._choice("language", "languages")

    def clean_day(self):
        day = self.cleaned_data["day"]
        return day.isoformat() if day else ""

    def clean_q(self):
        query = one_line(self.cleaned_data["q"])
        return query if words.asked_for(query) else ""

    def clean(self):
        # Here rather than by the field, which would throw away what is good along with the rest.
        asked = set(self["access"].data or [])
        known = [value for value, _name in self.fields["access"].choices]
        self.cleaned_data["access"] = [value for value in known if value in asked]
        near = self.cleaned_data.pop("near", None)
        if near and "town" in self.meant:
            self.around = matching.around(self.events, self.meant["town"].means, near)
            if self.around is not None:
                self.cleaned_data["near"] = str(near)
        return self.cleaned_data

    def _choice(self, name: str, choices: str, find_other: Callable | None = None) -> str:
        value = one_line(self.cleaned_data[name])
        if not value:
            return ""
        choice = chosen(getattr(self.choices, choices), value)
        if choice is None and find_other:
            choice = find_other(value)
        if choice is None:
            raise ValidationError(_("Nothing in this programme is called that."))
        self.meant[name] = choice
        return choice.value

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
        for condition in self._conditions():
            events = events.filter(condition)
        return events

    def found(self):
        """The events that are meant, with all facts, in order of their days."""
        return self.apply(self.events).with_facts().in_order()

    def _conditions(self):
        for name in ("type", "region"):
            if name in self.meant:
                yield self.meant[name].means
        if "near" in self.values:
            yield self.around
        elif "town" in self.meant:
            yield self.meant["town"].means
        if "day" in self.values:
            yield matching.on_day(self.values["day"])
        if "organiser" in self.meant:
            yield matching.organised_by(self.meant["organiser"].means)
        if "language" in self.meant:
            yield matching.followed_in(self.meant["language"].means)
        access = self.values.get("access", [])
        if "wheelchair" in access:
            yield matching.for_wheelchairs()
        if "sign" in access:
            yield matching.in_sign_language()
        if "q" in self.values:
            yield words.holding(self.values["q"])

    # --- How it is offered

    @cached_property
    def offered(self) -> list:
        """The fields that offer a choice, with their values, ready to be shown."""
        lists = {
            "type": [(kind.value, kind.label) for kind in self.choices.kinds],
            "region": [(region.value, region.label) for region in self.choices.regions],
            "town": [(town.value, town.label) for town in self.choices.towns],
            "near": [(str(one), _("%(number)s km") % {"number": one}) for one in DISTANCES],
            "day": [(day.isoformat(), full_day(day)) for day in self.choices.days],
            "organiser": [(one.value, one.label) for one in self.choices.organisers],
            "language": [(one.value, one.label) for one in self.choices.languages],
        }
        self.data = dict(self.values)
        for name, options in lists.items():
            self._offer(name, options)
        useless = {name for name, options in lists.items() if len(options) < 2}
        if "town" in useless:
            useless.add("near")
        return [self[name] for name in self.fields if name not in useless or self._has(name)]

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
            options = [*options, (value, self._label(name))]
        none = _("The town only") if name == "near" else _("All")
        field.widget = PlainSelect(choices=[("", none), *options])

    # --- How it is told

    def querystring(self, *without: str) -> str:
        """The query string that finds the same: sorted, only what is valid, maybe empty."""
        kept = {name: value for name, value in self.values.items() if name not in without}
        if "town" in without:
            kept.pop("near", None)
        return urlencode(kept, doseq=True)

    @property
    def unknown(self) -> list[str]:
        """The names that somebody gave and that nothing here has."""
        told = ("type", "region", "town", "organiser")
        given = {name: one_line(self.given.get(name, "")) for name in told}
        return [name for key, name in given.items() if key in self.errors and len(name) < 80]

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
        value = self.values[name]
        if name in self.meant:
            return self.meant[name].label
        if name == "near":
            return _("within %(number)s km") % {"number": value}
        if name == "day":
            return full_day(self.fields["day"].clean(value))
        if name == "access":
            names = dict(self.fields["access"].choices)
            return " · ".join(str(names[one]) for one in value)
        return _("“%(words)s”") % {"words": value}
