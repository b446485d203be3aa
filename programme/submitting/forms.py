"""What the public fills in to submit an event, and to correct it later."""

from datetime import date, time

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from home.choices import TermField
from home.intake.forms import OneLineField, OneLineURLField, PersonalForm, PublicForm
from home.models.terms import terms_in
from home.texts import INVISIBLE, clean_text
from programme.enums import Correction, Relation
from programme.mapping import day_words
from programme.models import EventDate, EventKind, EventPage, EventSubmission, ProgrammePage
from programme.models.submissions import END_OF_NIGHT


class ParagraphsField(forms.CharField):
    """A text of several lines, cleaned of what nobody can see."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value):
        return INVISIBLE.sub("", clean_text(super().to_python(value)))


def link_field(label, **kwargs) -> OneLineURLField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"})
    return OneLineURLField(label=label, max_length=1000, required=False, widget=widget, **kwargs)


class WhenAndWhere(PublicForm):
    """Day, hours, town and place: as much of it as is known."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "input-short", "autocomplete": "off"}
        ),
    )
    start_time = forms.TimeField(
        label=_("Starts at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input-short"}),
    )
    end_time = forms.TimeField(
        label=_("Ends at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input-short"}),
    )
    town = OneLineField(label=_("Town"), required=False, max_length=120)
    place = OneLineField(
        label=_("Place or address"),
        help_text=_("For instance: Bourse du travail, 3 rue du Château. It is published."),
        required=False,
        max_length=255,
    )

    def __init__(self, data=None, *, programme: ProgrammePage, **kwargs):
        super().__init__(data, **kwargs)
        self.programme = programme

    def clean_day(self):
        day, year = self.cleaned_data["day"], self.programme.year
        if day and not date(year, 1, 1) <= day <= date(year + 1, 3, 31):
            raise forms.ValidationError(
                _("This is the programme of %(year)s. Give a day of that year."),
                params={"year": str(year)},
            )
        return day

    def clean(self):
        data = super().clean() or self.cleaned_data
        day, start, end = (data.get(name) for name in ("day", "start_time", "end_time"))
        if start and not day and "day" not in self.errors:
            self.add_error("day", _("You give an hour: add the day, too, or clear the hour."))
        if end and not start and "start_time" not in self.errors:
            self.add_error("start_time", _("It ends but does not start. Add the hour it starts."))
        if start and end and end <= start and end > END_OF_NIGHT:
            self.add_error("end_time", _("It ends before it starts. Correct one of the hours."))
        return data


class SubmissionForm(WhenAndWhere, PersonalForm):
    title = OneLineField(label=_("What is it called?"), max_length=200)
    kind = TermField(
        EventKind.objects.none(),
        label=_("Kind"),
        required=False,
        empty_label=_("I do not know"),
    )
    country = forms.ChoiceField(label=_("Country"), choices=lambda: list(countries), initial="FR")
    online_url = link_field(_("Link to take part online"), help_text=_("If one can. Published."))
    website = link_field(_("Link to know more"))
    summary = ParagraphsField(
        label=_("Description"),
        help_text=_("A few sentences. They are published."),
        max_length=2000,
        required=False,
    )
    price = OneLineField(
        label=_("Price"),
        help_text=_("For instance: free, or pay what you can."),
        max_length=120,
        required=False,
    )
    access_note = OneLineField(
        label=_("Access"),
        help_text=_("For instance: step-free, sign language, children welcome."),
        max_length=255,
        required=False,
    )
    organiser = OneLineField(
        label=_("Who organises it?"),
        help_text=_("The name of an organisation. It is published."),
        max_length=200,
        required=False,
    )
    relation = forms.ChoiceField(
        label=_("What do you have to do with it?"), choices=Relation.choices
    )

    def __init__(self, data=None, *, programme: ProgrammePage):
        purpose = f"submit:{programme.translation_key}"
        super().__init__(data, purpose=purpose, programme=programme)
        self.fields["kind"].queryset = terms_in(EventKind, programme.locale)

    def clean(self):
        data = super().clean()
        if data.get("relation") == Relation.OWN and not data.get("organiser"):
            self.add_error("organiser", _("You organise it: under which name?"))
        return data

    def wish(self) -> EventSubmission:
        """What a valid form describes, not saved yet."""
        return EventSubmission(
            programme_key=self.programme.translation_key,
            language=self.programme.locale.language_code,
            **{name: self.cleaned_data[name] for name in EventSubmission.WRITTEN},
        )


class CorrectionForm(WhenAndWhere):
    """What has become of an event or, where it has several, of one of its dates."""

    what = forms.ChoiceField(label=_("What has changed?"), choices=Correction.choices)
    date = forms.ChoiceField(label=_("Which date do you mean?"), required=False)
    words = ParagraphsField(
        label=_("In one sentence"),
        help_text=_("For readers, for instance since when. It may be published."),
        max_length=1000,
        required=False,
    )
    field_order = ["what", "date", "day", "start_time", "end_time", "town", "place", "words"]

    def __init__(self, data=None, *, submission: EventSubmission, event: EventPage):
        programme = submission.subject()
        super().__init__(data, purpose=f"correct:{submission.pk}", programme=programme)
        self.dates = {str(row.translation_key): row for row in dates_of(event)}
        if len(self.dates) > 1:
            told = [(key, day_words(event, row)) for key, row in self.dates.items()]
            self.fields["date"].choices = [("", _("All of them")), *told]
        else:
            del self.fields["date"]

    def clean(self):
        self._keep_the_day()
        data = super().clean()
        self._check_what_is_told(data)
        if data.get("what") == Correction.MOVED and len(self.dates) > 1 and not self.errors:
            self._check_the_date(data)
        return data

    def _keep_the_day(self) -> None:
        """Whoever gives an hour alone means the day on which it is."""
        data, meant = self.cleaned_data, self._date_meant()
        has_hour = data.get("start_time") or data.get("end_time")
        if meant and has_hour and "day" not in self.errors:
            data["day"] = data.get("day") or meant.day

    def _date_meant(self) -> EventDate | None:
        """The date that was chosen, or the only one."""
        if len(self.dates) == 1:
            return next(iter(self.dates.values()))
        return self.dates.get(self.cleaned_data.get("date", ""))

    def _check_what_is_told(self, data: dict) -> None:
        told = [data.get(name) for name in ("day", "start_time", "town", "place")]
        if data.get("what") == Correction.MOVED and not any(told) and not self.errors:
            self.add_error("day", _("Give the new day, hour, town or place."))
        if data.get("what") == Correction.OTHER and not data.get("words"):
            self.add_error("words", _("Tell in words what is to be corrected."))

    def _check_the_date(self, data: dict) -> None:
        """A day is that of one date, a place that of all."""
        if data["day"] and not data["date"]:
            self.add_error("date", _("Choose which of the dates has the new day or hour."))
        elif data["date"] and (data["town"] or data["place"]):
            name = "town" if data["town"] else "place"
            self.add_error(
                name,
                _(
                    "All dates have one place. If only this one is elsewhere, choose “Something "
                    "else is to be corrected” and tell it in words."
                ),
            )

    def about(self) -> dict:
        """The fields of a correction that says what a valid form says."""
        told = ("what", "day", "start_time", "end_time", "town", "place", "words")
        return {name: self.cleaned_data[name] for name in told} | {
            "date_key": self.cleaned_data.get("date") or None
        }


def dates_of(event: EventPage) -> list[EventDate]:
    """The dates that whoever submitted an event knows: the public ones, or else its draft's."""
    shown = event if event.live else event.get_latest_revision_as_object()
    return sorted(shown.dates.all(), key=lambda row: (row.day, row.start_time or time.min))
