"""Which language an address is read in."""

from django.middleware import locale
from django.utils.translation import get_language


class LocaleMiddleware(locale.LocaleMiddleware):
    """Django's own, which leads an address that nobody answers for to the same below a language.

    Here, that is left alone for which somebody does: a page of the admin or a file that is not
    there is said to be missing where it was looked for.
    """

    def process_response(self, request, response):
        if response.status_code == 404 and request.resolver_match:
            response.headers.setdefault("Content-Language", get_language())
            return response
        return super().process_response(request, response)
