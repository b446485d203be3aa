"""What protects the site as a whole: its middleware and the demo's password hasher."""

from csp.constants import HEADER, NONE, SELF
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.http import HttpRequest, HttpResponse

from home import content_security

RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
# What scripts of other sites may read, their pages may show; images too, in feed readers. By its
# address, since a 304 does not say what it is.
FEEDS = (".csv", ".geojson", ".ics", ".xml")
FRAME_OPTIONS = "X-Frame-Options"
# What is no page runs nothing and loads nothing, should a browser show it as a document all the
# same. An image's own styles are allowed: SVG has them.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


class ExamplePasswordHasher(PBKDF2PasswordHasher):
    """A quick hash for example logins. Production does not list it, so they cannot log in there."""

    algorithm = "example"
    iterations = 1


class HeadersMiddleware:
    """Adds the headers that every answer has, those of static files and of 304s too.

    It stands first. Django's SecurityMiddleware, the next, adds nosniff, Referrer-Policy,
    Cross-Origin-Opener-Policy and HSTS. A 304 gets no Content-Security-Policy: the browser would
    put it in the place of the one that it has kept with the page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_shared = request.path.endswith(FEEDS) or request.path.startswith(settings.MEDIA_URL)
        response.headers.setdefault(RESOURCE_POLICY, "cross-origin" if is_shared else "same-origin")
        # With DEBUG, error pages have styles of their own.
        if response.status_code != 304 and HEADER not in response and not settings.DEBUG:
            # A page without a policy is that of an error which a middleware further out met.
            is_page = response.headers.get("Content-Type", "").startswith("text/html")
            response.headers[HEADER] = build_policy() if is_page else FILE_POLICY
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The smallest policy for readers; below the admin's address, the one that Wagtail needs.

    A public page may be framed by nobody, except as a preview in the editor.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = content_security.begin(request)
        try:
            return super().__call__(request)
        finally:
            content_security.end(token)

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if response.status_code == 304:
            del response[HEADER]
        elif "frame-ancestors 'none'" in response.headers.get(HEADER, ""):
            response.headers[FRAME_OPTIONS] = "DENY"
        return response

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if request.path_info.startswith("/admin/"):
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
            return parts
        own = {directive: [SELF] for directive in request.csp_needs}
        # Wagtail asks for a preview as for the page itself, and shows the answer in a frame.
        framed_by = [SELF] if getattr(request, "is_dummy", False) else [NONE]
        parts.replace = {"frame-ancestors": framed_by} | own | (parts.replace or {})
        return parts
