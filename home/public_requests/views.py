"""Helpers for the public pages of requests: the form, and the page of the private link.

No page sets a cookie, and nothing changes on GET.
"""

from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from home.enums import WrongState
from home.models import PrivateLink, PublicRequest
from home.pages.navigation import breadcrumbs, versions, view_addresses
from home.public_requests import limits, services
from home.routing import serve_page


def private(view):
    """Decorate a view for one person: not cached, not indexed, and no Referer to other sites."""

    @wraps(view)
    def answer(*args, **kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def redirect_after_post(url: str) -> HttpResponse:
    """Return a redirect (303) to the page that shows the result of a POST."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


# --- The form ------------------------------------------------------------------------------------


def check_form(request: HttpRequest, form, name: str, ask=None) -> int:
    """Return the HTTP status for a form: 303 if it may be stored, else the status to show it with.

    `ask` is called for a valid form; it returns whether the sender must answer a question first.
    """
    if not form.is_bound:
        return 200
    if limits.sent_too_often(request, name):
        return 429
    if not form.is_valid():
        return 422
    if ask and ask():
        return 200
    return 429 if limits.written_to_too_often(request, form.cleaned_data["email"]) else 303


def render_below(
    request: HttpRequest, page, words: list[str], template: str, context: dict, status: int = 200
) -> HttpResponse:
    """Render a page of a form, at the address `page.address_below(*words)`.

    It links to the same page in the other languages of `page`.
    """
    shared = {
        "addresses": {code: other.address_below(*words) for code, other in versions(page).items()},
        "canonical": page.address_below(*words),
        "trail": [*breadcrumbs(page), page],
        "too_often": status == 429,
        "proof_days": settings.PROOF_DAYS,
        "retention_months": round(settings.REQUEST_RETENTION_DAYS / 30.4),
    }
    response = render(request, template, shared | context, status=status)
    if status == 429:
        response["Retry-After"] = "60"
    return response


# --- The private link ----------------------------------------------------------------------------


def link_of(token: str, model: type[PublicRequest]) -> PrivateLink | None:
    """Return the private link of a token if it belongs to a request of `model`, else None."""
    link = PrivateLink.objects.with_token(token)
    return link if link is not None and isinstance(link.request, model) else None


def no_link(request: HttpRequest) -> HttpResponse:
    return render(request, "home/no_link.html", status=404)


@private
@csrf_exempt
def damaged_link(request: HttpRequest, name: str, rest: str) -> HttpResponse:
    """Redirect a damaged address of a private link to the whole one, or say what to do.

    `name` is the name of the link's view. A page of the tree may begin with the same word.
    """
    if token := PrivateLink.objects.known_token_in(rest):
        return redirect_after_post(reverse(name, args=[token]))
    if request.method not in ("GET", "HEAD"):
        return no_link(request)
    try:
        return serve_page(request, f"{request.path_info.split('/', 2)[2]}")
    except Http404:
        return no_link(request)


def link_context(request: HttpRequest, link: PrivateLink) -> dict:
    """Return the context for the page of a private link."""
    public_request = link.request
    subject = public_request.subject(request.LANGUAGE_CODE)
    is_online = bool(subject and subject.live)
    return {
        "public_request": public_request,
        "subject": subject,
        "subject_url": subject.url if is_online else "",
        "may_confirm": public_request.awaits_proof and is_online and not _is_old(link),
        "written_at": _last_sent_at(public_request),
        "addresses": view_addresses(
            request.resolver_match.url_name, *request.resolver_match.kwargs.values()
        ),
    }


def handle_action(request: HttpRequest, link: PrivateLink) -> None:
    """Do what the pressed button says, if the request's state still allows it.

    The page that is shown next says what the state is.
    """
    public_request, act = link.request, request.POST.get("act", "")
    subject = public_request.subject()
    try:
        if act == "confirm" and subject and subject.live and not _is_old(link):
            services.confirm(public_request)
        elif act == "withdraw":
            services.withdraw(public_request)
        elif act == "again" and not limits.written_to_too_often(request, public_request.email):
            services.send_proof_again(public_request)
    except WrongState:
        pass


def _last_sent_at(public_request: PublicRequest):
    """Return when an e-mail was last sent, if that was in the last ten minutes, or None."""
    recent = timezone.now() - timedelta(minutes=10)
    emails = public_request.emails.filter(sent_at__gte=recent)
    return emails.order_by("sent_at").values_list("sent_at", flat=True).last()


def _is_old(link: PrivateLink) -> bool:
    return link.created_at < timezone.now() - timedelta(days=settings.PROOF_DAYS)
