"""Links to pass a page on: plain, whole, and of nobody who watches the page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation

from home.pages.sharing import share_links
from tests.factories import CallPageFactory, publish, translated

TITLE = "Égalité & « droits » + 100 % ? #18"
ADDRESS = "https://example.org/fr/appels/egalite/"


def query(link):
    return parse_qs(urlsplit(link.url).query, strict_parsing=True)


def test_each_link_carries_the_title_and_the_address_whole():
    with translation.override("en"):
        email, whatsapp, telegram, facebook = share_links(TITLE, ADDRESS)
    assert email.name == "By e-mail"
    # In a mailto address a plus is a plus (RFC 6068, section 5).
    assert "+" not in email.url
    assert query(email) == {"subject": [TITLE], "body": [f"{TITLE}\r\n{ADDRESS}"]}
    assert query(whatsapp) == {"text": [f"{TITLE}\n{ADDRESS}"]}
    assert query(telegram) == {"url": [ADDRESS], "text": [TITLE]}
    assert query(facebook) == {"u": [ADDRESS]}


@pytest.mark.django_db
def test_a_call_is_shared_by_the_address_of_its_language(client, site_tree):
    call = publish(CallPageFactory(title="Appel", slug="appel"))
    english = translated(call, Appel="Call")
    for page in (call, english):
        html = client.get(page.url).content.decode()
        share = html[html.index('id="share"') : html.index("</main>")]
        assert f'<a href="{page.full_url}" dir="ltr">{page.full_url}</a>' in share
        assert share.count('rel="noopener noreferrer"') == 4
        assert f'<link rel="canonical" href="{page.full_url}">' in html
        assert "src=" not in share
