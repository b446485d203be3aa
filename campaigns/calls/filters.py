"""The filter of a list of calls. Its values in addresses are the same in every language."""

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from campaigns.models import Rubric
from campaigns.querysets import CallQuerySet
from home.editing.choices import Name, Select


class CallFilter(forms.Form):
    """Choose among the years and topics of a list of calls. Unknown values are ignored."""

    year = forms.ChoiceField(label=_("Year"), required=False)
    rubric = forms.ChoiceField(label=_("Topic"), required=False, widget=Select)

    def __init__(self, data, *, calls: CallQuerySet, language: str):
        super().__init__(data, auto_id="filter-%s")
        self.calls = calls
        years = calls.order_by("-year").values_list("year", flat=True).distinct()
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in years)]
        self.fields["rubric"].choices = [("", _("All topics")), *rubrics_of(calls, language)]
        self.is_valid()
        self.chosen = {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_useful(self) -> bool:
        """Whether there are at least two values to choose from."""
        return any(len(field.choices) > 2 for field in self.fields.values())

    @property
    def kept(self) -> str:
        """The query string of the chosen values."""
        return urlencode(self.chosen)

    def found(self) -> CallQuerySet:
        """Return the calls that match the chosen values."""
        conditions = {"year": "year", "rubric": "rubric__code"}
        return self.calls.filter(**{conditions[name]: value for name, value in self.chosen.items()})


def rubrics_of(calls: CallQuerySet, language: str) -> list[tuple[str, str]]:
    """Return the topics in use as `(code, name)`, sorted by name.

    A topic that has no name in the language is given its name in another one.
    """
    codes = Rubric.objects.filter(pk__in=calls.order_by().values("rubric")).values("code")
    names = {}
    for rubric in Rubric.objects.filter(code__in=codes).select_related("locale"):
        if rubric.code not in names or rubric.locale.language_code == language:
            names[rubric.code] = Name.of(rubric)
    return sorted(names.items(), key=lambda item: item[1].casefold())
