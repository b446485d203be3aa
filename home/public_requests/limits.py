"""How often one address, or one person, may send a form."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

# Six within a minute stop a script; nobody's router with thirty people behind it sends that many.
PER_ADDRESS = "6/m"
# A person who signs for a federation's members sends several; a robot that mails a stranger, more.
PER_PERSON = "10/h"


def sent_too_often(request: HttpRequest, form: str) -> bool:
    """Count a sending of `form` (its name) by the request's address. True from the seventh on."""
    return is_ratelimited(request, group=form, key="ip", rate=PER_ADDRESS, increment=True)


def written_to_too_often(request: HttpRequest, email: str) -> bool:
    """Count a letter to an e-mail address. True when a stranger could be flooded."""
    key = email.casefold()
    return is_ratelimited(
        request, group="letters", key=lambda *args: key, rate=PER_PERSON, increment=True
    )
