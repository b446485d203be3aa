"""What is done with requests to sign; `home.public_requests.services` has what all kinds share."""

from django.db import transaction

from campaigns.models import CallPage, SignatoryPage, SignatureRequest, SignedText
from campaigns.names import WrittenName
from campaigns.signatories.drafts import make_draft
from campaigns.signatures.log import log_withdrawn
from campaigns.signatures.services import sign
from home.enums import RequestState, WrongState
from home.public_requests import services


def receive(call: CallPage, form) -> SignatureRequest:
    """Store the request of a valid `SigningForm`, and e-mail the person.

    A form that is sent twice makes one request.
    """
    signature_request = SignatureRequest(
        call_key=call.translation_key,
        language=call.locale.language_code,
        **{name: form.cleaned_data[name] for name in SignatureRequest.FORM_FIELDS},
    )
    return services.receive(form, signature_request)


@transaction.atomic
def accept(
    request: SignatureRequest, user, organisation: SignatoryPage | None, name: str
) -> SignatureRequest:
    """Make a signature of the request, listed as `name`, and e-mail the person.

    `organisation` is None for a signature by name only. The signature names the text that stood on
    the page when the request was sent. Raise WrongState if the call is gone or the request cannot
    be accepted any more.
    """
    request = services.lock_request(request)
    call = request.subject()
    if call is None:
        raise WrongState("no call")
    text = SignedText.objects.at(call, request.received_at)
    request.signature = sign(call, organisation, name, text)
    request.change_state(RequestState.ACCEPTED, user)
    services.send_email(request, "accepted")
    return request


@transaction.atomic
def new_organisation(request: SignatureRequest, user) -> SignatoryPage:
    """Create a draft page of the requesting organisation, for an editor to complete."""
    written = WrittenName(request.organisation, request.acronym)
    return make_draft(request.subject(), written, user, request.website)


def withdraw_signature(request: SignatureRequest) -> None:
    """Delete the signature of an accepted request, and log that it was withdrawn."""
    if request.signature:
        log_withdrawn(request.signature)
        request.signature.delete()
        request.signature = None
