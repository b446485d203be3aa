"""Our own view finds the page of an address as Wagtail's does, in two queries."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, StandardPage
from home.routing import find_route
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(year=2026))


@pytest.fixture
def pages(site_tree, programme):
    """A page of each type, some below pages that are not public or have an address of their own."""
    march = publish(EventPageFactory(parent=programme, slug="marche"))
    EventPageFactory(parent=march, slug="locale")
    publish(CallPageFactory(slug="appel"))
    CallPageFactory(slug="brouillon", live=False)
    publish(SignatoryPageFactory(slug="collectif"))
    hidden = ProgrammePageFactory(year=2027, live=False)
    EventPageFactory(parent=hidden, slug="cachee")
    # Wagtail gives a page's own address precedence over that of a child.
    map = EventPageFactory(parent=programme, slug="carte")
    Page.objects.filter(pk=map.pk).update(slug="map", url_path=f"{programme.url_path}map/")
    home = site_tree["fr"]["home"]
    above = home.add_child(instance=StandardPage(title="Nous", slug="nous"))
    below = above.add_child(instance=StandardPage(title="Nous", slug="nous"))
    below.add_child(instance=StandardPage(title="Contact", slug="contact"))


PATHS = [
    "",
    "/",
    "programme/",
    "programme//2026/",
    "programme/2026/",
    "programme/2026/map/",
    "programme/2026/map.geojson",
    "programme/2026/calendar.ics",
    "programme/2026/proposer/",
    "programme/2026/submit/sent/",
    "programme/2026/marche/",
    "programme/2026/marche/event.ics",
    "programme/2026/marche/locale/",
    "programme/2026/marche/locale/rien/",
    "programme/2026/marche/map/",
    "programme/2026/rien/",
    "programme/2026/Marche/",
    "programme/2026/calendar.ics/rien/",
    "programme/2027/",
    "programme/2027/map/",
    "programme/2027/cachee/",
    "programme/marche/",
    "appels/appel/",
    "appels/appel/signer/",
    "appels/appel/signataires.csv",
    "appels/brouillon/",
    "appels/brouillon/signer/",
    "signataires/collectif/feed.xml",
    "calls/",
    "nous/",
    "nous/nous/",
    "nous/nous/contact/",
    "nous/contact/",
    "nous/nous/nous/",
    "contact/",
    "fr/",
    "a/" * 500,
    "nous/" + "nous/" * 100,
]


def answer(route):
    """The page, the view and what it is given; None for a route that leads nowhere."""
    if route is None:
        return None
    page, args, kwargs = route
    if args:
        view, *given = args
        args = (view.__name__, *given)
    return page.pk, type(page), args, kwargs


def both(path, language):
    """What our own function and Wagtail's find at a path."""
    with override(language):
        request = RequestFactory().get(f"/{language}/{path}")
        ours = answer(find_route(request, path))
        request = RequestFactory().get(f"/{language}/{path}")
        return ours, answer(Page.route_for_request(request, path))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_path_leads_where_wagtail_leads(pages, language):
    found = {path: both(path, language) for path in PATHS}
    assert {path: ours for path, (ours, _wagtails) in found.items()} == {
        path: wagtails for path, (_ours, wagtails) in found.items()
    }
    is_found = [path for path, (ours, _wagtails) in found.items() if ours]
    assert len(is_found) > (20 if language == "fr" else 8)


def test_a_language_without_a_public_home_shows_that_of_the_site(pages):
    HomePage.objects.filter(locale__language_code="en").update(live=False)
    for path in ("", "programme/2026/", "calls/"):
        ours, wagtails = both(path, "en")
        assert ours == wagtails
    assert both("programme/2026/", "en")[0]


def test_two_queries_find_any_page(pages, django_assert_num_queries):
    # A request of a reader remembers the site and the home page.
    from home.delivery.version import request_version

    with override("fr"), request_version():
        find_route(RequestFactory().get("/"), "")
        for path in ("appels/", "programme/2026/marche/locale/", "programme/2026/map/"):
            with django_assert_num_queries(2):
                assert find_route(RequestFactory().get("/"), path)


def test_a_private_page_asks_for_its_password(pages, client):
    page = Page.objects.get(slug="appel", locale__language_code="fr")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    response = client.get("/fr/appels/appel/")
    assert "no-cache" in response["Cache-Control"] or "no-store" in response["Cache-Control"]
    html = response.content.decode()
    assert "<h1" not in html or page.title not in html
    [address] = [part.split('"')[0] for part in html.split('action="')[1:] if "_util" in part]
    sent = {"password": "secret", "return_url": "/fr/appels/appel/"}
    assert client.post(address, sent).url == "/fr/appels/appel/"
    assert page.title in client.get("/fr/appels/appel/").content.decode()


def test_what_stands_below_a_private_page_is_private(pages, client, programme):
    PageViewRestriction.objects.create(page=programme, restriction_type="login")
    response = client.get("/fr/programme/2026/marche/")
    assert response.status_code == 302
    assert client.get("/fr/appels/appel/").status_code == 200


def test_hooks_of_wagtail_are_asked(pages, client):
    seen = []

    def before(page, request, args, kwargs):
        seen.append(page.slug)

    def around(serve):
        def answer(page, request, args, kwargs):
            response = serve(page, request, args, kwargs)
            response["X-Around"] = page.slug
            return response

        return answer

    with (
        hooks.register_temporarily("before_serve_page", before),
        hooks.register_temporarily("on_serve_page", around),
    ):
        response = client.get("/fr/appels/appel/")
    assert (seen, response["X-Around"]) == (["appel"], "appel")


def test_an_address_without_its_slash_and_a_former_one_lead_to_the_page(
    pages, client, django_capture_on_commit_callbacks
):
    assert client.get("/fr/appels/appel").url == "/fr/appels/appel/"
    call = Page.objects.get(slug="appel", locale__language_code="fr").specific
    call.slug = "autre"
    with django_capture_on_commit_callbacks(execute=True):
        call.save_revision().publish()
    assert client.get("/fr/appels/appel/").url == "/fr/appels/autre/"
    assert client.get("/fr/appels/autre/").status_code == 200
