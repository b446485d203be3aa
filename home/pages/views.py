"""Public views that belong to no page of the tree: search, robots.txt, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import get_language_from_request

from home.delivery.answers import public_view
from home.delivery.etags import site_of
from home.models import SiteSettings
from home.pages.navigation import view_addresses
from home.pages.pagination import page_of
from home.search import services
from home.search.forms import SearchForm
from home.text.plain import one_line

RESULTS_A_PAGE = 20
TEXT = "text/plain; charset=utf-8"


def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect (302) to the home page in the language that the browser prefers."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public_view
def search_pages(request: HttpRequest) -> HttpResponse:
    """The search: the pages of the active language that contain all words of `q`."""
    form = SearchForm({"q": one_line(request.GET.get("q", ""))})
    query = form.cleaned_data["q"] if form.is_valid() else ""
    found = services.find(query)
    results = page_of(found, RESULTS_A_PAGE, request.GET.get("page"))
    context = {
        "form": form,
        "query": query,
        "results": results,
        "pages": services.with_facts(results.object_list),
        "most": services.MOST,
        "is_cut": len(found) == services.MOST,
        "canonical": request.path,
        "addresses": view_addresses("search"),
        "kept": urlencode({"q": form["q"].value()}) if form["q"].value() else "",
    }
    return render(request, "home/search.html", context)


@public_view
def robots_txt(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {_root(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type=TEXT)


@public_view
def security_txt(request: HttpRequest) -> HttpResponse:
    """Return security.txt (RFC 9116). It expires two to three months from now."""
    values = SiteSettings.of_request(request)
    contact = values and (values.security_email or values.contact_email)
    today = timezone.now().date()
    expires = (today.replace(day=1) + timedelta(days=92)).replace(day=1)
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {_root(request)}/",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {_root(request)}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=TEXT)


def _root(request: HttpRequest) -> str:
    site = site_of(request)
    return site.root_url if site else f"{request.scheme}://{request.get_host()}"
