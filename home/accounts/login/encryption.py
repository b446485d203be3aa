"""The secrets of second factors are encrypted: a copy of the database alone makes no codes.

The keys are made of SECRET_KEY and, to read what was written before it changed, of those in
SECRET_KEY_FALLBACKS. Without the key of then, a second factor has to be set up anew.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


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
