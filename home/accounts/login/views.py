"""The pages of the login: allauth's views, each private, in both languages."""

from functools import wraps

from allauth.account.views import PasswordResetFromKeyView
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
            match = request.resolver_match
            values = [*match.args, *match.kwargs.values()]
            response.context_data.setdefault("addresses", view_addresses(match.url_name, *values))
            if next_address := response.context_data.get("redirect_field_value"):
                response.context_data["kept"] = urlencode({"next": next_address})
        return response

    answer.opens_without_second_factor = True
    return answer


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
