"""Accounts that nobody uses are closed, since nobody would notice if they were stolen.

The site's work is yearly: an account that was not used in two years missed an edition. Its owner
is warned twice before, however long this did not run.
"""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from home.accounts import notice_texts
from home.accounts.history import entries_of, record
from home.accounts.notices import notify
from home.models import AccountNotice, LostPhone, TryCount
from home.roles import COORDINATION

UNUSED_FOR = timedelta(days=730)
NOTICES_KEPT = timedelta(days=30)  # an e-mail is tried again for a week
FIRST_WARNING, LAST_WARNING = timedelta(days=30), timedelta(days=7)
FIRST, LAST, CLOSED = "account.first_warning", "account.last_warning", "account.closed"


def close_unused() -> tuple[int, int]:
    """Warn the owners of unused accounts and close those that were warned long enough.

    Return the number of warnings and of closed accounts. Those who used theirs last come last, so
    that the coordinator and the superuser who remain are those who were here most recently.
    """
    used_at = Coalesce("last_login", "date_joined")
    users = get_user_model().objects.filter(is_active=True).annotate(used_at=used_at)
    warned = closed = 0
    for user in users.order_by("used_at", "pk"):
        if timezone.now() < user.used_at + UNUSED_FOR - FIRST_WARNING:
            break
        with transaction.atomic():
            step = _next_step(user)
            if step == CLOSED:
                closed += _close(user)
            elif step:
                event = notice_texts.UNUSED_MONTH if step == FIRST else notice_texts.UNUSED_WEEK
                record(user, step, None)
                notify(user, event)
                warned += 1
    return warned, closed


def forget_old() -> None:
    """Delete what is no longer needed of tries, of e-mails to owners of accounts, of lost phones.

    The history keeps who asked to reset a second step, and why.
    """
    since = timezone.now() - NOTICES_KEPT
    TryCount.objects.delete_old()
    AccountNotice.objects.filter(created_at__lt=since).delete()
    LostPhone.objects.filter(asked_at__lt=since).delete()


def _next_step(user) -> str | None:
    """Return what is due: a warning, the closing, or nothing yet.

    What was done before the account was last used, or before it was closed the last time and opened
    again by hand, does not count.
    """
    since = max(user.used_at, _last(user, CLOSED, user.used_at) or user.used_at)
    now = timezone.now()
    first = _last(user, FIRST, since)
    last = first and _last(user, LAST, first)
    if not first:
        return FIRST
    if not last:
        return LAST if now >= first + FIRST_WARNING - LAST_WARNING else None
    return CLOSED if now >= last + LAST_WARNING else None


def _last(user, action: str, since: datetime) -> datetime | None:
    entries = entries_of(user, action).filter(timestamp__gte=since)
    return entries.order_by("timestamp").values_list("timestamp", flat=True).last()


def _close(user) -> bool:
    """Close an account, unless nobody else could coordinate or administer the site."""
    if is_last_of_its_kind(user):
        return False
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(user, CLOSED, None)
    return True


def is_last_of_its_kind(user) -> bool:
    """Return whether this is the only active superuser, or the only active coordinator."""
    others = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    coordinators = Q(groups__name=COORDINATION)
    if user.is_superuser and not others.filter(is_superuser=True).exists():
        return True
    is_coordinator = user.groups.filter(name=COORDINATION).exists()
    return is_coordinator and not others.filter(coordinators).exists()
