"""Two organisations have become one: old addresses and links lead to the one that stays."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from campaigns.merging.services import merge
from home.models import StandardPage
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated
from tests.home.language_sync.pages import version

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="la-cimade"))


@pytest.fixture
def removed(site_tree):
    return publish(SignatoryPageFactory(title="CIMADE", slug="cimade"))


@pytest.mark.parametrize("is_translated", [True, False])
def test_the_old_addresses_lead_to_the_page_that_stays_in_each_language(
    client, kept, removed, is_translated
):
    if is_translated:
        translated(removed)
        translated(kept)
    pairs = [(version(removed, code).url, version(kept, code).url) for code in ("fr", "en")]
    merge(removed, kept)
    assert pairs[0] == ("/fr/signataires/cimade/", "/fr/signataires/la-cimade/")
    for old, new in pairs:
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_earlier_addresses_lead_there_too(
    client, kept, removed, django_capture_on_commit_callbacks
):
    removed.slug = "cimade-idf"
    with django_capture_on_commit_callbacks(execute=True):
        publish(removed)
    assert client.get("/fr/signataires/cimade/").headers["Location"].endswith("/cimade-idf/")
    merge(removed, kept)
    for slug in ("cimade", "cimade-idf"):
        response = client.get(f"/fr/signataires/{slug}/")
        assert response.headers["Location"] == "/fr/signataires/la-cimade/"


def test_no_address_leads_to_itself(client, kept, removed):
    # The page that stays has the address that the other one once had.
    Redirect.add_redirect("/fr/signataires/la-cimade", removed, site=removed.get_site())
    merge(removed, kept)
    version(kept, "fr").unpublish()
    assert client.get("/fr/signataires/la-cimade/").status_code == 404


def test_a_page_that_was_never_public_leaves_no_redirect(kept):
    draft = SignatoryPageFactory(title="CIMADE", live=False)
    merge(draft, kept)
    assert not Redirect.objects.filter(redirect_page=kept).exists()


def link_to(page, words="Cimade"):
    return f'<p>Avec <a linktype="page" id="{page.pk}">{words}</a>.</p>'


def test_links_in_texts_lead_to_the_page_that_stays(client, kept, removed, site_tree):
    call = publish(CallPageFactory(body=link_to(removed)))
    translated(call)
    block = {"type": "callout", "value": {"title": "Avec", "text": link_to(removed)}}
    standard = StandardPage(title="À propos", body=[(block["type"], block["value"])])
    site_tree["fr"]["home"].add_child(instance=standard)
    standard = publish(standard)
    merge(removed, kept)
    for page in (call, standard):
        for language in ("fr", "en"):
            html = client.get(version(page, language).url).content.decode()
            assert f'href="{version(kept, language).url}"' in html
            assert "/cimade/" not in html


def test_no_draft_brings_an_old_link_back(client, kept, removed):
    call = publish(CallPageFactory())
    call.body = link_to(removed)
    call.save_revision()
    merge(removed, kept)
    call = publish(version(call, "fr").get_latest_revision_as_object())
    assert 'href="/fr/signataires/la-cimade/"' in client.get(call.url).content.decode()


def test_no_translator_brings_an_old_link_back(client, kept, removed):
    call = publish(CallPageFactory(body=link_to(removed)))
    translated(call)
    merge(removed, kept)
    english = translated(version(call, "fr"))
    assert 'href="/en/signatories/la-cimade/"' in client.get(english.url).content.decode()


def test_no_revision_names_the_page_that_is_gone(kept, removed):
    publish(CallPageFactory(body=link_to(removed)))
    merge(removed, kept)
    own = Revision.objects.filter(object_id=str(removed.pk))
    assert not own.exists()
    assert not any(f'id="{removed.pk}"' in str(row.content) for row in Revision.objects.all())
