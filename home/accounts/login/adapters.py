"""What allauth asks the site: who logs in, how often, and what it then says."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.internal.userkit import get_user_by_username
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.accounts.login import limits
from home.accounts.login.codes import decrypted, encrypted
from home.accounts.login.devices import remember_device
from home.client_address import client_address

MESSAGES = {
    "username_password_mismatch": _(
        "This username and this password do not belong together. Check both, or choose a new "
        "password."
    ),
    "too_many_login_attempts": _(
        "There were too many wrong tries. Try again in 60 minutes, use a device that you have "
        "logged in from before, or choose a new password by e-mail."
    ),
    "incorrect_password": _("Enter your current password."),
    "enter_current_password": _("Enter your current password."),
    "incorrect_code": _(
        "This code is wrong or was used already. Enter the one that your app shows now."
    ),
    "rate_limited": _("That was too often. Please try again in 60 minutes."),
    "cannot_delete_authenticator": _(
        "This is your only second step. Add another one first, then remove this one."
    ),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | MESSAGES

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Count the try before the password is looked at. Raise ValidationError if too many."""
        name = credentials.get("username", "")
        counted = limits.count_try(request, limits.PASSWORD, get_user_by_username(name), name)
        if counted is None:
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage = _Usage(counted)

    def post_login(self, request: HttpRequest, user, **kwargs) -> HttpResponse:
        """Remember the browser. Whoever has no second factor yet may set one up at once."""
        response = super().post_login(request, user, **kwargs)
        remember_device(request, response, user)
        if not is_mfa_enabled(user):
            reauthenticate_by_password(request)
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")


class _Usage:
    """A try, as allauth takes it back when the password was right."""

    def __init__(self, counted: limits.Try):
        self.rollback = counted.undo


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | MESSAGES

    def get_totp_label(self, user) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as an element of a page: without the declaration of a file."""
        return super().build_totp_svg(url).partition("?>")[2].strip()

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)

    def can_delete_authenticator(self, authenticator) -> bool:
        """Return whether somebody may remove it: not the only one, where one is required."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        return others(authenticator).exists()


def others(authenticator):
    """Return the other second factors of the same account, recovery codes aside."""
    model = type(authenticator)
    return (
        model.objects.filter(user_id=authenticator.user_id)
        .exclude(type=model.Type.RECOVERY_CODES)
        .exclude(pk=authenticator.pk)
    )
