"""The public pages of signing. They set no cookie, and GET changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from campaigns.models import CallPage, SignatureRequest
from campaigns.signing import services
from campaigns.signing.forms import SigningForm
from home.public_requests.views import (
    check_form,
    handle_action,
    link_context,
    link_of,
    no_link,
    private,
    redirect_after_post,
    render_below,
)


@private
@sensitive_post_parameters("person", "email")
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, call: CallPage) -> HttpResponse:
    """Show the form below a call; redirect to the page "sent" once it is valid."""
    if not call.was_open:
        raise Http404
    if not call.is_open:
        return _render(request, call, ["sign"], "campaigns/signing_closed.html", status=410)
    form = SigningForm(request.POST if request.method == "POST" else None, call=call)
    status = check_form(request, form, "sign")
    if status == 303:
        services.receive(call, form)
        return redirect_after_post(call.signing_url("sent"))
    return _render(request, call, ["sign"], "campaigns/sign.html", {"form": form}, status)


@private
@require_http_methods(["GET", "HEAD"])
def sent(request: HttpRequest, call: CallPage) -> HttpResponse:
    """Say what happens next, after a request was sent. The page is the same for everybody."""
    return _render(request, call, ["sign", "sent"], "campaigns/signing_sent.html")


def _render(request, call: CallPage, words, template: str, context=None, status=200):
    context = {"call": call} | (context or {})
    return render_below(request, call, words, template, context, status)


@private
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def signature_request(request: HttpRequest, token: str) -> HttpResponse:
    """Show a representative their request, to confirm or withdraw it.

    Mail scanners open links: GET and HEAD change nothing. The secret in the address stands in for
    the token that a form with a cookie would have.
    """
    link = link_of(token, SignatureRequest)
    if link is None:
        return no_link(request)
    if request.method == "POST":
        handle_action(request, link)
        return redirect_after_post(request.path)
    return render(request, "campaigns/signature_request.html", link_context(request, link))
