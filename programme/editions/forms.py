"""What an editor decides when one edition follows another."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StartForm(forms.Form):
    freeze_last = forms.BooleanField(
        required=False,
        label=_("Freeze last year’s programme now"),
        help_text=_(
            "Its totals are kept and nobody can submit events to it any more. Editors can still "
            "correct it, freeze it later or reopen it, from its “…” menu."
        ),
    )
