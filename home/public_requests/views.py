"""The public pages of every request. Nothing here sets a cookie, and nothing is done on GET."""

from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve as serve_page

from home.enums import WrongState
from home.models import PrivateLink, PublicRequest
from home.pages.navigation import breadcrumbs, versions, view_addresses
from home.public_requests import limits, services


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


def go_on(url: str) -> HttpResponse:
    """After a POST, to the page that says what has become of it."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


# --- The form ------------------------------------------------------------------------------------


def check_form(request: HttpRequest, form, name: str, ask=None) -> int:
    """The HTTP status of a form: 303 if what it says may be kept, else that of the form again.

    `ask` says of a valid form whether something is to be asked first.
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
    """What stands at an address below a page's own, of certain words (`address_below()`).

    It says what is told of people's data, and stands in each language that the other stands in.
    """
    told = {
        "addresses": {code: other.address_below(*words) for code, other in versions(page).items()},
        "canonical": page.address_below(*words),
        "trail": [*breadcrumbs(page), page],
        "too_often": status == 429,
        "proof_days": settings.PROOF_DAYS,
        "retention_months": round(settings.REQUEST_RETENTION_DAYS / 30.4),
    }
    response = render(request, template, told | context, status=status)
    if status == 429:
        response["Retry-After"] = "60"
    return response


# --- The private link ----------------------------------------------------------------------------


def link_of(token: str, model: type[PublicRequest]) -> PrivateLink | None:
    """The link of a secret, if it is one of this kind of request."""
    link = PrivateLink.objects.with_token(token)
    return link if link is not None and isinstance(link.request, model) else None


def no_link(request: HttpRequest) -> HttpResponse:
    return render(request, "home/no_link.html", status=404)


@private
@csrf_exempt
def damaged_link(request: HttpRequest, name: str, rest: str) -> HttpResponse:
    """An address that begins like a private link: to the link it was, or what to do.

    `name` is that of the link's view. A page of the tree may have the same first word.
    """
    if token := PrivateLink.objects.known_token_in(rest):
        return go_on(reverse(name, args=[token]))
    if request.method not in ("GET", "HEAD"):
        return no_link(request)
    try:
        return serve_page(request, f"{request.path_info.split('/', 2)[2]}")
    except Http404:
        return no_link(request)


def link_context(request: HttpRequest, link: PrivateLink) -> dict:
    """What the page behind a private link shows of its request."""
    asked = link.request
    subject = asked.subject(request.LANGUAGE_CODE)
    is_online = bool(subject and subject.live)
    return {
        "asked": asked,
        "subject": subject,
        "subject_url": subject.url if is_online else "",
        "may_confirm": asked.awaits_proof and is_online and not _is_old(link),
        "written_at": _last_written(asked),
        "addresses": view_addresses(
            request.resolver_match.url_name, *request.resolver_match.kwargs.values()
        ),
    }


def handle_action(request: HttpRequest, link: PrivateLink) -> None:
    """Do what a button says. What is not possible any more changes nothing: the page tells why."""
    asked, act = link.request, request.POST.get("act", "")
    subject = asked.subject()
    try:
        if act == "confirm" and subject and subject.live and not _is_old(link):
            services.confirm(asked)
        elif act == "withdraw":
            services.withdraw(asked)
        elif act == "again" and not limits.written_to_too_often(request, asked.email):
            services.send_proof_again(asked)
    except WrongState:
        pass


def _last_written(asked: PublicRequest):
    """When an e-mail went out in the last ten minutes, or None."""
    recent = timezone.now() - timedelta(minutes=10)
    emails = asked.emails.filter(sent_at__gte=recent)
    return emails.order_by("sent_at").values_list("sent_at", flat=True).last()


def _is_old(link: PrivateLink) -> bool:
    return link.created_at < timezone.now() - timedelta(days=settings.PROOF_DAYS)
