"""The form that filters events. Its values are the same in the addresses of every language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from home.delivery.memory import by_version
from home.editing.choices import Name
from home.text.plain import one_line
from programme import search_text
from programme.filters import criteria
from programme.filters.choices import EventChoices
from programme.filters.criteria import Criterion
from programme.filters.facets import merged_facets
from programme.filters.fields import EventFilterFields, PlainSelect
from programme.filters.values import closest_by_name
from programme.models import EventPage, ProgrammePage, PublishedEdition, PublishedEvent
from programme.querysets import PublishedEventQuerySet

DISTANCES = (10, 30, 50, 100)  # km
MOST_OPTIONS = 100  # of one list; a text field replaces a longer one


@dataclass(frozen=True)
class ActiveCriterion:
    """A criterion that is set, in words, and the query string without it."""

    name: str
    label: str
    query_without: str


@dataclass(frozen=True)
class Suggestion:
    """A value that a reader may have meant, and the query string with it."""

    label: str
    query: str


@dataclass(frozen=True)
class UnknownValue:
    """A value that no event has, and values that may have been meant."""

    label: str
    suggestions: list[Suggestion]


@by_version
def _edition(programme: int) -> PublishedEdition | None:
    return PublishedEdition.objects.filter(pk=programme).first()


class EventFilter(EventFilterFields):
    """A filter by kind, place, day, organiser, language, access and words.

    `data` is a request's GET. A value matches the same events whatever else is published
    (`values`); one that no event has finds nothing. An invalid value filters nothing and is no
    error: NUL, a day that does not exist, a distance without a town. The last of repeated values
    counts. `programme` is the edition that is filtered; None stands for all editions.
    """

    def __init__(self, data, *, language: str, programme=None):
        super().__init__(data, auto_id="filter-%s")
        self.language = language
        self.programme = programme
        # The published rows of all events that are filtered.
        self.all_events = PublishedEvent.objects.filter(
            **({"programme": programme.pk} if programme else {"language": language})
        )
        # By field; filled by the `clean_` methods.
        self.criteria: dict[str, Criterion] = {}
        # The label of a town with a distance whose place is not known.
        self.not_located = ""
        self.is_valid()

    # --- What is filtered

    @cached_property
    def edition(self) -> PublishedEdition | None:
        """The row of the edition; None for all editions, and for one without a row yet."""
        if self.programme is None:
            return None
        return _edition(self.programme.pk)

    @cached_property
    def choices(self) -> EventChoices:
        if self.programme:
            facets = self.edition.facets if self.edition else merged_facets([])
        else:
            editions = PublishedEdition.objects.filter(language=self.language)
            facets = merged_facets(editions.values_list("facets", flat=True))
        return EventChoices(self.language, facets)

    # --- Reading the values

    def clean_type(self):
        return self._add_criterion("type", criteria.kind)

    def clean_region(self):
        return self._add_criterion("region", criteria.region)

    def clean_town(self):
        return self._add_criterion("town", criteria.town)

    def clean_organiser(self):
        return self._add_criterion("organiser", criteria.organiser)

    def clean_language(self):
        return self._add_criterion("language", criteria.language)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day:
            self.criteria["day"] = criteria.day(self.choices, day)
        return day.isoformat() if day else ""

    def clean_q(self):
        if not search_text.split_query(one_line(self.cleaned_data["q"])):
            return ""
        return self._add_criterion("q", criteria.text)

    def clean(self):
        # Here rather than by the field, which would drop the valid values with an invalid one.
        given = set(self["access"].data or [])
        names = dict(self.fields["access"].choices)
        needs = self.cleaned_data["access"] = [value for value in names if value in given]
        if needs:
            self.criteria["access"] = criteria.access(needs, names)
        near = self.cleaned_data.pop("near", None)
        if near and "town" in self.criteria:
            around = criteria.around(self.all_events, self.criteria["town"], near)
            if around is not None:
                self.cleaned_data["near"] = str(near)
                self.criteria["town"] = around
            elif self.criteria["town"].is_in_use:
                self.not_located = self.criteria["town"].label
        return self.cleaned_data

    def _add_criterion(self, name: str, criterion: Callable) -> str:
        value = one_line(self.cleaned_data[name])
        if not value:
            return ""
        self.criteria[name] = criterion(self.choices, value)
        return self.criteria[name].value

    # --- The events found

    @cached_property
    def values(self) -> dict[str, str | list[str]]:
        """The valid values by name, without empty ones: a list for `access`, else a text."""
        return {name: self.cleaned_data[name] for name in sorted(self.fields) if self._has(name)}

    def _has(self, name: str) -> bool:
        return bool(self.cleaned_data.get(name))

    @property
    def is_empty(self) -> bool:
        return not self.values

    @property
    def asks_for_a_place(self) -> bool:
        """Whether local events are listed by themselves rather than below the event above them."""
        return bool({"town", "region"} & set(self.values))

    @cached_property
    def conditions(self) -> Q:
        """The condition of matching, on event pages. It makes no duplicates."""
        return reduce(and_, (criterion.condition for criterion in self.criteria.values()), Q())

    def events(self) -> PublishedEventQuerySet:
        """Return the rows of the events that match, local events and the ones above them alike."""
        if self.is_empty:
            return self.all_events
        pages = EventPage.objects.filter(self.conditions)
        if self.asks_for_a_place:
            pages = pages.placed()
        return self.all_events.filter(page__in=pages.order_by().values("pk"))

    def matches(self, facets: dict) -> bool:
        """Return whether the facets of a calendar entry match every criterion."""
        return all(criterion.matches(facets) for criterion in self.criteria.values())

    # --- The form as it is shown

    @cached_property
    def choice_fields(self) -> list:
        """The bound fields that have more than one choice or a value, ready to be shown."""
        lists = self._lists()
        lists["near"] = [(str(one), _("%(number)s km") % {"number": one}) for one in DISTANCES]
        self.data = dict(self.values)
        for name, options in lists.items():
            self._set_choices(name, options)
        useless = {name for name, options in lists.items() if len(options) < 2}
        if "town" in useless:
            useless.add("near")
        return [self[name] for name in self.fields if name not in useless or self._has(name)]

    def _lists(self) -> dict[str, list[tuple[str, str]]]:
        """Return the options of each list, as they were written with the edition's row."""
        stored = self.edition.choices if self.edition else {}
        return {
            name: [(value, Name.in_language(label, language)) for value, label, language in options]
            for name, options in stored.items()
        }

    def _set_choices(self, name: str, options: list[tuple[str, str]]) -> None:
        """Show a field as a list, or as a text field where the list would be too long."""
        field = self.fields[name]
        value = self.values.get(name, "")
        if len(options) > MOST_OPTIONS:
            field.widget = forms.TextInput()
            # The organiser's name, not its address.
            self.data[name] = dict(options).get(value, value)
            return
        if value and value not in dict(options):
            label = self._label(name)
            # Another way to write it replaces the option with the same label.
            options = [one for one in options if str(one[1]) != label]
            options.append((value, label))
        none = _("The town only") if name == "near" else _("All")
        field.widget = PlainSelect(choices=[("", none), *options])

    # --- The filter in words

    def querystring(self, *without: str) -> str:
        """Return the canonical query string: sorted, valid values only, maybe empty."""
        kept = {name: value for name, value in self.values.items() if name not in without}
        if "town" in without:
            kept.pop("near", None)
        return urlencode(kept, doseq=True)

    @cached_property
    def unknown(self) -> list[UnknownValue]:
        """The values that no event here has, each with suggestions."""
        return [
            UnknownValue(
                criterion.label,
                self._suggestions(name, criterion.value) if name in self.choices.by_field else [],
            )
            for name, criterion in self.criteria.items()
            if not criterion.is_in_use
        ]

    def _suggestions(self, name: str, value: str) -> list[Suggestion]:
        offers = self.choices.by_field.get(name, [])
        names = [(str(key), one) for one in offers for key in (one.value, one.label, *one.names)]
        kept = {other: value for other, value in self.values.items() if other != name}
        return [
            Suggestion(one.label, urlencode({**kept, name: one.value}, doseq=True))
            for one in closest_by_name(value, names)
        ]

    @property
    def active(self) -> list[ActiveCriterion]:
        """The criteria that are set, in the order of the form."""
        return [
            ActiveCriterion(name, self._label(name), self.querystring(name))
            for name in self.fields
            if name in self.values
        ]

    def title(self) -> str:
        """Return the filter in words of the active language; empty for an empty filter."""
        return " · ".join(self._label(name) for name in self.fields if name in self.values)

    def _label(self, name: str) -> str:
        if name == "near":
            return _("within %(number)s km") % {"number": self.values[name]}
        label = self.criteria[name].label
        return label if isinstance(label, str) else str(label)  # a `Name` stays one


def filter_for(request, page) -> EventFilter:
    """Return the filter that a request's query string asks for, below a programme or their list."""
    programme = page if isinstance(page, ProgrammePage) else None
    return EventFilter(request.GET, language=page.locale.language_code, programme=programme)
