"""What is particular to signing; `home.public_requests.services` has what all requests share."""

from django.db import transaction

from campaigns.models import CallPage, SignatoryPage, SignatureRequest
from campaigns.names import WrittenName
from campaigns.signatories.drafts import make_draft
from campaigns.signatures.services import sign
from campaigns.signed_texts.contexts import text_at
from home.enums import RequestState, WrongState
from home.pages.navigation import version_in
from home.public_requests import services


def receive(call: CallPage, form) -> SignatureRequest:
    """Keep what a valid `SigningForm` says, and write to the person. Sent twice is once."""
    wish = SignatureRequest(
        call_key=call.translation_key,
        language=call.locale.language_code,
        **{name: form.cleaned_data[name] for name in SignatureRequest.FORM_FIELDS},
    )
    return services.receive(form, wish)


@transaction.atomic
def accept(
    request: SignatureRequest, user, organisation: SignatoryPage | None, name: str
) -> SignatureRequest:
    """Make the request a signature of `organisation` (None: by its name only), listed as `name`.

    It names the text that stood on the page when the request was sent.
    """
    request = services.lock_request(request)
    call = call_of(request)
    if call is None:
        raise WrongState("no call")
    request.signature = sign(call, organisation, name, text_at(call, request.received_at))
    request.change_state(RequestState.ACCEPTED, user)
    services.send_email(request, "accepted")
    return request


@transaction.atomic
def new_organisation(request: SignatureRequest, user) -> SignatoryPage:
    """A draft of the organisation that asks, for an editor to complete and publish."""
    written = WrittenName(request.organisation, request.acronym)
    return make_draft(call_of(request), written, user, request.website)


def call_of(request: SignatureRequest, language: str = "") -> CallPage | None:
    """The call a request is about, as it stands in a language (the signer's), live or not."""
    return version_in(CallPage, request.call_key, language or request.language)
