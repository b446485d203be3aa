"""States of public requests and of translations, which every layer of the app may import."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    """The state of a public request; `TRANSITIONS` says which state may follow which."""

    RECEIVED = "received", _("E-mail not confirmed yet")
    CONFIRMED = "confirmed", _("To review")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# An editor has decided.
DECIDED = [RequestState.ACCEPTED, RequestState.DECLINED, RequestState.SPAM]
# No editor has decided yet.
PENDING = [RequestState.RECEIVED, RequestState.CONFIRMED]

# A request that was declined or marked as spam by mistake can be opened again.
TRANSITIONS = {
    RequestState.RECEIVED: {
        RequestState.CONFIRMED,
        RequestState.DECLINED,
        RequestState.SPAM,
        RequestState.WITHDRAWN,
    },
    RequestState.CONFIRMED: {*DECIDED, RequestState.WITHDRAWN},
    RequestState.ACCEPTED: {RequestState.WITHDRAWN},
    RequestState.DECLINED: {*PENDING, RequestState.WITHDRAWN},
    RequestState.SPAM: {*PENDING, RequestState.WITHDRAWN},
    RequestState.WITHDRAWN: set(),
}


class WrongState(Exception):
    """Raised when a request cannot go from its state to the wanted one.

    Usually somebody else has decided on it in the meantime.
    """


class TaskState(models.TextChoices):
    """The state of a translation task: how far a page or term is translated into a language."""

    MISSING = "missing", _("Missing")
    # The source's text has changed since the translation was published.
    OUTDATED = "outdated", _("Outdated")
    # The translation has changed since it was published, or was never published.
    IN_PROGRESS = "in_progress", _("In progress")
    # Published before all of it was translated.
    INCOMPLETE = "incomplete", _("Incomplete")
    DONE = "done", _("Done")
