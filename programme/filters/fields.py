"""The fields of the form that filters events, and a fast widget for long lists."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from home.editing.choices import option_attributes
from programme.models.dates import validate_day


class PlainSelect(forms.Select):
    """A select that renders all its options at once: Django's renders a template for each."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen_value = str(value or "")
        # Each option is made by `format_html`.
        options = mark_safe("".join(_option(*choice, chosen_value) for choice in self.choices))  # nosec B703
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(self.build_attrs(attrs)), options
        )


def _option(value: str, label: str, chosen_value: str) -> str:
    attributes = option_attributes(label)
    language = flatatt(attributes) if attributes else ""
    selected = " selected" if str(value) == chosen_value else ""
    return f'<option value="{escape(value)}"{language}{selected}>{escape(label)}</option>'


def text_field(label, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        validators=[ProhibitNullCharactersValidator()],
        **kwargs,
    )


class EventFilterFields(forms.Form):
    """The fields that a query string may have. `EventFilter` turns their values into criteria."""

    type = text_field(_("Type"), widget=forms.Select)
    region = text_field(_("Département or region"), widget=forms.Select)
    town = text_field(_("Town"), widget=forms.Select)
    near = forms.IntegerField(
        label=_("Distance"),
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.Select,
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        validators=[validate_day],
        widget=forms.Select,
    )
    organiser = text_field(_("Organiser"), widget=forms.Select)
    language = text_field(_("Language spoken"), widget=forms.Select)
    access = forms.MultipleChoiceField(
        label=_("Access"),
        required=False,
        choices=[
            ("wheelchair", _("Wheelchair accessible, at least partly")),
            ("sign", _("Sign language")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    q = text_field(_("Words"), widget=forms.TextInput(attrs={"type": "search"}))
