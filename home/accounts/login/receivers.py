"""What follows a change of somebody's second factor: an e-mail, a line in the log, the session."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from home.accounts import notice_texts, notices
from home.accounts.history import record
from home.accounts.login.codes import use_code

RECOVERY_CODES = Authenticator.Type.RECOVERY_CODES


@receiver(signals.authenticator_added)
def after_adding(request, user, authenticator, **kwargs) -> None:
    """The session in which it was set up has proved it; others of the account have not."""
    if authenticator.type == RECOVERY_CODES:
        return  # they come with the first factor
    if authenticator.type == Authenticator.Type.TOTP:
        use_code(authenticator, request.POST.get("code", ""))
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    _tell(user, "account.factor_added", authenticator)


@receiver(signals.authenticator_removed)
def after_removing(user, authenticator, **kwargs) -> None:
    if authenticator.type != RECOVERY_CODES:  # they go with the last factor
        _tell(user, "account.factor_removed", authenticator)


@receiver(signals.authenticator_reset)
def after_making_codes(user, authenticator, **kwargs) -> None:
    _tell(user, "account.codes_made", authenticator)


@receiver(signals.authenticator_used)
def after_using(user, authenticator, **kwargs) -> None:
    if authenticator.type == RECOVERY_CODES:
        record(user, "account.code_used", user)
        notices.notify(user, notice_texts.RECOVERY_CODE_USED)


@receiver(password_changed)
@receiver(password_reset)
def after_new_password(user, **kwargs) -> None:
    record(user, "account.password_changed", user)
    notices.notify(user, notice_texts.PASSWORD_CHANGED)


def _tell(user, action: str, authenticator: Authenticator) -> None:
    record(user, action, user, type=authenticator.type)
    notices.notify(user, notice_texts.FACTOR_CHANGED)
