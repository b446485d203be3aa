"""The fields of an event's place."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from programme.enums import PlacePrecision
from programme.events.panels import PinPanel
from programme.places.public_place import PublicPlace


class EventPlace(models.Model):
    """The place of an event as editors enter it. Its public part is `place`."""

    precision = models.CharField(
        _("what is public about the place"),
        max_length=10,
        choices=[("", _("Everything that is filled in")), *PlacePrecision.choices],
        blank=True,
        default="",
        help_text=_(
            "With “Town only”, the address stays hidden from the page, the map and calendars."
        ),
    )
    place_name = models.CharField(
        _("name of the place"),
        max_length=255,
        blank=True,
        help_text=_("For instance Bourse du travail."),
    )
    address = models.CharField(
        _("address"), max_length=255, blank=True, help_text=_("Number and street.")
    )
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    region = models.CharField(_("département or region"), max_length=120, blank=True)
    country = CountryField(_("country"), blank=True, default="FR")
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    facts = (
        "precision",
        "place_name",
        "address",
        "postcode",
        "town",
        "region",
        "country",
        "latitude",
        "longitude",
    )
    panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("place_name"), FieldPanel("address")]),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
            FieldRowPanel([FieldPanel("region"), FieldPanel("country")]),
            FieldPanel("precision"),
            PinPanel(),
            FieldRowPanel(
                [
                    FieldPanel(
                        "latitude",
                        help_text=_(
                            "If left empty, the map shows the centre of the town. Both numbers of "
                            "a map may be pasted here: 48.85837, 2.294481."
                        ),
                    ),
                    FieldPanel("longitude"),
                ]
            ),
        ],
        heading=_("Place"),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        self._validate_point()

    def _validate_point(self):
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Give latitude and longitude, or neither.")})

    @cached_property
    def place(self) -> PublicPlace:
        """The public part of the place."""
        return PublicPlace.of(self)

    # Fields of the site's search index.

    @property
    def public_town(self) -> str:
        return self.place.town

    @property
    def public_place_name(self) -> str:
        return self.place.name
