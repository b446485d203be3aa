"""A private link as mail programs and people hand it on: with a full stop, cut, with a word."""

import pytest

from tests.public_requests import private_url

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AROUND = [
    "{link}.",
    "{link})",
    "{link},",
    "{link}%3E",
    "{link};",
    "{link}%22",
    "{link}'",
    "{link}%C2%BB",
    "{link}%E2%80%A6",
    "{link}%20",
    "{link}%0A",
    "{link}).",
    "{link}]",
    "{link}*",
    "{link}!",
    "{link}?x=1.",
    "{bare}",
    "{bare}.",
    "{bare})",
    "{bare},/",
    "{bare}%C2%A0",
    "{bare}=",
    "{bare}/Merci",
    "{before}%3C{token}%3E",
    "{before}_{token}_/",
    "{before}{token}Merci/",
    "{before}{token}%E2%80%8B/",
]


def shapes(url: str, pattern: str) -> str:
    before, token = url[:-1].rsplit("/", 1)
    return pattern.format(link=url, bare=url[:-1], before=f"{before}/", token=token)


@pytest.mark.parametrize("pattern", AROUND)
def test_a_private_link_with_signs_around_it_leads_to_its_page(signer, call, pattern):
    """A private link followed by `.` or `)` led to the general 404."""
    signer.sign(call)
    url = private_url()
    response = signer.client.get(shapes(url, pattern), follow=True)
    assert response.status_code == 200
    assert 'value="confirm"' in response.content.decode()
    assert [address.split("?")[0] for address, _status in response.redirect_chain][-1:] in (
        [url],
        [],
    )
    for address, _status in response.redirect_chain:
        assert address.split("?")[0] == url


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["signature", "submission"])
@pytest.mark.parametrize("rest", ["/", "/abc", "/abc/", "/abc.", "/abc)/x/", "/%3C/", "/a b/"])
def test_a_cut_link_says_that_it_is_not_complete_and_what_to_do(
    client, site_tree, kind, rest, language
):
    response = client.get(f"/{language}/{kind}{rest}", follow=True)
    said = {
        "fr": ("Ce lien n’est pas complet", "Copiez"),
        "en": ("This link is not complete", "copy the whole link"),
    }[language]
    html = response.content.decode()
    assert response.status_code == 404
    assert said[0] in html
    assert said[1].casefold() in html.casefold()


def test_the_link_of_another_kind_of_request_is_not_shown(signer, call):
    signer.sign(call)
    url = private_url().replace("/signature/", "/submission/")
    assert signer.client.get(f"{url}.", follow=True).status_code == 404


def test_a_page_of_the_site_may_be_called_signature(client, site_tree):
    from home.models import StandardPage

    page = StandardPage(title="Signature mode d’emploi", slug="signature")
    site_tree["fr"]["home"].add_child(instance=page)
    response = client.get("/fr/signature/")
    assert (response.status_code, "mode d’emploi" in response.content.decode()) == (200, True)
