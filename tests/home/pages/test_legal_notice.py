"""The notices are linked at the foot of every page, in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import RequestFactory
from wagtail.models import Site

from home.models import SiteSettings, StandardPage
from home.pages import errors
from home.pages.navigation import LegalPages, legal_pages
from tests.factories import CallPageFactory, ProgrammePageFactory, publish, translated

pytestmark = pytest.mark.django_db

# In French and in English: title and slug of the legal notice, the privacy notice and the
# accessibility statement.
NOTICES = [
    ("legal_page", "Mentions", "Notice"),
    ("privacy_page", "Confidentialité", "Privacy"),
    ("accessibility_page", "Accessibilité", "Access"),
]
SLUGS = {"Confidentialité": "confidentialite", "Accessibilité": "accessibilite"}


def links(language: str) -> list[str]:
    titles = [row[1 if language == "fr" else 2] for row in NOTICES]
    slugs = [SLUGS.get(title, title.lower()) for title in titles]
    return [
        f'<a href="/{language}/{slug}/">{title}</a>'
        for title, slug in zip(titles, slugs, strict=True)
    ]


FRENCH, ENGLISH = links("fr"), links("en")


@pytest.fixture
def notices(site_tree):
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    pages = {}
    for name, french, english in NOTICES:
        slug = SLUGS.get(french, french.lower())
        page = StandardPage(title=french, slug=slug)
        site_tree["fr"]["home"].add_child(instance=page)
        page = pages[name] = publish(page)
        translated(page, **{french: english, slug: english.lower()})
        setattr(settings, name, page.page_ptr)
    settings.save()
    return pages


def missing(expected: list[str], text: str) -> list[str]:
    return [link for link in expected if link not in text]


def test_every_page_links_the_notices_at_its_foot(client, notices):
    call = publish(CallPageFactory(slug="a", signing="open"))
    programme = publish(ProgrammePageFactory(year=2030))
    below = ["", "appels/", "signataires/", "programme/", "mentions/", "recherche/", "rien/"]
    addresses = [f"/fr/{path}" for path in below]
    addresses += [call.url, call.signing_url(), f"{programme.url}map/", programme.submitting_url()]
    for address in [*addresses, "/fr/signature/x/"]:
        foot = client.get(address).content.decode().split('<footer class="site-footer')[1]
        assert (address, missing(FRENCH, foot)) == (address, [])
    for address in ("/en/", "/en/calls/a/", "/en/search/", "/en/nothing/", "/en/submission/x/"):
        foot = client.get(address).content.decode().split('<footer class="site-footer')[1]
        assert (address, missing(ENGLISH, foot)) == (address, [])
    embedded = client.get(f"{programme.url}embed/").content.decode()
    for link in FRENCH:
        assert link.removeprefix('<a href="') in embedded


def test_the_forms_link_the_privacy_notice_beside_what_they_say_of_data(client, notices):
    call = publish(CallPageFactory(slug="a", signing="open"))
    programme = publish(ProgrammePageFactory(year=2030))
    for url in (call.signing_url(), programme.submitting_url()):
        aside = client.get(url).content.decode().split('id="data"')[1].split("</div>")[0]
        assert [link for link in FRENCH if link in aside] == [FRENCH[1]]


@pytest.mark.parametrize(("path", "expected"), [("/fr/x/", FRENCH), ("/en/x/", ENGLISH)])
def test_the_pages_of_errors_link_them_too(notices, path, expected):
    request = RequestFactory().get(path)
    for view in (errors.bad_request, errors.forbidden):
        assert missing(expected, view(request, PermissionDenied()).content.decode()) == []
    assert missing(expected, errors.csrf_failure(request).content.decode()) == []
    try:
        raise SuspiciousOperation
    except SuspiciousOperation:
        assert missing(expected, errors.server_error(request).content.decode()) == []


def test_where_the_database_fails_nothing_more_is_asked_of_it(notices, django_assert_num_queries):
    request = RequestFactory().get("/fr/x/")
    try:
        raise OperationalError
    except OperationalError:
        with django_assert_num_queries(0):
            response = errors.server_error(request)
    assert (response.status_code, "/fr/mentions/" in response.content.decode()) == (503, False)


def test_a_notice_that_is_not_online_is_not_linked(client, notices):
    notices["legal_page"].unpublish()
    text = client.get("/fr/").content.decode()
    assert missing(FRENCH, text) == FRENCH[:1]


def test_all_notices_cost_one_query_and_none_costs_none(notices, django_assert_num_queries):
    ids = tuple(page.pk for page in notices.values())
    legal_pages(ids, "fr")  # the site's addresses are known now
    with django_assert_num_queries(1):
        found = legal_pages(ids, "en")
    assert [page.title for page in found] == ["Notice", "Privacy", "Access"]
    with django_assert_num_queries(0):
        assert legal_pages((None, None, None), "en") == LegalPages()


def test_a_notice_may_be_chosen_in_any_language_and_one_page_may_be_two(notices):
    english = notices["privacy_page"].get_translation_or_none(
        type(notices["privacy_page"].locale).objects.get(language_code="en")
    )
    found = legal_pages((english.pk, english.pk, None), "fr")
    assert [page and page.title for page in found] == ["Confidentialité", "Confidentialité", None]
