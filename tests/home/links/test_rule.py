"""The one rule: what may be a link."""

from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from wagtail.fields import RichTextField

from campaigns.pasting.text.links import find_url
from campaigns.signing.forms import SigningForm
from home.text.rich_text import prose
from home.text.safe_links import LinkField, ProseField, safe_url, validate_link, validate_prose
from tests.home.links.hostile import HARMLESS, HOSTILE, MARK

OUR_APPS = ["home", "campaigns", "programme"]


@pytest.mark.parametrize("url", HARMLESS)
def test_a_harmless_link_stays_as_it_is(url):
    assert safe_url(url) == url


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_link_is_none(url):
    assert safe_url(url) == ""


@given(st.text())
def test_whatever_is_kept_leads_where_a_parser_says(text):
    for url in (text, f"https://{text}", f"/{text}", f"java{text}script:x", f"https:{text}"):
        kept = safe_url(url)
        if kept:
            parts = urlsplit(kept)
            assert parts.scheme in ("", "http", "https", "mailto", "tel")
            assert parts.username is None and parts.password is None
            assert bool(parts.netloc) == (parts.scheme in ("http", "https"))
            assert not set(kept) & set('\\<>" \t\n\r')


def fields(kind: type[models.Field]) -> list[models.Field]:
    return [
        field
        for app in OUR_APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.local_fields
        if isinstance(field, kind)
    ]


def test_every_field_for_a_link_asks_the_rule():
    links, texts = fields(models.URLField), fields(RichTextField)
    assert len(links) >= 9 and len(texts) >= 10
    assert [field for field in links if not isinstance(field, LinkField)] == []
    assert [field for field in texts if not isinstance(field, ProseField)] == []


@pytest.mark.parametrize("url", [url for url in HOSTILE if url] + ["/fr/", "mailto:a@example.org"])
def test_no_field_for_a_link_takes_a_hostile_one(url):
    for field in fields(LinkField):
        with pytest.raises(ValidationError):
            field.clean(url, None)
    with pytest.raises(ValidationError):
        validate_link(url)


@pytest.mark.parametrize("url", [url for url in HOSTILE if '"' not in url])
def test_no_rich_text_takes_a_hostile_link(url):
    for html in (f'<p><a href="{url}">x</a></p>', f'<p><a id="1" HREF = "{url}" >x</a></p>'):
        with pytest.raises(ValidationError):
            validate_prose(html)
        for field in fields(ProseField):
            with pytest.raises(ValidationError):
                field.clean(html, None)


@pytest.mark.django_db
@pytest.mark.parametrize("url", HARMLESS)
def test_a_rich_text_takes_harmless_links(url):
    written = f'<a href="{url.replace("&", "&amp;")}">x</a>'
    html = f'<p>{written} <a linktype="page" id="3">&lt;a href="evil"&gt;</a></p>'
    validate_prose(html)
    assert written in prose(html, "en")


@pytest.mark.django_db
@pytest.mark.parametrize("url", HOSTILE)
def test_no_rich_text_shows_a_hostile_link(url):
    for html in (f'<a href="{url}">x</a>', f"<a href='{url}'>x</a>", f"<a href={url}>x</a>",
                 f'<a\nhref = "{url}" onclick="{url}">x</a>', f'<a href="&#32;{url}">x</a>',
                 f'<a linktype="external" href="{url}">x</a>', f'<p><a href="{url}"'):  # fmt: skip
        shown = prose(html, "en")
        assert "href" not in shown or (MARK not in shown and "href" in shown)


@pytest.mark.parametrize("url", HOSTILE)
def test_a_pasted_text_has_no_hostile_link(url):
    found = find_url(f"Voir {url} ici")
    if found:
        text = f"Voir {url} ici"[slice(*found)]
        assert safe_url(text if "://" in text else f"https://{text}")


@pytest.mark.parametrize("url", [url for url in HOSTILE if url])
def test_the_publics_forms_take_no_hostile_link(url):
    """What is invisible in it is left out first, and the scheme may be: then it is another one."""
    field = SigningForm.base_fields["website"]
    try:
        assert safe_url(field.clean(url)).startswith(("http://", "https://"))
    except ValidationError as refused:
        assert refused.messages[0].endswith((".", "characters)."))
