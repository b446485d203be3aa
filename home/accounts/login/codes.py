"""A code of an app counts once.

allauth keeps in the cache which codes were used; a cache that is down would accept one again.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST_USED = "last_counter"


def use_code(authenticator: Authenticator, code: str) -> bool:
    """Note that a code of an app was used; return False if it, or a later one, was before."""
    with transaction.atomic():
        locked = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        secret = decrypt(locked.data["secret"])
        for counter in yield_hotp_counters_from_time():
            right = format_hotp_value(hotp_value(secret, counter))
            is_new = counter > locked.data.get(LAST_USED, 0)
            if is_new and compare_user_code(actual=code, expected=right):
                locked.data[LAST_USED] = counter
                locked.save(update_fields=["data"])
                return True
    return False


def use_first_code(authenticator: Authenticator) -> None:
    """Note that the code with which an app was set up, whichever it was, is used."""
    authenticator.data[LAST_USED] = max(yield_hotp_counters_from_time())
    authenticator.save(update_fields=["data"])
