"""Forms of the page editor, for validation that the model alone cannot do."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.editing.page_forms import BasePageForm
from programme.places.coordinates import AXES, CoordinateField, PairedCoordinates
from programme.timezones.of_places import zone_after_move, zone_of, zone_of_event

WHERE = ("country", "town", "region", "postcode", "latitude", "longitude")


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
        # A date is validated in the time zone of its event.
        for form in self.formsets["dates"].forms if "dates" in self.formsets else []:
            form.instance.event = self.instance
        # Before cleaning, which writes the form's values into the instance.
        self.former_zone = zone_of_event(self.instance) if "timezone" in self.fields else ""

    def clean(self):
        self.split_pair()
        data = super().clean()
        is_elsewhere = any(name in self.changed_data for name in WHERE)
        if "timezone" in data and is_elsewhere and "timezone" not in self.changed_data:
            # The time zone was not changed by hand: it follows the place.
            town, region, postcode, latitude, longitude = (data.get(name) for name in WHERE[1:])
            has_point = latitude is not None and longitude is not None
            point = (float(latitude), float(longitude)) if has_point else None
            zone = zone_of(str(data.get("country") or ""), town, region, postcode, point)
            data["timezone"] = zone_after_move(data["timezone"], self.former_zone, zone)
        return data
