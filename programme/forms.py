"""What editors type in the page editor, where a model alone cannot judge it."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.forms import BasePageForm
from programme.coordinates import AXES, CoordinateField, PairedCoordinates


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
    latitude = CoordinateField(limit=90)
    longitude = CoordinateField(limit=180)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in AXES:
            if name in self.fields:
                self.fields[name].label = capfirst(
                    self._meta.model._meta.get_field(name).verbose_name
                )
        # A date is judged in the time zone of its event.
        for form in self.formsets["dates"].forms if "dates" in self.formsets else []:
            form.instance.event = self.instance

    def clean(self):
        self.take_pair()
        return super().clean()
