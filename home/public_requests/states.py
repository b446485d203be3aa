"""The one life of every request."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestState(TextChoices):
    RECEIVED = "received", _("E-mail not confirmed yet")
    CONFIRMED = "confirmed", _("To review")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Somebody of the site has decided.
DECIDED = [RequestState.ACCEPTED, RequestState.DECLINED, RequestState.SPAM]
# Still on its way to a decision.
PENDING = [RequestState.RECEIVED, RequestState.CONFIRMED]

# Which state may follow which. What was declined or marked as spam by mistake is opened again.
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
    """A request cannot go from its state to the wanted one; somebody else was quicker."""
