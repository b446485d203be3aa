"""The forms for pasting a call: the text, the facts it lacks, the choices in the preview."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from campaigns.models import CallIndexPage, Rubric
from campaigns.names import sort_key
from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.parsing.result import PastedCall

LONGEST_TEXT = 100_000
TOO_LONG = _(
    "This text has %(show_value)s characters; a call has %(limit_value)s at most. Did you paste the"
    " whole document?"
)
YEAR = re.compile(r"\b(?:199\d|20\d\d)\b")
NEW_RUBRIC = "new"


class ListChoiceField(forms.ModelChoiceField):
    """A choice of a list of calls, shown as its language."""

    def label_from_instance(self, page: CallIndexPage) -> str:
        return page.locale.get_display_name()


class PasteCallForm(forms.Form):
    """The text of a call. Valid if it has a title; `pasted` is then the parsed text."""

    parent = ListChoiceField(
        label=_("Language of the text"),
        queryset=CallIndexPage.objects.none(),
        empty_label=None,
        help_text=_("The draft is created in the list of calls in this language."),
    )
    text = forms.CharField(
        label=_("Text of the call"),
        # No `max_length`: of a text that is too long, browsers would keep the beginning only.
        validators=[MaxLengthValidator(LONGEST_TEXT, TOO_LONG)],
        strip=False,  # lines are counted from the first that was pasted
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        help_text=_(
            "From the title to the last signatory, as it is in your document. The title is on the "
            "first line. Write the numbers of notes as [1], in the text and before each note; "
            "write signatories one per line below “Signatories”."
        ),
        error_messages={"required": _("Paste the text of the call.")},
    )

    def __init__(self, *args, parents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(self.fields["text"].error_messages["required"])
        return text

    def clean(self):
        data = super().clean()
        if "text" in data and "parent" in data:
            self.rubrics = list(Rubric.objects.filter(locale=data["parent"].locale))
            self.pasted = parse(data["text"], rubrics=[rubric.name for rubric in self.rubrics])
            if not self.pasted.title:
                self.add_error(
                    "text", _("No title was found. Write it on its own on the first line.")
                )
        return data


class FactsForm(forms.Form):
    """The facts of a draft, with initial values from the text.

    `may_add_rubric` offers the line above the title as a new topic.
    """

    rubric = forms.ChoiceField(label=_("Topic"), required=False)
    year = forms.IntegerField(
        label=_("Year"),
        min_value=1990,
        max_value=2200,
        help_text=_("The year of the 18 December the call is for."),
    )
    date = forms.DateField(
        label=_("Date"), widget=AdminDateInput, help_text=_("The day the call was made public.")
    )

    def __init__(
        self, *args, pasted: PastedCall, rubrics: list[Rubric], may_add_rubric: bool, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.written_rubric = pasted.rubric
        self.rubrics = {str(rubric.pk): rubric for rubric in rubrics}
        keys = {sort_key(rubric.name): key for key, rubric in self.rubrics.items()}
        meant = keys.get(sort_key(pasted.rubric), "")
        choices = [("", "---------"), *((key, row.name) for key, row in self.rubrics.items())]
        if pasted.rubric and not meant and may_add_rubric:
            meant = NEW_RUBRIC
            choices.append((NEW_RUBRIC, _("New topic: %(name)s") % {"name": pasted.rubric}))
        self.fields["rubric"].choices = choices
        self.fields["rubric"].initial = meant
        self.fields["year"].initial = year_of(pasted)
        self.fields["date"].initial = timezone.localdate()

    def get_rubric(self, locale) -> Rubric | None:
        """Return the topic that was chosen; a new one is not saved yet."""
        chosen = self.cleaned_data["rubric"]
        if chosen == NEW_RUBRIC:
            return Rubric(locale=locale, name=self.written_rubric)
        return self.rubrics.get(chosen)


class TextsField(forms.Field):
    """A list of lines of the text: the values of the boxes that were ticked."""

    widget = forms.SelectMultiple

    def to_python(self, value) -> list[str]:
        return list(value or [])


class ChoicesForm(forms.Form):
    """An editor's choices about names: which lines sign, and which keep their spelling."""

    signing = TextsField(required=False)
    as_typed = TextsField(required=False)


def year_of(pasted: PastedCall) -> int:
    """Return the first year in headline or title, otherwise this year."""
    years = YEAR.findall(f"{pasted.headline} {pasted.title}")
    return int(years[0]) if years else timezone.localdate().year
