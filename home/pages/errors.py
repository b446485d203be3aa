"""Error pages in the language of the address.

After an error of the database they make no queries.
"""

import sys

from django.db import DatabaseError, InterfaceError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_request, gettext, override
from django.utils.translation import gettext_noop as _

from home.models import SiteSettings
from home.pages.navigation import legal_page


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return _error_page(
        request,
        400,
        _("We could not read this"),
        _("What arrived here is not what a form or a link on this site sends."),
        _("Go back and try again."),
    )


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return _error_page(
        request,
        403,
        _("This page is restricted"),
        _("You do not have permission to open this page or to do what you asked for."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error_page(
        request,
        403,
        _("Nothing was sent"),
        _("For your safety, a form counts only if it comes from a page on this site."),
        _("Go back, reload the page and send the form again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _error_page(
        request,
        500,
        _("Something went wrong"),
        _("This is our fault."),
        _("Please try again in a few minutes."),
    )


def _legal_page(request: HttpRequest, language: str):
    """Return the legal notice to link to, or None where the query could fail, too."""
    if isinstance(sys.exc_info()[1], DatabaseError | InterfaceError):
        return None
    try:
        with transaction.atomic():
            values = SiteSettings.of_request(request)
            return values and legal_page(values.legal_page_id, language)
    except Exception:  # whatever it is, the first error is the one to show
        return None


def _error_page(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = {
            "language": language,
            "heading": gettext(heading),
            "message": " ".join(map(gettext, sentences)),
            "legal": _legal_page(request, language),
        }
        response = render(None, "error.html", context, status=status)
    add_never_cache_headers(response)
    response["Content-Language"] = language
    return response
