"""What a rendered page needs of its Content-Security-Policy, said by its templates.

A public page gets the smallest policy; a template that needs more says so by `{% csp_needs %}`. A
template of the admin that has a script of its own in the page gives it the answer's nonce, by
`{% csp_nonce %}`. Some of Wagtail's widgets render without a request: the nonce of the request that
is being answered is kept here. `config.security` writes the header.
"""

import re
from contextvars import ContextVar

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

_request: ContextVar[HttpRequest | None] = ContextVar("csp_request", default=None)


# The start of a script that stands in the page itself, as the packages write it.
INLINE_SCRIPT = re.compile(r'<script(?: type="text/javascript")?>')


def begin(request: HttpRequest):
    """Remember the request that is being answered; returns what `end()` takes."""
    request.csp_needs = set()
    return _request.set(request)


def end(token) -> None:
    _request.reset(token)


def nonce() -> str:
    """Return the nonce of the answer, or "" outside of a request. Its header then names it."""
    request = _request.get()
    return str(request.csp_nonce) if request else ""


def needs(*directives: str) -> None:
    """Let the page that is being rendered use something of its own origin: "connect-src"."""
    if request := _request.get():
        request.csp_needs.update(directives)


def with_nonce(html: str) -> SafeString:
    """Return trusted HTML with the nonce in each script that stands in it."""
    # The markup of a package.
    return mark_safe(INLINE_SCRIPT.sub(f'<script nonce="{nonce()}">', html))  # nosec B703
