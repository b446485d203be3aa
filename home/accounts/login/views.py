"""The pages of the login: allauth's views, each private, in both languages."""

import json
from functools import wraps

from allauth.account.internal.flows.logout import logout
from allauth.account.views import PasswordResetFromKeyView
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt

from home.accounts.login.devices import remember_device
from home.pages.navigation import view_addresses


class NewPasswordView(PasswordResetFromKeyView):
    """Whoever reads the account's e-mail is given a limit of their own for the login that follows.

    The second factor is asked for as ever.
    """

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        remember_device(self.request, response, self.reset_user)
        return response


def account_page(view):
    """Return a view of the login as a private page that links to itself in other languages.

    Not one transaction: a wrong try is counted at once, for all that try at the same time.
    """

    @transaction.non_atomic_requests
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "same-origin"  # Django asks a form where it was sent from
        response["X-Robots-Tag"] = "noindex, nofollow"
        if getattr(response, "context_data", None) is not None:
            response.context_data |= page_context(request, response.context_data)
        return response

    answer.opens_without_second_factor = True
    return answer


def page_context(request: HttpRequest, context: dict) -> dict:
    """Return what the templates of the login need beside allauth's context."""
    match, found = request.resolver_match, {}
    values = [*match.args, *match.kwargs.values()]
    found["addresses"] = view_addresses(match.url_name, *values)
    if next_address := context.get("redirect_field_value"):
        found["kept"] = urlencode({"next": next_address})
    if "js_data" in context:
        options = next(iter(context["js_data"].values()))
        found["passkey_options"] = json.dumps(options, cls=DjangoJSONEncoder)
    if "webauthn_form" in context:  # the second step of a login
        user = context["form"].user
        types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        found["has_app"] = Authenticator.Type.TOTP in types
        found["has_passkey"] = Authenticator.Type.WEBAUTHN in types
    if "authenticators" in context:
        is_missing = settings.SECOND_FACTOR_REQUIRED and not context["authenticators"]
        found["second_factor_missing"] = is_missing
    return found


def log_out(request: HttpRequest) -> HttpResponse:
    """End the session, also one that waits for the second step. Nothing changes on GET."""
    if request.method == "POST":
        logout(request, show_message=False)
    return redirect("account_login")


@csrf_exempt
def to_login(request: HttpRequest, **kwargs) -> HttpResponse:
    """Redirect from another package's login to ours. What was sent is not looked at."""
    response = redirect(resolve_url("account_login"))
    if next_address := request.GET.get("next"):
        response["Location"] += f"?{urlencode({'next': next_address})}"
    if request.method != "GET":
        response.status_code = 303
    return response


to_login.opens_without_second_factor = True
