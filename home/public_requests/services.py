"""What can be done with every request, from the form to the decision. Each act is one transaction.

Every act locks its request, so that two at once come one after the other.
"""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from home.emails import outbox
from home.enums import PENDING, RequestState, WrongState
from home.models import PublicRequest
from home.models.requests import request_models


def lock_request(request: PublicRequest) -> PublicRequest:
    """The request as it is now, held until the end of the transaction."""
    return type(request).objects.select_for_update().get(pk=request.pk)


def send_email(request: PublicRequest, about: str) -> None:
    """Send one of its kind's letters to the person, unless they are forgotten already."""
    if request.email:
        outbox.queue_email(request, f"{request.mail}/{about}")


@transaction.atomic
def receive(form, wish: PublicRequest) -> PublicRequest:
    """Keep a request that a valid form describes, and write to the person. Sent twice is once.

    The same form sent again with something corrected, such as the e-mail address, replaces what
    was sent first, if that was not confirmed yet. What looks like a robot's is kept, too, but
    nobody is written to.
    """
    wish.form_key, wish.suspected = form.form_key, form.looks_like_a_robot
    wish.set_comparison_fields()
    request = _open_request(wish) or _request_of_form(wish)
    if request is None:
        try:
            with transaction.atomic():
                wish.save()
        except IntegrityError:  # the same, sent at the same moment
            return _open_request(wish) or _request_of_form(wish)
        request = wish
        log(instance=request, action="request.received")
    elif not request.awaits_proof:
        return request
    elif request.form_key == form.form_key:
        if all(getattr(request, name) == getattr(wish, name) for name in wish.FORM_FIELDS):
            return request
        request.links.all().delete()
        for name in wish.FORM_FIELDS:
            setattr(request, name, getattr(wish, name))
        request.save()
    if not request.suspected:
        send_email(request, "proof")
    return request


def _open_request(wish: PublicRequest) -> PublicRequest | None:
    """What the same person has already asked for, and nobody has decided on."""
    same = {name: getattr(wish, name) for name in wish.SAME}
    requests = type(wish).objects.select_for_update()
    return requests.filter(state__in=PENDING, erased_at=None, **same).first()


def _request_of_form(wish: PublicRequest) -> PublicRequest | None:
    return type(wish).objects.select_for_update().filter(form_key=wish.form_key).first()


@transaction.atomic
def send_proof_again(request: PublicRequest) -> None:
    """Write once more to a person whose link has expired or whose e-mail was lost."""
    request = lock_request(request)
    if not request.awaits_proof:
        raise WrongState(request.state)
    send_email(request, "proof")


@transaction.atomic
def trust(request: PublicRequest, user) -> None:
    """What looked like a robot's is genuine: write to the person."""
    request = lock_request(request)
    if not (request.awaits_proof and request.suspected):
        raise WrongState(request.state)
    request.suspected = False
    request.save()
    log(instance=request, action="request.trusted", user=user)
    send_email(request, "proof")


@transaction.atomic
def confirm(request: PublicRequest) -> None:
    """The person has shown that the e-mail address is theirs."""
    lock_request(request).change_state(RequestState.CONFIRMED)


@transaction.atomic
def withdraw(request: PublicRequest) -> None:
    """Take back at once what was asked for, as far as that is the person's, and forget them."""
    request = lock_request(request)
    request.undo_acceptance()
    request.change_state(RequestState.WITHDRAWN)
    request.erase()


@transaction.atomic
def decline(request: PublicRequest, user, reply: str) -> None:
    """Refuse, with a sentence that is sent to the person."""
    request = lock_request(request)
    confirmed = request.confirmed_at
    request.reply = reply
    request.change_state(RequestState.DECLINED, user)
    if confirmed:
        send_email(request, "declined")


@transaction.atomic
def mark_as_spam(request: PublicRequest, user) -> None:
    lock_request(request).change_state(RequestState.SPAM, user)


@transaction.atomic
def reopen(request: PublicRequest, user) -> None:
    """Take back a refusal. Nobody is written to."""
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
                if request.awaits_proof:
                    request.delete()
                else:
                    request.erase()
                erased += 1
    return erased
