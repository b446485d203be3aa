"""What protects the site as a whole: its middleware and the demo's password hasher."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher


class ExamplePasswordHasher(PBKDF2PasswordHasher):
    """A quick hash for example logins. Production does not list it, so they cannot log in there."""

    algorithm = "example"
    iterations = 1


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy for readers; below the admin's address, the one that Wagtail needs."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/") and not report_only:
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
