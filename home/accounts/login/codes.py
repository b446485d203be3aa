"""A code of an app counts once, and the secrets of second factors are encrypted.

allauth keeps in the cache which codes were used; a cache that is down would accept one again. It
leaves the secrets as they are; encrypted, a copy of the database alone makes no codes. The keys are
made of SECRET_KEY and, to read what was written before it changed, of those in
SECRET_KEY_FALLBACKS. Without the key of then, a second factor has to be set up again.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
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


def encrypted(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """Return the text. Raise InvalidToken if no key fits."""
    return _keys().decrypt(text.encode()).decode()


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return urlsafe_b64encode(sha256(b"home.second_factor" + secret.encode()).digest())
