"""What a session may open that has not passed the second factor; how long a session lasts."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

# Seconds between two writes of a session that is in use.
SAVE_EVERY = 5 * 60
LAST_USED = "last_used"
ADMIN = "/admin/"
# Requests that an open page makes by itself: nobody need be there.
BY_ITSELF = ("/admin/editing-sessions/", "/admin/sprite/", "/admin/jsi18n/")
OPEN_TO_ALL = ("wagtailadmin_logout",)


class SecondFactorMiddleware:
    """Keeps the admin shut until the second factor was passed in this session.

    Whoever has one is asked for it; whoever has none is led to set one up where one is required.
    Until then, the rest of the site takes them for a reader. That does not depend on how the
    session came to be: a login that another package adds opens nothing either.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        # Without this cookie there is no session; to look for one would be said in Vary.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if getattr(view, "opens_without_second_factor", False):
            return self._guard_own_pages(request)
        if not request.path_info.startswith(ADMIN):
            user = request.user
            request.user = SimpleLazyObject(
                lambda: user if missing_step(request, user) is None else AnonymousUser()
            )
            return None
        if not request.user.is_authenticated or request.resolver_match.url_name in OPEN_TO_ALL:
            return None
        if step := missing_step(request, request.user):
            where = request.get_full_path() if request.method == "GET" else ADMIN
            return redirect(f"{reverse(step)}?{urlencode({'next': where})}")
        if not request.path_info.startswith(BY_ITSELF):
            note_use(request)
        return None

    def _guard_own_pages(self, request: HttpRequest) -> HttpResponse | None:
        """Ask for the second factor, if there is one, before the pages that change or show it.

        A session from before it was set up, with a stolen password, must not read recovery codes.
        """
        name = request.resolver_match.url_name or ""
        changes = name.startswith("mfa_") and "authenticate" not in name
        if not changes and name != "account_change_password":
            return None
        step = missing_step(request, request.user)
        if step in (None, "mfa_index"):
            return None
        return redirect(f"{reverse(step)}?{urlencode({'next': request.path})}")


def missing_step(request: HttpRequest, user) -> str | None:
    """Return the name of the page for what this session lacks, None if it lacks nothing."""
    if not user.is_authenticated:
        return None
    factors = Authenticator.objects.filter(user_id=user.pk)
    types = dict(factors.values_list("pk", "type"))
    is_app = Authenticator.Type.TOTP in types.values()
    if not is_app and Authenticator.Type.WEBAUTHN not in types.values():
        return "mfa_index" if settings.SECOND_FACTOR_REQUIRED else None
    passed = {
        record.get("id")
        for record in get_authentication_records(request, user)
        if record.get("method") == "mfa"
    }
    if passed & types.keys():
        return None
    return "mfa_reauthenticate" if is_app else "mfa_reauthenticate_webauthn"


def note_use(request: HttpRequest) -> None:
    """Let the session's day begin anew, in the database once in some minutes."""
    now = int(time.time())
    if now - request.session.get(LAST_USED, 0) >= SAVE_EVERY:
        request.session[LAST_USED] = now
