"""The public forms to submit an event and to correct it later."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from home.editing.choices import VocabularyField
from home.models.vocabulary import vocabulary_in
from home.public_requests.checks import is_no_address, names_something
from home.public_requests.forms import OneLineField, PersonalForm
from programme.enums import Correction, Relation
from programme.events.dates_in_words import date_words
from programme.models import EventDate, EventKind, EventPage, EventSubmission, ProgrammePage
from programme.submissions.when_and_where import ParagraphsField, WhenAndWhere, link_field


class SubmissionForm(WhenAndWhere, PersonalForm):
    title = OneLineField(
        label=_("What is the event called?"),
        max_length=200,
        error_messages={"required": _("Enter what the event is called.")},
        validators=[
            names_something(_("Enter what the event is called, as it should be published.")),
            is_no_address,
        ],
    )
    kind = VocabularyField(
        EventKind.objects.none(),
        label=_("Type"),
        required=False,
        empty_label=_("I do not know"),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=lambda: list(countries),
        initial="FR",
        error_messages={"required": _("Choose the country the event takes place in.")},
    )
    online_url = link_field(
        _("Link to take part online"), help_text=_("If people can join online. Shown on the page.")
    )
    website = link_field(_("Link to more information"))
    summary = ParagraphsField(
        label=_("Description"),
        help_text=_("A few sentences. Shown on the page."),
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
        help_text=_("The name of an organisation. Shown on the page."),
        max_length=200,
        required=False,
        validators=[
            names_something(_("Enter the name of the organisation, as it should be published.")),
            is_no_address,
        ],
    )
    relation = forms.ChoiceField(
        label=_("What is your link with this event?"),
        choices=Relation.choices,
        error_messages={"required": _("Choose whether you organise this event.")},
    )
    needed_when = WhenAndWhere.needed_when | {
        "organiser": _("(needed if you organise it, or speak for those who do)")
    }

    def __init__(self, data=None, *, programme: ProgrammePage):
        purpose = f"submit:{programme.translation_key}"
        super().__init__(data, purpose=purpose, programme=programme)
        self.fields["kind"].queryset = vocabulary_in(EventKind, programme.locale)

    def good_to_know(self) -> list[forms.BoundField]:
        """Return the fields that go into the event as they are, and do not say where it is."""
        return [self[name] for name in EventPage.submitted if name not in ("country", "online_url")]

    def clean(self):
        data = super().clean()
        if data.get("relation") == Relation.OWN and not data.get("organiser"):
            self.add_error(
                "organiser", _("Enter the name of the organisation: you say that you organise it.")
            )
        return data

    def build_submission(self) -> EventSubmission:
        """Return the submission of a valid form, not saved yet."""
        return EventSubmission(
            programme_key=self.programme.translation_key,
            language=self.programme.locale.language_code,
            **{name: self.cleaned_data[name] for name in EventSubmission.FORM_FIELDS},
        )


class CorrectionForm(WhenAndWhere):
    """The correction of an event or, if it has several dates, of one of them."""

    what = forms.ChoiceField(
        label=_("What has changed?"),
        choices=Correction.choices,
        error_messages={"required": _("Choose what has changed.")},
    )
    date = forms.ChoiceField(label=_("Which date do you mean?"), required=False)
    words = ParagraphsField(
        label=_("In one sentence"),
        help_text=_("For readers, for instance since when. It may be shown on the page."),
        max_length=1000,
        required=False,
    )
    needed_when = WhenAndWhere.needed_when | {
        "date": _("(needed if only one of them has another day or time)"),
        "words": _("(needed if something else needs correcting)"),
    }
    field_order = ["what", "date", "day", "start_time", "end_time", "town", "place", "words"]

    def __init__(self, data=None, *, submission: EventSubmission, event: EventPage):
        programme = submission.subject()
        super().__init__(data, purpose=f"correct:{submission.pk}", programme=programme)
        self.dates = {str(row.translation_key): row for row in dates_of(event)}
        if len(self.dates) > 1:
            given = [(key, date_words(event, row)) for key, row in self.dates.items()]
            self.fields["date"].choices = [("", _("All of them")), *given]
        else:
            del self.fields["date"]

    def clean(self):
        self._fill_in_day()
        data = super().clean()
        self._check_something_new(data)
        if data.get("what") == Correction.MOVED and len(self.dates) > 1 and not self.errors:
            self._check_one_date(data)
        return data

    def _fill_in_day(self) -> None:
        """If a time is given without a day, take the day of the chosen date."""
        data, chosen = self.cleaned_data, self._chosen_date()
        has_hour = data.get("start_time") or data.get("end_time")
        if chosen and has_hour and "day" not in self.errors:
            data["day"] = data.get("day") or chosen.day

    def _chosen_date(self) -> EventDate | None:
        """Return the date that was chosen, or the only one; None if it is not clear."""
        if len(self.dates) == 1:
            return next(iter(self.dates.values()))
        return self.dates.get(self.cleaned_data.get("date", ""))

    def _check_something_new(self, data: dict) -> None:
        given = [data.get(name) for name in ("day", "start_time", "town", "place")]
        if data.get("what") == Correction.MOVED and not any(given) and not self.errors:
            self.add_error("day", _("Give the new day, time, town or place."))
        if data.get("what") == Correction.OTHER and not data.get("words"):
            self.add_error("words", _("Say what needs correcting."))

    def _check_one_date(self, data: dict) -> None:
        """Of several dates, a new day or time is for one of them, a new place for all."""
        if data["day"] and not data["date"]:
            self.add_error("date", _("Choose which of the dates has the new day or time."))
        elif data["date"] and (data["town"] or data["place"]):
            name = "town" if data["town"] else "place"
            self.add_error(
                name,
                _(
                    "All dates have the same place. If only this one is elsewhere, choose "
                    "“Something else needs correcting” and say so in a sentence."
                ),
            )

    def correction_values(self) -> dict:
        """Return the values of an EventCorrection by field, from a valid form."""
        given = ("what", "day", "start_time", "end_time", "town", "place", "words")
        return {name: self.cleaned_data[name] for name in given} | {
            "date_key": self.cleaned_data.get("date") or None
        }


def dates_of(event: EventPage) -> list[EventDate]:
    """Return the dates that the sender knows, in order: the public ones, or else the draft's."""
    shown = event if event.live else event.get_latest_revision_as_object()
    return sorted(shown.dates.all(), key=lambda row: (row.day, row.start_time or time.min))
