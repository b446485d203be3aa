"""A call as readers see it, and as editors fill it in."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from campaigns.calls.contexts import shown_related_calls
from campaigns.models import CallAttachment, CallNote, CallPage, RelatedCall
from campaigns.signatures.services import sign
from home.models import SiteDocument
from tests.factories import (
    CallPageFactory,
    RubricFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db


def marker(key):
    return f'<a linktype="note" note="{key}">[1]</a>'


@pytest.fixture
def call(site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        standfirst=f"<p>Nous appelons{marker('b')}.</p>",
        body=f"<p>Des murs{marker('a')} et encore{marker('b')}.</p>",
    )
    call.notes = [
        CallNote(key="a", text="Un rapport", url="https://example.org/a%C3%A9.pdf", sort_order=0),
        CallNote(key="b", text="Un livre", sort_order=1),
    ]
    return publish(call)


def test_notes_are_linked_both_ways(client, call):
    html = client.get(call.url).content.decode()
    targets = set(re.findall(r' id="([^"]+)"', html))
    links = re.findall(r' href="#(note-[^"]+)"', html)
    assert set(links) == {"note-1", "note-2", "note-1-1", "note-1-2", "note-2-1"}
    assert set(links) <= targets
    assert html.index("Un livre") < html.index("Un rapport")
    assert 'href="https://example.org/a%C3%A9.pdf"' in html


def test_the_preview_of_an_unsaved_call_shows_its_notes(call):
    draft = CallPage(**{name: getattr(call, name) for name in ("title", "standfirst", "body")})
    draft.notes = [CallNote(key="b", text="Un livre")]
    assert [note.note.text for note in draft.numbered_notes] == ["Un livre"]


def test_a_page_can_be_previewed_before_it_is_saved(admin_client, site_tree):
    address = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["campaigns", "callpage", site_tree["fr"]["calls"].pk],
    )
    data = call_data(notes=inline_formset([{"key": "abc", "text": "Source", "url": ""}]))
    assert admin_client.post(address, data).json()["is_valid"]
    html = admin_client.get(address, {"mode": ""}).content.decode()
    assert "Source" in html
    assert 'href="#note-1"' in html


def test_signatories_and_their_number_are_shown(client, call, site_tree):
    for title in ("La Cimade", "CRID"):
        sign(call, SignatoryPageFactory(parent=site_tree["fr"]["signatories"], title=title))
    sign(call, None, "Collectif de la Vallée")
    html = client.get(call.url).content.decode()
    assert re.search(r"\b3\b", html[html.index('id="signatories"') :])
    for name in ("La Cimade", "CRID", "Collectif de la Vallée"):
        assert html.count(name) == 1


def test_paper_tells_every_address_whole(client, call, site_tree):
    document = SiteDocument.objects.create(title="Tract", file="documents/tract.pdf")
    call.notes = [*call.notes.all(), CallNote(key="c", text="Un tract", document=document)]
    related = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    call.related_calls = [RelatedCall(call_page=related)]
    call = publish(call)
    html = client.get(call.url).content.decode()
    assert re.findall(r'<span class="printed-address">([^<]*)</span>', html) == [
        "https://example.org/a%C3%A9.pdf",
        f"http://127.0.0.1:8000{document.url}",
        related.full_url,
    ]
    colophon = html[html.index('<p class="colophon">') :]
    assert call.full_url in colophon[: colophon.index("</p>")]


@pytest.mark.parametrize(
    ("signing", "until", "today", "is_open"),
    [
        ("open", None, "2026-11-01", True),
        ("open", date(2026, 12, 15), "2026-12-15", True),
        ("open", date(2026, 12, 15), "2026-12-16", False),
        ("closed", None, "2026-11-01", False),
    ],
)
def test_a_call_is_open_through_its_last_day(signing, until, today, is_open):
    with time_machine.travel(f"{today}T12:00:00+01:00"):
        assert CallPage(signing=signing, signing_until=until).is_open == is_open


def test_related_calls_are_shown_in_the_language_of_the_page(site_tree, call):
    other = CallPageFactory(parent=site_tree["fr"]["calls"], title="Autre appel")
    translated(other, **{"Autre appel": "Another call"})
    call.related_calls = [
        RelatedCall(call_page=other, sort_order=0),
        RelatedCall(url="https://example.org/", title="Ailleurs", sort_order=1),
    ]
    call = publish(call)
    english = translated(call, Ailleurs="Elsewhere")
    assert [row["title"] for row in shown_related_calls(call)] == ["Autre appel", "Ailleurs"]
    assert [row["title"] for row in shown_related_calls(english)] == [
        "Another call",
        "Elsewhere",
    ]


def test_attachments_are_offered(client, call):
    document = SiteDocument.objects.create(title="Tract", file="documents/tract.pdf")
    call.attachments = [CallAttachment(document=document, title="Le tract à imprimer")]
    html = client.get(publish(call).url).content.decode()
    assert "Le tract à imprimer" in html
    assert f'href="{document.url}"' in html


# --- The page editor


def call_data(**facts):
    return nested_form_data(
        {
            "title": "Appel",
            "slug": "appel",
            "year": "2026",
            "date": "2026-11-03",
            "standfirst": '{"blocks": [], "entityMap": {}}',
            "body": rich_text(f"<p>Texte{marker('abc')}.</p>", features=["bold", "note"]),
            "closing": rich_text(""),
            "signing": "closed",
            "signatories_order": "name",
            "notes": inline_formset([]),
            "related_calls": inline_formset([]),
            "attachments": inline_formset([]),
            **facts,
        }
    )


def post(admin_client, site_tree, **facts):
    address = reverse(
        "wagtailadmin_pages:add", args=["campaigns", "callpage", site_tree["fr"]["calls"].pk]
    )
    return admin_client.post(address, call_data(**facts), headers={"accept-language": "en"})


def test_an_editor_publishes_a_call_with_a_note(admin_client, client, site_tree):
    rubric = RubricFactory(name="Accueil")
    response = post(
        admin_client,
        site_tree,
        rubric=rubric.pk,
        notes=inline_formset([{"key": "abc", "text": "Source", "url": "https://example.org/s"}]),
        **{"action-publish": "1"},
    )
    assert response.status_code == 302
    call = CallPage.objects.live_in("fr").get(slug="appel")
    assert call.body.count('linktype="note" note="abc"') == 1
    html = client.get("/fr/appels/appel/").content.decode()
    assert "Accueil" in html
    assert 'href="https://example.org/s"' in html


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"signing_until": "2026-12-01"}, "Signing is closed. Open it, or leave this date empty."),
        ({"year": "1066"}, "1990"),
        (
            {"related_calls": inline_formset([{"url": "https://example.org/", "title": ""}])},
            "Say what the address leads to.",
        ),
        (
            {"notes": inline_formset([{"key": "x", "text": "Note", "url": "javascript:alert(1)"}])},
            "Enter a valid URL.",
        ),
    ],
)
def test_a_mistake_is_told_with_what_to_do(admin_client, site_tree, facts, words):
    response = post(admin_client, site_tree, **facts, **{"action-publish": "1"})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not CallPage.objects.filter(slug="appel").exists()
