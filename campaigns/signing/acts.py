"""Signing a call, from the form to the signature. Plain acts; each is one transaction.

An organisation's request is received, proved by a private link, reviewed by an editor, and can be
withdrawn at any time. Every act locks its request, so that two at once come one after the other.
"""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from campaigns.models import CallPage, SignatoryIndexPage, SignatoryPage, SignatureRequest
from campaigns.models.requests import folded_name
from campaigns.signatures import sign
from campaigns.signed_texts import text_at
from home.intake import letters
from home.intake.states import PENDING, RequestState, WrongState

PROOF = "campaigns/mail/proof"
ACCEPTED = "campaigns/mail/accepted"
DECLINED = "campaigns/mail/declined"

# What a person writes, and may write again before the e-mail is confirmed.
WRITTEN = ["organisation", "acronym", "website", "person", "email"]


@transaction.atomic
def receive(call: CallPage, form) -> SignatureRequest:
    """Keep what a valid `SigningForm` says, and write to the person. Sent twice is once.

    The same form sent again with something corrected, such as the e-mail address, replaces what
    was sent first, if that was not confirmed yet. What looks like a robot's is kept, too, but
    nobody is written to.
    """
    written = {name: form.cleaned_data[name] for name in WRITTEN}
    request = _open_request(call, written) or _request_of_form(form)
    if request is None:
        try:
            with transaction.atomic():
                request = SignatureRequest.objects.create(
                    form_key=form.form_key,
                    call_key=call.translation_key,
                    language=call.locale.language_code,
                    suspected=form.looks_like_a_robot,
                    **written,
                )
        except IntegrityError:  # the same, sent at the same moment
            return _open_request(call, written) or _request_of_form(form)
        log(instance=request, action="request.received")
    elif not request.awaits_proof:
        return request
    elif request.form_key == form.form_key:
        if all(getattr(request, name) == value for name, value in written.items()):
            return request
        request.links.all().delete()
        for name, value in written.items():
            setattr(request, name, value)
        request.save()
    if not request.suspected:
        letters.post(request, PROOF)
    return request


def _open_request(call: CallPage, written: dict) -> SignatureRequest | None:
    """What the same person has already asked for the same organisation and call."""
    return (
        SignatureRequest.objects.select_for_update()
        .filter(
            call_key=call.translation_key,
            state__in=PENDING,
            email=written["email"],
            name_key=folded_name(written["organisation"]),
        )
        .first()
    )


def _request_of_form(form) -> SignatureRequest | None:
    return SignatureRequest.objects.select_for_update().filter(form_key=form.form_key).first()


@transaction.atomic
def send_proof_again(request: SignatureRequest) -> None:
    """Write once more to a person whose link has expired or whose e-mail was lost."""
    request = _locked(request)
    if not request.awaits_proof:
        raise WrongState(request.state)
    letters.post(request, PROOF)


@transaction.atomic
def trust(request: SignatureRequest, user) -> None:
    """What looked like a robot's is genuine: write to the person."""
    request = _locked(request)
    if not (request.awaits_proof and request.suspected):
        raise WrongState(request.state)
    request.suspected = False
    request.save()
    log(instance=request, action="request.trusted", user=user)
    letters.post(request, PROOF)


@transaction.atomic
def confirm(request: SignatureRequest) -> None:
    """The person has shown that the e-mail address is theirs."""
    _locked(request).move_to(RequestState.CONFIRMED)


@transaction.atomic
def withdraw(request: SignatureRequest) -> None:
    """Take the signature away at once, and forget the person."""
    request = _locked(request)
    if request.signature:
        request.signature.delete()
        request.signature = None
    request.move_to(RequestState.WITHDRAWN)
    request.erase()


@transaction.atomic
def accept(
    request: SignatureRequest, user, organisation: SignatoryPage | None, name: str
) -> SignatureRequest:
    """Make the request a signature of `organisation` (None: by its name only), listed as `name`.

    It names the text that stood on the page when the request was sent.
    """
    request = _locked(request)
    call = call_of(request)
    if call is None:
        raise WrongState("no call")
    known = set(call.signatures().values_list("pk", flat=True))
    signature = request.signature = sign(call, organisation, name)
    if signature.pk not in known:
        signature.text = text_at(call, request.received_at)
        signature.save()
    request.move_to(RequestState.ACCEPTED, user)
    letters.post(request, ACCEPTED)
    return request


@transaction.atomic
def decline(request: SignatureRequest, user, reply: str) -> None:
    """Refuse, with a sentence that is sent to the person."""
    request = _locked(request)
    confirmed = request.confirmed_at
    request.reply = reply
    request.move_to(RequestState.DECLINED, user)
    if confirmed:
        letters.post(request, DECLINED)


@transaction.atomic
def mark_as_spam(request: SignatureRequest, user) -> None:
    _locked(request).move_to(RequestState.SPAM, user)


@transaction.atomic
def reopen(request: SignatureRequest, user) -> None:
    """Take back a refusal. Nobody is written to."""
    request = _locked(request)
    before = RequestState.CONFIRMED if request.confirmed_at else RequestState.RECEIVED
    request.move_to(before, user)


@transaction.atomic
def new_organisation(request: SignatureRequest, user) -> SignatoryPage:
    """A draft of the organisation that asks, for an editor to complete and publish."""
    call = call_of(request)
    index = SignatoryIndexPage.objects.get(locale=call.original.locale)
    page = SignatoryPage(
        title=request.organisation,
        acronym=request.acronym,
        website=request.website,
        name_language=request.language,
        live=False,
        owner=user,
    )
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page


def call_of(request: SignatureRequest, language: str = "") -> CallPage | None:
    """The call a request is about, as it stands in a language (the signer's), live or not."""
    versions = {
        page.locale.language_code: page
        for page in CallPage.objects.filter(translation_key=request.call_key).select_related(
            "locale"
        )
    }
    wanted = versions.get(language or request.language)
    return wanted or next(iter(versions.values()), None)


def _locked(request: SignatureRequest) -> SignatureRequest:
    """The request as it is now, held until the end of the transaction."""
    return SignatureRequest.objects.select_for_update().get(pk=request.pk)
