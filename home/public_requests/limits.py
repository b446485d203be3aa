"""Limits on how often a form may be sent, by IP address and by e-mail address."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django_ratelimit.core import is_ratelimited

# Stops a script; thirty people behind one router do not send that many.
PER_IP_ADDRESS = "6/m"
# A person who signs for the members of a federation stays below; a robot does not.
PER_EMAIL = "10/h"


def sent_too_often(request: HttpRequest, form: str) -> bool:
    """Count one sending of a form, by its name; return whether the IP address is over its limit."""
    return is_ratelimited(request, group=form, key="ip", rate=PER_IP_ADDRESS, increment=True)


def written_to_too_often(request: HttpRequest, email: str) -> bool:
    """Count one e-mail to an address; return whether the address is over its limit."""
    key = email.casefold()
    return is_ratelimited(
        request, group="emails", key=lambda *args: key, rate=PER_EMAIL, increment=True
    )


def keyed_hash(text: bytes):
    """Return a hash for the keys of counters, by which nobody can guess addresses one by one."""
    return salted_hmac("home.public_requests.limits", text, algorithm="sha256")
