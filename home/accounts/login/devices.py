"""Browsers that somebody was logged in from, known by a signed cookie.

Such a browser has a limit of its own, so that whoever tries passwords elsewhere, or at the next
table, does not keep the owner of the account out. It opens nothing by itself.
"""

from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "home.known_device"
MAX_AGE = 365 * 24 * 3600
# Accounts that one browser may be known for; the oldest goes first.
MOST = 8


def device_of(request: HttpRequest, user) -> str:
    """Return the browser's identifier if it is known for this account, else ""."""
    return _known(request).get(str(user.pk), "") if user else ""


def remember_device(request: HttpRequest, response: HttpResponse, user) -> None:
    """Set the cookie. An identifier that the browser has stays, with what was counted for it."""
    known = _known(request)
    device = known.pop(str(user.pk), "") or token_hex(16)
    kept = dict([*known.items(), (str(user.pk), device)][-MOST:])
    response.set_cookie(
        settings.KNOWN_DEVICE_COOKIE,
        signing.dumps(kept, salt=SALT),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        cookie = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE, "")
        return signing.loads(cookie, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return {}
