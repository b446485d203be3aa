"""What an organisation's representative fills in to sign a call."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import CallPage
from home.intake.forms import OneLineEmailField, OneLineField, OneLineURLField, PublicForm


class SigningForm(PublicForm):
    organisation = OneLineField(
        label=_("Name of the organisation"),
        help_text=_("As it should stand below the call."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    acronym = OneLineField(
        label=_("Acronym"),
        help_text=_("If people know it by one."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-short"}),
    )
    website = OneLineURLField(
        label=_("Website"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    person = OneLineField(
        label=_("Your name"),
        help_text=_("Never published."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = OneLineEmailField(
        label=_("Your e-mail address"),
        help_text=_("Never published. We write to it so that you can confirm."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I may sign for this organisation, and I agree that my name and e-mail address are "
            "kept for this one purpose."
        ),
        error_messages={"required": _("Without your agreement we may not keep your request.")},
    )

    def __init__(self, data=None, *, call: CallPage, **kwargs):
        super().__init__(data, purpose=f"sign:{call.translation_key}", **kwargs)
