"""The list of addresses has every one that the site answers, and each of them answers."""

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve
from wagtail.models import Page, get_page_models

from tests.bench.pages.addresses import addresses
from tests.bench.pages.content import fill

pytestmark = pytest.mark.django_db
APPS = ("home", "campaigns", "programme")
# Wagtail's own addresses, beside those of pages.
UTIL = "fr/(?=_util/)"
# Patterns that are no pages of the public.
NOT_MEASURED = {
    "documents/authenticate_with_password/<int:restriction_id>/": "POST only",
    UTIL + "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/":
        "POST only",
    UTIL + "_util/login/": "comes after the one below",
    "fr/_util/login/?$": "leads to the login",
    "^(?:django-)?admin/login/?$": "leads to the login",
    "^(?:django-)?admin/password_(?:reset|change)(?:/.*)?$": "leads to the login",
    UTIL + r"((?:[\w\-]+/)*)$": "no page is there",
    "media/<path:path>": "a web server's in production",
    r"documents/(\d+)/(.*)$": "ours, which stands before it, is measured",
    "uploads/<path:name>": "pictures for editors, and of private collections",
}  # fmt: skip


@pytest.fixture(scope="module")
def listed(shared_data):
    return addresses(fill(events=12, organisations=4, signatories=3))


def patterns(resolver, above: str = "") -> set[str]:
    """Return every pattern of a URL configuration, but those of the admin and of its login."""
    found = set()
    for item in resolver.url_patterns:
        pattern = str(item.pattern)
        # As Django writes the route of what it has resolved.
        pattern = above + pattern.removeprefix("^") if above else pattern
        if not isinstance(item, URLResolver):
            found.add(pattern)
        elif pattern not in ("admin/", "fr/account/"):
            found |= patterns(item, pattern)
    return found


def route_of(path: str) -> tuple[str, str] | None:
    """Return the type of page and the route that answer at a path; None if no page does."""
    url_path = path.split("?")[0]
    pages = {page.url_path: page for page in Page.objects.live()}
    above = [known for known in pages if url_path.startswith(known)]
    if not above:
        return None
    page = pages[max(above, key=len)].specific
    rest = url_path.removeprefix(page.url_path)
    view = page.resolve_subpage(f"/{rest}")[0] if hasattr(page, "resolve_subpage") else page.serve
    return page._meta.label, view.__name__


def test_every_pattern_of_the_urls_is_listed(listed):
    resolved = {resolve(address.path.split("?")[0]).route for address in listed}

    assert patterns(get_resolver()) - resolved == set(NOT_MEASURED)


def test_every_page_type_and_every_route_is_listed(listed):
    known = set()
    for model in get_page_models():
        if model._meta.app_label in APPS:
            routes = getattr(model, "get_subpage_urls", list)()
            names = {pattern.callback.__name__ for pattern in routes} or {"serve"}
            known |= {(model._meta.label, name) for name in names}

    assert known - {route_of(address.path) for address in listed} == set()


def test_each_address_answers_as_listed(listed):
    client = Client()
    answered = {address.title: client.get(address.path).status_code for address in listed}

    assert answered == {address.title: address.status for address in listed}


def test_titles_are_unique(listed):
    assert len({address.title for address in listed}) == len(listed)
