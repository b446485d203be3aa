"""The services of all kinds of request, from the form to the decision and the erasure.

Each runs in one transaction and locks its request, so that two at once run one after the other.
"""

from hashlib import sha256

from django.db import IntegrityError, connection, transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from home.emails import outbox
from home.enums import PENDING, RequestState, WrongState
from home.models import PublicRequest
from home.models.requests import request_models


def lock_request(request: PublicRequest) -> PublicRequest:
    """Read a request again and lock its row until the end of the transaction."""
    return type(request).objects.select_for_update().get(pk=request.pk)


def send_email(request: PublicRequest, about: str) -> None:
    """Send the e-mail named `about` to the person, unless their data is erased already."""
    if request.email:
        outbox.queue_email(request, f"{request.email_templates}/{about}")


@transaction.atomic
def receive(form, unsaved: PublicRequest) -> PublicRequest:
    """Store the request that a valid form describes, and send the e-mail to confirm it.

    A form that is sent twice makes one request; sent again with corrections, it updates the request
    as long as that is not confirmed. A request that looks like a robot's is stored without e-mail.
    `unsaved` is the request that the form describes.
    """
    unsaved.form_key, unsaved.suspected = form.form_key, form.looks_like_a_robot
    unsaved.set_comparison_fields()
    _take_turn(unsaved)
    request = _open_request(unsaved) or _request_of_form(unsaved)
    if request is None:
        try:
            with transaction.atomic():
                unsaved.save()
        except IntegrityError:  # the same, sent at the same moment
            return _open_request(unsaved) or _request_of_form(unsaved)
        request = unsaved
        log(instance=request, action="request.received")
    elif not request.awaits_proof:
        return request
    elif request.form_key == form.form_key:
        if all(getattr(request, name) == getattr(unsaved, name) for name in unsaved.FORM_FIELDS):
            return request
        request.links.all().delete()
        for name in unsaved.FORM_FIELDS:
            setattr(request, name, getattr(unsaved, name))
        request.save()
    if not request.suspected:
        send_email(request, "proof")
    return request


def _take_turn(unsaved: PublicRequest) -> None:
    """Wait for whoever stores the same request at this moment.

    The constraint of the database would refuse the second one, too, but with the person's e-mail
    address in the server's log. SQLite has one writer at a time anyway.
    """
    if connection.vendor != "postgresql":
        return
    values = [getattr(unsaved, name) for name in unsaved.IDENTITY_FIELDS]
    digest = sha256(repr([unsaved._meta.label, *map(str, values)]).encode()).digest()
    with connection.cursor() as cursor:
        key = int.from_bytes(digest[:8], signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _open_request(unsaved: PublicRequest) -> PublicRequest | None:
    """Return the pending request with the same values in its `IDENTITY_FIELDS`, or None."""
    same = {name: getattr(unsaved, name) for name in unsaved.IDENTITY_FIELDS}
    requests = type(unsaved).objects.select_for_update()
    return requests.filter(state__in=PENDING, erased_at=None, **same).first()


def _request_of_form(unsaved: PublicRequest) -> PublicRequest | None:
    return type(unsaved).objects.select_for_update().filter(form_key=unsaved.form_key).first()


@transaction.atomic
def send_proof_again(request: PublicRequest) -> None:
    """Send the e-mail to confirm a request again: the link has expired or the e-mail was lost."""
    request = lock_request(request)
    if not request.awaits_proof:
        raise WrongState(request.state)
    send_email(request, "proof")


@transaction.atomic
def trust(request: PublicRequest, user) -> None:
    """Mark a request that looked like a robot's as genuine, and send the e-mail to confirm it."""
    request = lock_request(request)
    if not (request.awaits_proof and request.suspected):
        raise WrongState(request.state)
    request.suspected = False
    request.save()
    log(instance=request, action="request.trusted", user=user)
    send_email(request, "proof")


@transaction.atomic
def confirm(request: PublicRequest) -> None:
    """Confirm a request: the person has opened its private link."""
    lock_request(request).change_state(RequestState.CONFIRMED)


@transaction.atomic
def withdraw(request: PublicRequest) -> None:
    """Withdraw a request for its sender, undo its acceptance and erase the person's data."""
    request = lock_request(request)
    request.undo_acceptance()
    request.change_state(RequestState.WITHDRAWN)
    request.erase()


@transaction.atomic
def decline(request: PublicRequest, user, reply: str) -> None:
    """Decline a request; `reply` is sent to a person who has confirmed it."""
    request = lock_request(request)
    confirmed = request.confirmed_at
    request.reply = reply
    request.change_state(RequestState.DECLINED, user)
    if confirmed:
        send_email(request, "declined")


@transaction.atomic
def mark_as_spam(request: PublicRequest, user) -> None:
    """Mark a request as spam. No e-mail is sent."""
    lock_request(request).change_state(RequestState.SPAM, user)


@transaction.atomic
def reopen(request: PublicRequest, user) -> None:
    """Open a declined request or spam again. No e-mail is sent."""
    request = lock_request(request)
    before = RequestState.CONFIRMED if request.confirmed_at else RequestState.RECEIVED
    request.change_state(before, user)


def erase_expired() -> int:
    """Erase the personal data of every request whose time has passed; return their number.

    A request that was never confirmed is deleted: nobody may have made it.
    """
    erased = 0
    for model in request_models():
        for pk in list(model.objects.expired().values_list("pk", flat=True)):
            with transaction.atomic():
                request = model.objects.expired().select_for_update().filter(pk=pk).first()
                if request is None:
                    continue
                erase_or_delete(request)
                erased += 1
    return erased


def erase_or_delete(request: PublicRequest) -> None:
    """Erase a request's personal data; delete one that was never confirmed. The row is locked.

    The history of a deleted one goes, too: its name may be a person's.
    """
    if request.awaits_proof:
        ModelLogEntry.objects.for_instance(request).delete()
        request.delete()
    else:
        request.erase()
