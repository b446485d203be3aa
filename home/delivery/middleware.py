"""Answer what has not changed, before anything is routed: 304, or what is kept in the store."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from home.delivery import answers, store
from home.delivery.etags import etags, known_etag, normalised_query
from home.delivery.version import current_version, request_version

# Addresses that have no answer for everybody, and need no version either.
PRIVATE = ("/admin/", "/documents/", settings.STATIC_URL, settings.MEDIA_URL, "/healthz")


class DeliveryMiddleware:
    """It stands right after those that serve files: what it knows costs one query.

    Only GET and HEAD of readers without a session take part, and of these only answers that their
    view marks (`home.delivery.answers`). Calendars have a finer version of their own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _may_take_part(request):
            return self.get_response(request)
        with request_version():
            version = current_version()
            query = normalised_query(request)
            if not version or query is None or request.path.endswith(".ics"):
                return self.get_response(request)
            return self._answer(request, etags(request, version, query), bool(query))

    def _answer(self, request, offered: tuple[str, str], has_query: bool) -> HttpResponse:
        if known := known_etag(request, offered):
            return answers.set_headers(request, HttpResponseNotModified(), known)
        etag = offered[answers.takes_gzip(request)]
        if kept := store.find(etag):
            return kept
        with store.turn_to_render(etag) as kept:
            if kept:
                return kept
            response = self.get_response(request)
            if answers.is_public(response):
                _finish(request, response, etag)
                store.keep(etag, response, has_query)
            return response


def _may_take_part(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(PRIVATE)
        and request.path != "/"  # in the reader's language
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        # A preview in the admin goes through all middleware as the page's own address.
        and not getattr(request, "is_dummy", False)
    )


def _finish(request: HttpRequest, response: HttpResponse, etag: str) -> None:
    """Compress an answer for a client that takes it, and give it its headers.

    What is too short to be compressed has the same bytes under both names.
    """
    if answers.takes_gzip(request) and len(response.content) >= answers.GZIP_FROM:
        response.content = answers.compress(response.content)
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    answers.set_headers(request, response, etag)
