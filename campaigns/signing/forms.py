"""The public form with which an organisation's representative signs a call."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import CallPage
from home.public_requests.checks import is_no_address, names_something
from home.public_requests.forms import OneLineField, OneLineURLField, PersonalForm


class SigningForm(PersonalForm):
    organisation = OneLineField(
        label=_("Name of the organisation"),
        help_text=_("As it should appear under the call."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Enter the name of the organisation.")},
        validators=[
            names_something(_("Enter the name of the organisation, as it should be published.")),
            is_no_address,
        ],
    )
    acronym = OneLineField(
        label=_("Acronym"),
        help_text=_("If the organisation is known by one."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-short"}),
        validators=[
            names_something(_("Enter the acronym, or leave this field empty.")),
            is_no_address,
        ],
    )
    website = OneLineURLField(
        label=_("Website"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
        error_messages={
            "invalid": _(
                "Enter the address of the website, like www.example.org, or leave this field empty."
            )
        },
    )

    def __init__(self, data=None, *, call: CallPage, **kwargs):
        super().__init__(data, purpose=f"sign:{call.translation_key}", **kwargs)
        self.fields["consent"].label = _(
            "I am authorised to sign for this organisation, and I agree that my name and e-mail "
            "address are kept for this purpose only."
        )
