"""Parse coordinates that people paste from a map, and the form fields for them."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

AXES = ("latitude", "longitude")  # in the order that maps write them
PLACES = Decimal("0.000001")  # a tenth of a metre
NUMBER = r"[+-]?\d+(?:\.\d+)?|[+-]?\.\d+"
# With its point as decimal sign, or with its comma; then "48,85, 2,29" is two numbers, too.
WITH_POINT = re.compile(rf"({NUMBER})(?:°?\s*[,;\s]\s*({NUMBER}))?°?")
WITH_COMMA = re.compile(r"([+-]?\d+(?:,\d+)?)(?:°?\s*(?:;|,\s|\s)\s*([+-]?\d+(?:,\d+)?))?°?")
PLAIN_SIGNS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\t": " "})


def coordinates(text: str) -> list[Decimal]:
    """Parse one or two numbers, in degrees, rounded to six decimals.

    Raise ValueError for any other text.

    >>> coordinates("48.858370093"), coordinates("48,858370093")
    ([Decimal('48.858370')], [Decimal('48.858370')])
    >>> coordinates("48.858370093, 2.294481"), coordinates("48,858370 2,294481")
    ([Decimal('48.858370'), Decimal('2.294481')], [Decimal('48.858370'), Decimal('2.294481')])
    """
    text = " ".join(text.translate(PLAIN_SIGNS).split()).removeprefix("geo:").strip("()[] ")
    # "48,85" is one number, as an editor in French types it: a pair without points has a blank.
    found = WITH_COMMA.fullmatch(text) or WITH_POINT.fullmatch(text)
    if not found:
        raise ValueError(text)
    numbers = [Decimal(part.replace(",", ".")) for part in found.groups() if part]
    if any(abs(number) > 1000 for number in numbers):
        raise ValueError(text)
    return [number.quantize(PLACES, ROUND_HALF_EVEN) + 0 for number in numbers]


class CoordinateField(forms.Field):
    """Latitude or longitude. Two numbers, as maps give them, become a tuple for `split_pair()`."""

    def __init__(self, *, limit: int, **kwargs):
        self.limit = limit
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"required": False, "widget": widget} | kwargs)

    def prepare_value(self, value):
        return "" if value is None else str(value)

    def to_python(self, value):
        if value in (None, "") or not str(value).strip():
            return None
        try:
            numbers = coordinates(str(value))
        except ValueError:
            numbers = []
        if len(numbers) == 2:
            return tuple(numbers)
        if len(numbers) != 1:
            raise ValidationError(
                _(
                    "This is no coordinate. Give degrees such as 48.85837, or paste both numbers "
                    "of a map: 48.85837, 2.294481."
                )
            )
        return numbers[0]

    def validate(self, value):
        super().validate(value)
        if value is not None and not isinstance(value, tuple) and abs(value) > self.limit:
            raise ValidationError(
                _("Give a number between %(least)s and %(most)s."),
                params={"least": -self.limit, "most": self.limit},
            )

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class PairedCoordinates:
    """A form mixin for `latitude` and `longitude`: both may be pasted into either field."""

    def split_pair(self) -> None:
        """Split a pair over the two fields, or add an error to the field that has it."""
        data = self.cleaned_data
        name = next((name for name in AXES if _is_pair(data.get(name))), None)
        if name is None:
            return
        pair = dict(zip(AXES, data[name], strict=True))
        other = "longitude" if name == "latitude" else "latitude"
        if other in self.errors or data.get(other) not in (None, pair[other], data[name]):
            problem = _("You give two numbers here and another one beside it. Clear one field.")
            self.add_error(name, problem)
            return
        data.update(pair)
        for axis in AXES:
            try:
                self.fields[axis].validate(pair[axis])
            except ValidationError as error:
                self.add_error(axis, error)


def _is_pair(value) -> bool:
    return isinstance(value, tuple)
