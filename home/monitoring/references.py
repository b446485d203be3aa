"""The reference of a request: its reader sees it on an error page, the log in each record."""

import secrets
from contextvars import ContextVar

from home.client_address import client_network

# Without what is easily taken for something else when it is read out.
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# In the environment of the request, where gunicorn's access log finds them.
REFERENCE, ROUTE, CLIENT = "programme.reference", "programme.route", "programme.client"

_reference: ContextVar[str] = ContextVar("reference", default="")


def current_reference() -> str:
    """Return the reference of the request that is answered, "" outside of one."""
    return _reference.get()


def new_reference() -> str:
    """Return eight signs such as `K7F2-9QXM`."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


class ReferenceMiddleware:
    """The outermost: it gives each request a reference of the site's own, never a client's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        reference = request.META[REFERENCE] = new_reference()
        request.META[CLIENT] = client_network(request)
        token = _reference.set(reference)
        try:
            response = self.get_response(request)
            if match := request.resolver_match:
                request.META[ROUTE] = match.view_name or ""
            return response
        finally:
            _reference.reset(token)
