"""The form that asks for an e-mail address."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address that the person writes from. Capitals do not matter."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
