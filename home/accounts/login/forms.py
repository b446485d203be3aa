"""The forms of the login: allauth's, with our words, and with limits that the database counts."""

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from home.accounts import notice_texts, notices
from home.accounts.login import limits
from home.accounts.login.codes import use_code

CURRENT_PASSWORD = _("Your current password")
NEW_PASSWORD = _("New password")
AGAIN = _("The new password again")


class PlainMixin:
    """Gives the fields our labels. Placeholders vanish as one types, and help has its own place."""

    labels = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = ""
            if name == "password1":
                field.help_text = " ".join(password_validators_help_texts())
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none"}


class LoginForm(PlainMixin, account_forms.LoginForm):
    labels = {"login": _("Username"), "password": _("Password")}


class PasswordAgainForm(PlainMixin, account_forms.ReauthenticateForm):
    labels = {"password": CURRENT_PASSWORD}


class ChangePasswordForm(PlainMixin, account_forms.ChangePasswordForm):
    labels = {"oldpassword": CURRENT_PASSWORD, "password1": NEW_PASSWORD, "password2": AGAIN}

    def clean_oldpassword(self) -> str:
        """Raise ValidationError for a wrong password, or when too many were wrong."""
        counted = limits.count_try(context.request, limits.PASSWORD, self.user)
        if counted is None:
            raise get_adapter().validation_error("rate_limited")
        password = super().clean_oldpassword()
        counted.undo()
        return password


class NewPasswordForm(PlainMixin, account_forms.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}


class ResetPasswordForm(PlainMixin, account_forms.ResetPasswordForm):
    """Says the same whether or not there is such an account."""

    labels = {"email": _("Your e-mail address")}

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if limits.count_try(context.request, limits.EMAIL, None, email) is None:
            raise get_adapter().validation_error("rate_limited")
        return email

    def save(self, request, **kwargs) -> str:
        """Write to the address that the account has; what was typed may differ in capitals.

        A name of another script that looks like it is another address.
        """
        email = self.cleaned_data["email"]
        for user in get_user_model().objects.filter(email__iexact=email, is_active=True):
            if user.email.lower() == email.lower():
                notices.notify(user, notice_texts.PASSWORD_RESET)
        return email


class LimitedCodeMixin(PlainMixin):
    """A code that is wrong counts; one that is right counts once."""

    labels = {"code": _("Code of your app, or a recovery code")}

    def clean_code(self) -> str:
        counted = limits.count_try(context.request, limits.CODE, self.user)
        if counted is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        if counted.is_last:
            # Only who knows the password comes so far.
            notices.notify(self.user, notice_texts.WRONG_CODES)
        code = super().clean_code()
        is_of_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_of_app and not use_code(self.authenticator, code):
            raise get_adapter().validation_error("incorrect_code")
        counted.undo()
        return code


class CodeForm(LimitedCodeMixin, code_forms.AuthenticateForm):
    pass


class CodeAgainForm(LimitedCodeMixin, code_forms.ReauthenticateForm):
    pass


class FirstCodeForm(PlainMixin, ActivateTOTPForm):
    labels = {"code": _("The code that your app shows")}


class AddPasskeyForm(PlainMixin, AddWebAuthnForm):
    labels = {"name": _("Name of the passkey")}


class RenamePasskeyForm(PlainMixin, EditWebAuthnForm):
    labels = {"name": _("Name of the passkey")}
