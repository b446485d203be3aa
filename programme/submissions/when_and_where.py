"""Form fields for events: when and where one is, links, paragraphs."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from home.public_requests.checks import names_something
from home.public_requests.forms import OneLineField, OneLineURLField, PublicForm
from home.text.plain import INVISIBLE, clean_text
from programme.models import ProgrammePage
from programme.models.submissions import END_OF_NIGHT


class ParagraphsField(forms.CharField):
    """A text of several lines, without invisible characters."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value):
        return INVISIBLE.sub("", clean_text(super().to_python(value)))


def link_field(label, **kwargs) -> OneLineURLField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"})
    return OneLineURLField(
        label=label,
        max_length=1000,
        required=False,
        widget=widget,
        error_messages={
            "invalid": _("Enter the whole address of the page, or leave this field empty.")
        },
        **kwargs,
    )


class WhenAndWhere(PublicForm):
    """Day, hours, town and place of an event, none of them required."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "input-short", "autocomplete": "off"}
        ),
        error_messages={
            "invalid": _("Enter the day with its month and year, for instance 18/12/2026.")
        },
    )
    start_time = forms.TimeField(
        label=_("Starts at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input-short"}),
        error_messages={"invalid": _("Enter the time it starts, for instance 18:30.")},
    )
    end_time = forms.TimeField(
        label=_("Ends at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input-short"}),
        error_messages={"invalid": _("Enter the time it ends, for instance 20:00.")},
    )
    town = OneLineField(
        label=_("Town"),
        required=False,
        max_length=120,
        validators=[names_something(_("Enter the name of the town, or leave this field empty."))],
    )
    place = OneLineField(
        label=_("Place or address"),
        help_text=_("For instance: Bourse du travail, 3 rue du Château. Shown on the page."),
        required=False,
        max_length=255,
        validators=[names_something(_("Enter the place, or leave this field empty."))],
    )
    needed_when = {
        "day": _("(optional, but needed if you enter a time)"),
        "start_time": _("(optional, but needed if you enter when it ends)"),
    }

    def __init__(self, data=None, *, programme: ProgrammePage, **kwargs):
        super().__init__(data, **kwargs)
        self.programme = programme

    def clean_day(self):
        day, year = self.cleaned_data["day"], self.programme.year
        if day and not date(year, 1, 1) <= day <= date(year + 1, 3, 31):
            raise forms.ValidationError(
                _("This is the programme for %(year)s. Enter a day in that year."),
                params={"year": str(year)},
            )
        return day

    def clean(self):
        data = super().clean() or self.cleaned_data
        day, start, end = (data.get(name) for name in ("day", "start_time", "end_time"))
        if start and not day and "day" not in self.errors:
            self.add_error("day", _("You entered a time: add the day, too, or clear the time."))
        if end and not start and "start_time" not in self.errors:
            self.add_error(
                "start_time", _("There is an end time but no start time. Add the start time.")
            )
        if start and end and end <= start and end > END_OF_NIGHT:
            self.add_error("end_time", _("It ends before it starts. Correct one of the times."))
        return data
