"""A signed text that has since been changed, as readers find it."""

import re

import pytest
import time_machine

from campaigns.models import CallNote, CallPage, SignedText
from campaigns.signatures.services import sign
from home.models import SiteDocument, StandardPage
from tests.campaigns.texts import change
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated
from tests.home.language_sync.pages import version

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    """A call that La Cimade signed before it was changed, and CRID after."""
    marker = '<a linktype="note" note="a">[1]</a>'
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        title="Appel",
        slug="appel",
        body=f"<p>Marchons{marker}.</p>",
    )
    call.notes = [CallNote(key="a", text="Une source", url="https://example.org/source")]
    with time_machine.travel("2026-11-03T09:00:00Z"):
        call = publish(call)
    cimade, crid = (
        SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title=title)
        for title in ("La Cimade", "CRID")
    )
    sign(call, cimade)
    call.notes = []
    # Past midnight in Paris.
    with time_machine.travel("2026-12-02T23:30:00Z"):
        call = change(call, "change", title="Appel changé", body="<p>Courons.</p>")
    sign(call, crid)
    return call


def main_of(client, url):
    html = client.get(url).content.decode()
    return html[html.index("<main") :]


def text_in(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_signed_text_is_read_with_its_notes_and_signatories(client, call):
    html = main_of(client, "/fr/appels/appel/texte-signe/1/")
    text = text_in(html)
    assert re.search(r"<h1>Appel</h1>", html)
    assert "Marchons" in text
    assert "Courons" not in text
    assert set(re.findall(r' href="#(note-[^"]+)"', html)) == {"note-1", "note-1-1"}
    assert 'href="https://example.org/source"' in html
    assert "tel qu’il était jusqu’au jeudi 3 décembre 2026" in text
    assert 'href="/fr/appels/appel/"' in html
    signatories = html[html.index('id="signatories"') :]
    assert "La Cimade" in signatories
    assert "CRID" not in signatories


def test_the_calls_page_says_who_signed_which(client, call):
    html = main_of(client, call.url)
    signatories = html[html.index('id="signatories"') :]
    text = text_in(signatories)
    assert "Signé par 2 organisations" in text
    assert re.search(
        "Ont signé ce texte-ci CRID "
        "Ont signé le texte d’avant le changement du jeudi 3 décembre 2026 "
        "Lire le texte qu’elles ont signé La Cimade",
        text,
    )
    assert 'href="/fr/appels/appel/texte-signe/1/"' in signatories


def test_a_call_that_was_never_changed_lists_its_signatories_as_before(client, site_tree):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    sign(call, None, "Collectif")
    html = main_of(client, call.url)
    assert "Ont signé" not in html
    assert text_in(html[html.index('id="signatories"') :]).count("Collectif") == 1


def test_a_call_whose_changed_text_nobody_signed_says_so(client, call):
    change(call, "change", body="<p>Dansons.</p>")
    html = main_of(client, call.url)
    assert "Ont signé ce texte-ci" not in html
    assert html.index("texte-signe/2/") < html.index("texte-signe/1/")


def test_a_translation_of_the_earlier_text_does_not_pass_for_the_changed_one(client, site_tree):
    call = publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], slug="appel", body="<p>Marchons</p>")
    )
    english = translated(call)
    sign(call, None, "Collectif de la Vallée")
    call = change(call, "change", body="<p>Courons</p>")
    sign(call, None, "Collectif du Plateau")
    behind = "Signed the text as it is now, which has not been translated yet"
    html = main_of(client, english.url)
    assert f"{behind} Read the original Collectif du Plateau" in text_in(html)
    assert f'href="{call.url}"' in html[html.index('id="signatories"') :]
    translated(call)
    html = main_of(client, english.url)
    assert behind not in html
    assert "Signed this text Collectif du Plateau" in text_in(html)


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [
        ("/fr/appels/appel/texte-signe/1/", "fr", "Marchons"),
        ("/en/calls/appel-en/signed-text/1/", "en", "Marchons (en)"),
    ],
)
def test_each_language_has_its_own_text(client, site_tree, address, language, words):
    call = publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], slug="appel", body="<p>Marchons</p>")
    )
    translated(call)
    sign(call, None, "Collectif")
    change(call, "change")
    html = client.get(address).content.decode()
    assert words in text_in(html)
    assert f'<html lang="{language}"' in html
    # The language switcher.
    for code, url in [
        ("fr", "/fr/appels/appel/texte-signe/1/"),
        ("en", "/en/calls/appel-en/signed-text/1/"),
    ]:
        assert f'<a href="{url}" lang="{code}"' in html


def test_a_text_that_nobody_translated_is_read_in_its_own_language(client, call):
    assert version(call, "en").alias_of_id == call.pk
    html = main_of(client, "/en/calls/appel/signed-text/1/")
    assert '<h1 lang="fr">Appel</h1>' in html
    assert re.search(r'<div class="prose" lang="fr">', html)
    assert "In French" in text_in(html)
    assert "This text has not been translated." in text_in(html)
    assert "as it stood until Thursday 3 December 2026" in text_in(html)


def test_search_engines_lead_to_the_call_itself(client, call):
    html = client.get("/fr/appels/appel/texte-signe/1/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    own = r'<link rel="canonical" href="http://[^"/]+/fr/appels/appel/texte-signe/1/">'
    assert len(re.findall(r'rel="canonical"', html)) == len(re.findall(own, html)) == 1
    assert "noindex" not in client.get(call.url).content.decode()
    assert "texte-signe" not in client.get("/sitemap.xml").content.decode()


def test_the_word_of_another_language_leads_to_the_right_one(client, call):
    response = client.get("/fr/appels/appel/signed-text/1/")
    assert (response.status_code, response["location"]) == (301, "/fr/appels/appel/texte-signe/1/")


@pytest.mark.parametrize(
    "path", ["texte-signe/2/", "texte-signe/0/", "texte-signe/", "autre-mot/1/", "texte-signe/1/1/"]
)
def test_there_are_no_other_texts(client, call, path):
    assert client.get(f"/fr/appels/appel/{path}").status_code == 404


def test_the_texts_of_an_unpublished_call_are_not_public(client, call):
    call.unpublish()
    # It is kept, because the call may come back with another text.
    assert list(SignedText.objects.values_list("number", flat=True)) == [1, 2]
    for number in (1, 2):
        assert client.get(f"/fr/appels/appel/texte-signe/{number}/").status_code == 404
    publish(CallPage.objects.get(pk=call.pk))
    assert client.get("/fr/appels/appel/texte-signe/1/").status_code == 200
    assert client.get("/fr/appels/appel/texte-signe/2/").status_code == 404


def test_a_text_moves_with_its_call(client, call, django_capture_on_commit_callbacks):
    call.slug = "nouvelle-adresse"
    with django_capture_on_commit_callbacks(execute=True):
        publish(call)
    response = client.get("/fr/appels/appel/texte-signe/1/", follow=True)
    assert response.redirect_chain == [("/fr/appels/nouvelle-adresse/texte-signe/1/", 301)]
    assert "Marchons" in response.content.decode()


def test_a_text_of_a_call_that_only_members_may_read_is_not_public(client, call, admin_user):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=call, restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/fr/appels/appel/texte-signe/1/")
    assert response.status_code == 302
    assert "Marchons" not in response.content.decode()
    client.force_login(admin_user)
    assert "Marchons" in main_of(client, "/fr/appels/appel/texte-signe/1/")


BAD, HARMLESS = "javascript:alert(1)", "https://example.org/"


def test_what_a_signed_text_links_to_is_as_safe_as_elsewhere(client, call, site_tree):
    about = StandardPage(title="Qui", slug="qui", locale=site_tree["fr"]["home"].locale)
    site_tree["fr"]["home"].add_child(instance=about)
    body = (
        f'<p><a linktype="page" id="{about.pk}">Qui</a> '
        f'<a href="{BAD}">piège</a><script>alert(1)</script></p>'
    )
    call = change(call, "correction", body=body.replace(BAD, HARMLESS))
    # Past the form, as an older version of the site may have kept it.
    for revision in call.revisions.all():
        revision.content["body"] = revision.content["body"].replace(HARMLESS, BAD)
        revision.save(update_fields=["content"])
    change(call, "change", body="<p>Fin.</p>")
    html = main_of(client, "/fr/appels/appel/texte-signe/2/")
    assert 'href="/fr/qui/"' in html and "piège" in html
    assert "javascript:" not in html
    assert "<script" not in html


def test_a_document_that_is_deleted_leaves_its_note(client, call):
    document = SiteDocument.objects.create(title="Rapport", file="documents/rapport.pdf")
    call.notes = [CallNote(key="a", text="Un rapport", document=document)]
    call = change(call, "correction")
    call.notes = []
    change(call, "change", body="<p>Fin.</p>")
    url = "/fr/appels/appel/texte-signe/2/"
    assert f'href="{document.url}"' in main_of(client, url)
    document.delete()
    html = main_of(client, url)
    assert "Un rapport" in html
    assert "/documents/" not in html


def test_the_pages_cost_the_same_with_many(client, site_tree, count_queries):
    documents = [
        SiteDocument.objects.create(title=f"Rapport {number}", file=f"documents/{number}.pdf")
        for number in range(3)
    ]
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"], slug="appel"))

    def sign_and_change(number):
        for _ in range(number):
            sign(call, SignatoryPageFactory(parent=site_tree["fr"]["signatories"]))
        call.notes = [
            CallNote(key=f"n{position}", text="Note", document=document)
            for position, document in enumerate(documents[:number])
        ]
        change(call, "correction", body=f"<p>{number}</p>")
        change(call, "change", body=f"<p>{number}, après</p>")

    sign_and_change(1)
    one = [count_queries(url) for url in (call.url, f"{call.url}texte-signe/1/")]
    sign_and_change(3)
    sign_and_change(3)
    three = [count_queries(url) for url in (call.url, f"{call.url}texte-signe/3/")]
    assert three == one
