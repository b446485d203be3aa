"""Answer what has not changed, before anything is routed: 304, or what is kept in the store."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date

from home.delivery import answers, store
from home.delivery.etags import etags, known_etag, normalised_query
from home.delivery.last_modified import is_as_old, last_changed
from home.delivery.version import current_version, request_version

# Addresses that have no answer for everybody, and need no version either.
PRIVATE = (
    "/admin/",
    "/documents/",
    "/uploads/",
    settings.STATIC_URL,
    settings.MEDIA_URL,
    "/healthz",
    "/readyz",
)


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
            query = normalised_query(request)
            if query is None or request.path.endswith(".ics") or not (version := current_version()):
                return self.get_response(request)
            asked = _Asked(request, etags(request, version, query), query)
            return self._answer(asked)

    def _answer(self, asked: "_Asked") -> HttpResponse:
        request = asked.request
        etag = asked.etags[answers.takes_gzip(request)]
        if known := known_etag(request, asked.etags) or (asked.is_known_by_date() and etag):
            response = HttpResponseNotModified()
            asked.set_headers(response, known)
            return response
        if kept := store.find(etag):
            return kept
        with store.turn_to_render(etag) as kept:
            if kept:
                return kept
            response = self.get_response(request)
            if answers.is_public(response):
                _compress(request, response)
                asked.set_headers(response, etag)
                store.keep(etag, response, has_query=bool(asked.query))
            return response


@dataclass(frozen=True)
class _Asked:
    """What a reader asks for, with the ETags that its answer has, plain and compressed."""

    request: HttpRequest
    etags: tuple[str, str]
    query: str

    @property
    def address(self) -> str:
        return f"{self.request.path}?{self.query}"

    def is_known_by_date(self) -> bool:
        """Return whether a client without an ETag has the file. With one, dates do not count.

        An address that is gone is not known: its version is new.
        """
        return (
            answers.is_file(self.request.path)
            and "If-None-Match" not in self.request.headers
            and "If-Modified-Since" in self.request.headers
            and is_as_old(self.request, self.address, self.etags[0])
        )

    def set_headers(self, response: HttpResponse, etag: str) -> None:
        response["ETag"] = etag
        response["Cache-Control"] = answers.cache_control(self.request.path)
        response["Vary"] = "Accept-Encoding"
        if answers.is_file(self.request.path):
            since = last_changed(self.address, self.etags[0])
            if since is not None:
                response["Last-Modified"] = http_date(since)


def _may_take_part(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(PRIVATE)
        and request.path != "/"  # in the reader's language
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        # A preview in the admin goes through all middleware as the page's own address.
        and not getattr(request, "is_dummy", False)
    )


def _compress(request: HttpRequest, response: HttpResponse) -> None:
    """Compress an answer for a client that takes it.

    What is too short to be compressed has the same bytes under both names.
    """
    if answers.takes_gzip(request) and len(response.content) >= answers.GZIP_FROM:
        response.content = answers.compress(response.content)
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
