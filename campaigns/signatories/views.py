"""The public views below the page of an organisation."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks

from campaigns.models import SignatoryPage


def feed(request: HttpRequest, page: SignatoryPage) -> HttpResponse:
    """Return the organisation's RSS feed, which an upper app writes.

    It registers the hook `organisation_feed`: a function that takes the request and the page.
    Raise Http404 if no app does.
    """
    for write_feed in hooks.get_hooks("organisation_feed"):
        return write_feed(request, page)
    raise Http404
