"""The review of a request to sign: what the site knows about it, and the editor's decision."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.models import CallPage, SignatoryPage, Signature, SignatureRequest, SignedText
from campaigns.signatories.forms import OrganisationForm
from campaigns.signatories.recognition import Recogniser, Recognition


@dataclass
class SignatureReview:
    """A request with what the site knows about it, read in a fixed number of queries."""

    request: SignatureRequest
    call: CallPage | None = None
    recogniser: Recogniser | None = None
    known: Recognition = field(default_factory=lambda: Recognition(None))
    # Translation keys of the organisations among the candidates that have signed already.
    signed: set = field(default_factory=set)
    others: list[SignatureRequest] = field(default_factory=list)
    # The text that the request is about, if the call's text has been changed since.
    text: SignedText | None = None

    @property
    def candidates(self) -> list[SignatoryPage]:
        return [self.known.page] if self.known.page else self.known.similar

    @property
    def foreign_host(self) -> str:
        """The host of the e-mail address, "" if it is that of the organisation's website."""
        host = self.request.email.rpartition("@")[2].casefold()
        sites = [self.request.website, *(page.website for page in self.candidates[:1])]
        hosts = {urlsplit(url).hostname or "" for url in sites if url}
        bare = {name.removeprefix("www.").casefold() for name in hosts} - {""}
        related = any(
            host == name or host.endswith(f".{name}") or name.endswith(f".{host}") for name in bare
        )
        return host if host and bare and not related else ""


def review_of(request: SignatureRequest) -> SignatureReview:
    """Return the review of a request; without a call if that is deleted."""
    call = request.subject()
    if call is None:
        return SignatureReview(request)
    recogniser = Recogniser(call.original.locale.language_code)
    found = SignatureReview(
        request, call, recogniser, recogniser.recognise(request.organisation, request.acronym)
    )
    keys = [page.translation_key for page in found.candidates]
    found.signed = set(
        Signature.objects.of_call(call)
        .filter(signatory_key__in=keys)
        .values_list("signatory_key", flat=True)
    )
    same = SignatureRequest.objects.filter(call_key=request.call_key, name_key=request.name_key)
    found.text = SignedText.objects.at(call, request.received_at)
    found.others = list(same.exclude(pk=request.pk)[:5])
    return found


class DecisionForm(OrganisationForm):
    """The decision: which organisation it is and under which name it is listed, or a refusal."""

    name = forms.CharField(
        label=_("Name under the call"),
        required=False,
        max_length=255,
        help_text=_(
            "If left empty, it is the organisation’s own name, or the one in the request if the "
            "organisation is new."
        ),
    )

    def __init__(self, data=None, *, review: SignatureReview, may_create: bool):
        self.review = review
        super().__init__(
            data,
            recogniser=review.recogniser,
            known=review.known,
            new=_("A new organisation: make a draft of its page") if may_create else "",
            name_only=_("No page: list it by its name only"),
        )

    def describe(self, page: SignatoryPage) -> str:
        if page.translation_key in self.review.signed:
            return pgettext_lazy("organisation", "%s (has already signed)") % page.full_name
        return super().describe(page)
