"""The steps of taking away a second factor: each one transaction, one log entry, one e-mail."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home.accounts import notice_texts
from home.accounts.history import entries_of, record
from home.accounts.notices import notify
from home.accounts.permissions import may_change_account
from home.models import LostPhone

# Whoever changes the address that the link is sent to has to wait.
ADDRESS_KEPT = timedelta(days=7)


class Refused(Exception):
    """A step that is not allowed. The text says why."""


def open_request(account) -> LostPhone | None:
    """Return the request for an account that may still be used."""
    return LostPhone.objects.open().filter(user=account).last()


def reason_against(account, by) -> str:
    """Return why `by` may not ask for this account, "" if they may."""
    if account == by:
        return _("Nobody can do this for themselves. Use a recovery code, or ask someone else.")
    if account.is_superuser or not may_change_account(by, account):
        return _(
            "An administrator’s second step is reset on the server: "
            "“manage.py reset_second_factor”."
        )
    if not account.email:
        return _("This account has no e-mail address.")
    if not Authenticator.objects.filter(user=account).exists():
        return _("This account has no second step.")
    since = timezone.now() - ADDRESS_KEPT
    if entries_of(account, "account.email_changed").filter(timestamp__gt=since).exists():
        return _("The e-mail address of this account was changed less than a week ago.")
    return ""


@transaction.atomic
def ask(account, by, reason: str) -> LostPhone:
    """Write to the owner. Raise Refused if that is not allowed; an open request is kept."""
    if why_not := reason_against(account, by):
        raise Refused(why_not)
    _lock(account)
    if found := open_request(account):
        return found
    request = LostPhone.objects.create(user=account, asked_by=by, reason=reason)
    record(account, "account.lost_phone_asked", by, reason=reason)
    notify(account, notice_texts.LOST_PHONE_ASKED)
    return request


@transaction.atomic
def confirm(account, by) -> None:
    """Let the link work at once. Raise Refused for who asked, and for the owner."""
    _lock(account)
    request = open_request(account)
    if request is None:
        raise Refused(_("Nobody asks for this any more."))
    if why_not := reason_against(account, by):
        raise Refused(why_not)
    if request.asked_by_id == by.pk:
        raise Refused(_("Somebody else than the person who asked has to confirm."))
    if request.is_waiting:
        request.confirmed_by, request.confirmed_at = by, timezone.now()
        request.save()
        record(account, "account.lost_phone_confirmed", by)
        notify(account, notice_texts.LOST_PHONE_CONFIRMED)


@transaction.atomic
def stop(account, by) -> None:
    """Stop an open request. `by` is None for whoever has the link."""
    _lock(account)
    if request := open_request(account):
        request.ended_at = timezone.now()
        request.save()
        record(account, "account.lost_phone_stopped", by)
        notify(account, notice_texts.LOST_PHONE_STOPPED)


@transaction.atomic
def finish(request: LostPhone, password: str) -> bool:
    """Take the second factor away, for the owner with their password; return False if too late.

    The password has been checked. It is hashed anew, which ends every session of the account.
    """
    account = _lock(request.user)
    request = LostPhone.objects.open().filter(pk=request.pk).first()
    if request is None or request.is_waiting:
        return False
    request.ended_at = timezone.now()
    request.save()
    account.set_password(password)
    account.save(update_fields=["password"])
    remove_factors(account, account)
    return True


@transaction.atomic
def remove_factors(account, by, **data) -> int:
    """Delete all second factors of an account; return their number."""
    found = Authenticator.objects.filter(user=account)
    number = found.count()
    found.delete()
    record(account, "account.lost_phone_done", by, **data)
    notify(account, notice_texts.LOST_PHONE_DONE)
    return number


def _lock(account):
    """Return the account, locked until the transaction ends: one step at a time."""
    return type(account).objects.select_for_update().get(pk=account.pk)
