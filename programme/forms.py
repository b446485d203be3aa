"""What editors type in the page editor, where a model alone cannot judge it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from home.forms import BasePageForm
from programme.coordinates import CoordinateField, PairedCoordinates


class ProgrammePageForm(BasePageForm):
    def clean_year(self):
        year = self.cleaned_data["year"]
        if year is None:
            return year
        siblings = type(self.instance).objects.child_of(self.parent_page).filter(year=year)
        if siblings.exclude(pk=self.instance.pk).exists():
            raise ValidationError(
                _("There is a programme for %(year)s already. Edit it, or give another year."),
                params={"year": year},
            )
        return year


class EventPageForm(PairedCoordinates, BasePageForm):
    latitude = CoordinateField(label=_lazy("latitude"), limit=90)
    longitude = CoordinateField(label=_lazy("longitude"), limit=180)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A date is judged in the time zone of its event.
        for form in self.formsets["dates"].forms if "dates" in self.formsets else []:
            form.instance.event = self.instance

    def clean(self):
        self.take_pair()
        return super().clean()
