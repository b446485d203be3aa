"""The site that answers for a host, remembered: Wagtail makes a query for each request."""

from functools import partial

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from home.delivery.memory import by_version


def site_of(request: HttpRequest) -> Site | None:
    """Return what `Site.find_for_request()` does, and have that find it.

    Raise DisallowedHost for a host that is not this site's.
    """
    if not hasattr(request, "_wagtail_site"):
        name, _port = split_domain_port(request.get_host())
        request._wagtail_site = _site_at(name, int(request.get_port()))
    return request._wagtail_site


@partial(by_version, by_language=False)
def _site_at(name: str, port: int) -> Site | None:
    try:
        return get_site_for_hostname(name, port)
    except Site.DoesNotExist:
        return None
