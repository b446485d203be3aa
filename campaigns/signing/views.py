"""The public pages of signing. Nothing here sets a cookie, and nothing is done on GET."""

from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from campaigns.models import CallPage, SignatureRequest
from campaigns.signing import acts
from campaigns.signing.forms import SigningForm
from home.intake import limits
from home.intake.links import find_link
from home.intake.states import WrongState
from home.models import PrivateLink
from home.navigation import breadcrumbs, versions, view_addresses


def private(view):
    """Pages for one person's eyes: kept by no cache, told to no other site, found by no search."""

    @wraps(view)
    def answer(*args, **kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


# --- The form ------------------------------------------------------------------------------------


@private
@sensitive_post_parameters("person", "email")
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, call: CallPage) -> HttpResponse:
    """The form below a call; a valid one leads to the page that says what happens next."""
    if not call.is_open:
        return _render(request, call, "campaigns/signing_closed.html", status=410)
    form = SigningForm(request.POST if request.method == "POST" else None, call=call)
    status = 200
    if form.is_bound:
        if limits.sent_too_often(request, "sign"):
            status = 429
        elif not form.is_valid():
            status = 422
        elif limits.written_to_too_often(request, form.cleaned_data["email"]):
            status = 429
        else:
            acts.receive(call, form)
            response = HttpResponseRedirect(call.signing_url("sent"))
            response.status_code = 303
            return response
    context = {"form": form, "too_often": status == 429}
    response = _render(request, call, "campaigns/sign.html", context, status=status)
    if status == 429:
        response["Retry-After"] = "60"
    return response


@private
@require_http_methods(["GET", "HEAD"])
def sent(request: HttpRequest, call: CallPage) -> HttpResponse:
    """What happens next, once a request was sent. It is the same page for everybody."""
    return _render(
        request, call, "campaigns/signing_sent.html", {"proof_days": settings.PROOF_DAYS}
    )


def _render(request, call: CallPage, template: str, context=None, status=200) -> HttpResponse:
    name = "sent" if template.endswith("sent.html") else "sign"
    addresses = {code: page.signing_url(name) for code, page in versions(call).items()}
    context = {
        "call": call,
        "addresses": addresses,
        "canonical": call.signing_url(name),
        "trail": [*breadcrumbs(call), call],
    } | (context or {})
    context["retention_months"] = round(settings.REQUEST_RETENTION_DAYS / 30.4)
    return render(request, template, context, status=status)


# --- The private link ----------------------------------------------------------------------------


@private
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def signature_request(request: HttpRequest, token: str) -> HttpResponse:
    """What a representative sees of their request, to confirm or withdraw it.

    Mail scanners open links: GET and HEAD change nothing. The secret in the address stands in for
    the token that a form with a cookie would have.
    """
    link = find_link(token)
    if link is None or not isinstance(link.request, SignatureRequest):
        return render(request, "campaigns/signing_no_link.html", status=404)
    if request.method == "POST":
        _act(request.POST.get("act", ""), link, request)
        response = HttpResponseRedirect(request.path)
        response.status_code = 303
        return response
    signature = link.request
    call = acts.call_of(signature, request.LANGUAGE_CODE)
    context = {
        "request_to_sign": signature,
        "call": call,
        "call_url": call.url if call and call.live else "",
        "may_confirm": signature.awaits_proof and call and call.live and not _is_old(link),
        "written_at": _last_written(signature),
        "addresses": view_addresses("signature_request", token),
    }
    return render(request, "campaigns/signature_request.html", context)


def _last_written(signature: SignatureRequest):
    """When an e-mail went out in the last ten minutes, or None."""
    recent = timezone.now() - timedelta(minutes=10)
    letters = signature.letters.filter(sent_at__gte=recent)
    return letters.order_by("sent_at").values_list("sent_at", flat=True).last()


def _is_old(link: PrivateLink) -> bool:
    return link.created_at < timezone.now() - timedelta(days=settings.PROOF_DAYS)


def _act(act: str, link: PrivateLink, request: HttpRequest) -> None:
    """Do what a button says. What is not possible any more changes nothing: the page tells why."""
    signature = link.request
    call = acts.call_of(signature)
    try:
        if act == "confirm" and call and call.live and not _is_old(link):
            acts.confirm(signature)
        elif act == "withdraw":
            acts.withdraw(signature)
        elif act == "again" and not limits.written_to_too_often(request, signature.email):
            acts.send_proof_again(signature)
    except WrongState:
        pass
