"""Whatever wrote a link, and wherever it is read: a hostile one leads nowhere."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.fields import RichTextField
from wagtail.models import Page, Site
from wagtail_localize.models import SegmentOverride, TranslationSource

from campaigns.enums import Signing
from campaigns.models import CallNote, CallPage, RelatedCall, SignatoryPage, SignatureRequest
from campaigns.pasting.calls.draft import call_from
from campaigns.pasting.parsing.parser import parse
from campaigns.signatures.services import sign
from home.models import SiteSettings, SocialLink, StandardPage
from home.text.safe_links import LinkField, safe_url
from home.translation_checks.validators import translation_error
from programme.models import EventOrganiser, EventPage, ProgrammePage
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.links.hostile import HOSTILE, MARK, store_bodies
from tests.home.test_publication import press_publish

pytestmark = pytest.mark.django_db
# Each of another kind; the rule itself has its own tests.
OF_EACH_KIND = [
    "javascript:alert('evil')",
    "java\tscript:alert('evil')",
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://user:evil@example.org/",
]
# What else stands in quotes ends them, and is text then.
WITHIN_QUOTES = [url for url in HOSTILE if not set(url) & set('"<>')]
MARKED_TEXT = "Texte lisible"
FILES_OF_PROGRAMMES = [
    "calendar.ics", "feed.xml", "programme.csv", "map.geojson", "map/", "embed/",
]  # fmt: skip
TAKES_LINKS = {"href", "src", "action", "formaction", "poster", "data", "cite", "ping", "srcset"}


def rich_text(urls) -> str:
    links = " ".join(f'<a href="{url}">x</a> <a linktype="x" href="{url}">y</a>' for url in urls)
    return f"<p>{MARKED_TEXT} {links}</p>"


def our_models():
    return [
        model
        for app in ("home", "campaigns", "programme")
        for model in apps.get_app_config(app).get_models()
    ]


@pytest.fixture
def everything(site_tree):
    """One of each that has a link, published in two languages."""
    home = site_tree["fr"]["home"]
    page = StandardPage(title="Page", body=[("text", "<p>x</p>"),
                        ("callout", {"title": "x", "text": "<p>x</p>"})])  # fmt: skip
    home.add_child(instance=page)
    signatory = publish(SignatoryPageFactory(profile="<p>x</p>"))
    call = CallPageFactory(signing=Signing.OPEN, closing="<p>x</p>")
    call.notes = [CallNote(key="a", text="Note", url="https://example.org")]
    call.related_calls = [RelatedCall(url="https://example.org", title="Ailleurs")]
    call = publish(call)
    sign(call, signatory)
    programme = publish(ProgrammePageFactory(year=2027, standfirst="<p>x</p>", body="<p>x</p>"))
    event = EventPageFactory(parent=programme, body="<p>x</p>", attendance="hybrid")
    event.organisers = [EventOrganiser(signatory=signatory)]
    event = publish(event)
    settings = SiteSettings.for_site(Site.objects.get())
    settings.social_links = [SocialLink(name="Réseau", url="https://example.org")]
    settings.save()
    for each in (call, event):
        translated(each)
    return {"page": publish(page), "signatory": signatory, "call": call, "event": event}


def plant(url: str) -> None:
    """Write a hostile link into every field that takes one, past every form."""
    for model in our_models():
        links, texts = {}, {}
        for field in model._meta.local_fields:
            if isinstance(field, LinkField):
                links[field.name] = url
            elif isinstance(field, RichTextField):
                texts[field.name] = rich_text(WITHIN_QUOTES)
        if links or texts:
            model.objects.update(**links, **texts)
    callout = {"title": "x", "text": rich_text(WITHIN_QUOTES)}
    body = [
        {"type": "text", "value": rich_text(WITHIN_QUOTES), "id": "1"},
        {"type": "callout", "value": callout, "id": "2"},
    ]
    store_bodies(json.dumps(body))
    call_command("rebuild_published", verbosity=0)


def links_in(html: str) -> list[str]:
    """Return every address in the attributes of a page, and those of its data blocks."""
    soup = BeautifulSoup(html, "html.parser")
    found = [
        str(value)
        for tag in soup.find_all(True)
        for name, value in tag.attrs.items()
        if name in TAKES_LINKS or name.startswith("on")
    ]
    return found + [
        block.string or "" for block in soup.find_all("script", type=re.compile("json"))
    ]


def public_addresses() -> list[str]:
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1) if page.url]
    below = {CallPage: ["sign/"], EventPage: ["event.ics"], ProgrammePage: FILES_OF_PROGRAMMES}
    files = [
        page.url + name
        for page in Page.objects.live().specific()
        for name in below.get(type(page), [])
    ]
    calls = CallPage.objects.live()
    files += [call.signatories_csv_url for call in calls]
    files += ["/fr/appels/feed.xml", "/en/calls/feed.xml", "/sitemap.xml", "/fr/recherche/?query=x"]
    files += [page.feed_url for page in SignatoryPage.objects.live()]
    return pages + files


@pytest.mark.parametrize("url", OF_EACH_KIND)
def test_no_public_answer_has_a_link_that_was_written_past_every_form(client, everything, url):
    plant(url)
    read = 0
    for address in public_addresses():
        response = client.get(address)
        if response.status_code in (301, 302, 404):
            continue
        assert response.status_code == 200, address
        text = response.content.decode()
        if "text/html" in response["Content-Type"]:
            assert [link for link in links_in(text) if MARK in link] == [], address
        assert MARK not in text, address
        read += 1
    assert read >= 30
    for each in everything.values():
        assert MARKED_TEXT in client.get(each.url).content.decode()


def test_editors_see_no_harmful_link_in_what_waits_for_them(everything, client_of):
    """The address is there as text, so that they know what somebody sent."""
    call = everything["call"]
    from tests.campaigns.signing.conftest import FORM_FIELDS as SIGNED

    values = {name: SIGNED[name] for name in ("organisation", "person", "email")}
    request = SignatureRequest.objects.create(
        call_key=call.translation_key,
        language="fr",
        state="confirmed",
        confirmed_at=timezone.now(),
        **values,
    )
    SignatureRequest.objects.update(website=OF_EACH_KIND[0])
    html = client_of("Édition").get(request.review_url).content.decode()
    assert "Chœur des passerelles" in html
    assert [link for link in links_in(html) if MARK in link] == []


@pytest.mark.parametrize("url", OF_EACH_KIND)
def test_the_editors_form_refuses_a_link(everything, django_user_model, url):
    root = Client()
    root.force_login(django_user_model.objects.create_superuser("root"))
    event = everything["event"]
    for name in ("website", "online_url", "registration_url"):
        refused = press_publish(root, event, **{name: url}).status_code == 200
        # The form puts https: before what has no scheme.
        stored = getattr(EventPage.objects.get(pk=event.pk), name)
        assert refused == (stored == "") and (refused or safe_url(stored) == "https:" + url)
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}
    block = {"key": "a", "text": "Voir ici", "type": "unstyled", "depth": 0,
             "inlineStyleRanges": [],
             "entityRanges": [{"key": 0, "offset": 0, "length": 4}]}  # fmt: skip
    written = json.dumps({"blocks": [block], "entityMap": {"0": link}})
    press_publish(root, event, body=written)
    stored = EventPage.objects.get(pk=event.pk).body
    assert [link for link in links_in(stored) if not safe_url(link)] == []


@pytest.mark.parametrize("url", OF_EACH_KIND)
def test_a_pasted_call_has_no_harmful_link(url):
    text = f"Titre\n\nNous appelons[1]. Voir {url}\n\n[1] Rapport, {url}\n"
    call = call_from(parse(text))
    assert all(safe_url(note.url) or not note.url for note in call.notes.all())
    for html in (call.standfirst, call.body, call.closing):
        assert [link for link in links_in(html) if not safe_url(link)] == []


@pytest.mark.parametrize("url", [url for url in HOSTILE if '"' not in url])
def test_a_translated_segment_or_po_file_takes_no_link_of_its_own(url):
    """A segment has the ids of the source's links, and no addresses."""
    original = 'Voir <a id="a1">ici</a>'
    for written in (f'See <a href="{url}">here</a>', f'See <a id="a1" href="{url}">here</a>'):
        assert translation_error(original, written, CallPage, "body")


def test_a_link_that_a_translation_replaces_is_held_to_the_rule(client, everything):
    """The row of wagtail-localize, written past its form."""
    call, url = everything["call"], OF_EACH_KIND[0]
    source = TranslationSource.objects.get(object_id=call.translation_key)
    segment = source.overridablesegment_set.get(context__path__endswith=".url",
                                                 context__path__startswith="notes.")  # fmt: skip
    english = call.get_translations().get().locale
    SegmentOverride.objects.create(
        locale=english, context=segment.context, data_json=json.dumps(url)
    )
    translation = source.translations.get(target_locale=english)
    try:
        translation.save_target(publish=True)
    except ValidationError:
        return
    html = client.get(call.get_translation(english).url).content.decode()
    assert [link for link in links_in(html) if MARK in link] == []
