"""The legal notice is linked at the foot of every page, in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import RequestFactory
from wagtail.models import Site

from home.models import SiteSettings, StandardPage
from home.pages import errors
from tests.factories import CallPageFactory, ProgrammePageFactory, publish, translated

pytestmark = pytest.mark.django_db

FRENCH, ENGLISH = '<a href="/fr/mentions/">Mentions</a>', '<a href="/en/notice/">Notice</a>'


@pytest.fixture
def notice(site_tree):
    page = StandardPage(title="Mentions", slug="mentions")
    site_tree["fr"]["home"].add_child(instance=page)
    page = publish(page)
    translated(page, Mentions="Notice", mentions="notice")
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.legal_page = page.page_ptr
    settings.save()
    return page


def test_every_page_links_the_legal_notice_at_its_foot(client, notice):
    call = publish(CallPageFactory(slug="a", signing="open"))
    programme = publish(ProgrammePageFactory(year=2030))
    below = ["", "appels/", "signataires/", "programme/", "mentions/", "recherche/", "rien/"]
    addresses = [f"/fr/{path}" for path in below]
    addresses += [call.url, call.signing_url(), f"{programme.url}map/", programme.submitting_url()]
    for address in [*addresses, "/fr/signature/x/"]:
        foot = client.get(address).content.decode().split('<footer class="site-footer')[1]
        assert FRENCH in foot, address
    for address in ("/en/", "/en/calls/a/", "/en/search/", "/en/nothing/", "/en/submission/x/"):
        foot = client.get(address).content.decode().split('<footer class="site-footer')[1]
        assert ENGLISH in foot, address
    assert '/fr/mentions/">Mentions</a>' in client.get(f"{programme.url}embed/").content.decode()


@pytest.mark.parametrize(("path", "link"), [("/fr/x/", FRENCH), ("/en/x/", ENGLISH)])
def test_the_pages_of_errors_link_it_too(notice, path, link):
    request = RequestFactory().get(path)
    for view in (errors.bad_request, errors.forbidden):
        assert link in view(request, PermissionDenied()).content.decode()
    assert link in errors.csrf_failure(request).content.decode()
    try:
        raise SuspiciousOperation
    except SuspiciousOperation:
        assert link in errors.server_error(request).content.decode()


def test_where_the_database_fails_nothing_more_is_asked_of_it(notice, django_assert_num_queries):
    request = RequestFactory().get("/fr/x/")
    try:
        raise OperationalError
    except OperationalError:
        with django_assert_num_queries(0):
            response = errors.server_error(request)
    assert (response.status_code, "/fr/mentions/" in response.content.decode()) == (503, False)


def test_a_notice_that_is_not_online_is_not_linked(client, notice):
    notice.unpublish()
    assert "/fr/mentions/" not in client.get("/fr/").content.decode()
