"""The forms about a lost phone: the owner's password, the coordinator's reason."""

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _


class PasswordForm(forms.Form):
    """Checks the password of an account, with the limits of the login."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request=None, account=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.account = request, account

    def clean_password(self) -> str:
        password, adapter = self.cleaned_data["password"], get_adapter(self.request)
        name = self.account.get_username()
        user = adapter.authenticate(self.request, username=name, password=password)
        if user is None or user.pk != self.account.pk or not user.is_active:
            raise adapter.validation_error("incorrect_password")
        return password


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("How do you know that it is lost?"),
        max_length=200,
        help_text=_(
            "For example: “We spoke on the telephone today; I know the voice.” A message is not "
            "enough. The person reads this, and it stays in the history."
        ),
    )
