"""Error pages in the language of the address.

After an error of the database they make no queries.
"""

import errno
import re
import sys

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_request, gettext, override
from django.utils.translation import gettext_noop as _

from home.models import SiteSettings
from home.monitoring.references import current_reference
from home.pages.navigation import LegalPages, legal_pages
from home.text.languages import any_language

RETRY_AFTER = 60  # seconds
# No space, no more space for this user, a file that is too large, a disk that was made read-only.
FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
# The addresses of the public's forms, and of private links.
REPEATABLE = re.compile(
    rf"/{any_language('sign', 'submit')}/$|^/[\w-]+/(?:signature|submission)/[\w-]+/$"
)
MOST_TYPED = 200_000  # characters


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
    """Return the page for an error that nothing else has answered."""
    error = sys.exc_info()[1]
    if is_full_disk(error):
        fields = _typed_fields(request)
        return _error_page(
            request,
            507,
            _("There is no room left"),
            _("The server’s disk is full. Nothing was changed."),
            *[_("What you wrote is not lost: it is kept in this page.")] * bool(fields),
            _("Please tell the person who runs the site, and try again later."),
            fields=fields,
        )
    if isinstance(error, OperationalError | InterfaceError):
        return unavailable(request)
    return _error_page(
        request,
        500,
        _("Something went wrong"),
        _("This is our fault."),
        _("Please try again in a few minutes."),
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return the page for a database that does not answer. It makes no query.

    What somebody typed into a form of the public stands in the page, to be sent again.
    """
    fields, sentences = _typed_fields(request), [_("Please try again in a few minutes.")]
    if fields:
        sentences = [
            _("What you wrote is not lost: it is kept in this page."),
            _("Wait a minute, then press the button."),
        ]
    elif request.method == "POST":
        sentences = [
            _("We cannot say whether what you sent was kept."),
            _("Wait a minute, go back to the page before and send it again."),
        ]
    response = _error_page(
        request,
        503,
        _("The site is unavailable"),
        _("We cannot reach our data at the moment."),
        *sentences,
        fields=fields,
    )
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def is_full_disk(error: BaseException | None) -> bool:
    """Return whether an error says that a disk is full, of the application or of the database."""
    if isinstance(error, OperationalError):
        return getattr(error.__cause__, "sqlstate", None) == "53100"
    return isinstance(error, OSError) and error.errno in FULL_DISK


def _typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return names and values of a form of the public that was sent, [] if it cannot be repeated.

    Forms of the public alone: others have passwords, or a cookie that must fit.
    """
    if request.method != "POST" or not REPEATABLE.search(request.path_info):
        return []
    try:
        values = [(name, value) for name, some in request.POST.lists() for value in some]
        is_whole = not request.FILES
    except Exception:  # what arrived cannot be read
        return []
    return values if is_whole and sum(len(value) for _name, value in values) < MOST_TYPED else []


def _legal_pages(request: HttpRequest, language: str) -> LegalPages:
    """Return the notices to link to, none where the query could fail, too."""
    if isinstance(sys.exc_info()[1], DatabaseError | InterfaceError):
        return LegalPages()
    try:
        with transaction.atomic():
            values = SiteSettings.of_request(request)
            return legal_pages(values.notice_ids, language) if values else LegalPages()
    except Exception:  # whatever it is, the first error is the one to show
        return LegalPages()


def _error_page(
    request: HttpRequest, status: int, heading: str, *sentences: str, fields=()
) -> HttpResponse:
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = {
            "language": language,
            "heading": gettext(heading),
            "message": " ".join(map(gettext, sentences)),
            "notices": _legal_pages(request, language),
            "reference": current_reference() if status >= 500 else "",
            "fields": fields,
            "address": request.get_full_path(),
        }
        response = render(None, "error.html", context, status=status)
    add_never_cache_headers(response)
    response["Content-Language"] = language
    return response
