"""How a reader takes part: from a call, from the invitation, while there is something to sign."""

import pytest

from campaigns.enums import Signing
from tests.factories import CallPageFactory, ProgrammePageFactory, publish, translated

pytestmark = pytest.mark.django_db


def main(client, url) -> str:
    return client.get(url).content.decode().split("<main")[1].split("</main>")[0]


@pytest.fixture
def home(site_tree, time_machine):
    time_machine.move_to("2026-12-01 10:00:00Z", tick=False)
    home = site_tree["fr"]["home"]
    home.call_to_action = "Ajoutez votre événement et signez."
    return publish(home)


def test_the_invitation_leads_to_the_two_forms(client, home):
    """ "Take part: add it and sign" had only a mailto."""
    programme = publish(ProgrammePageFactory(year=2026, invitation="Ajoutez-le."))
    call = publish(CallPageFactory(title="Des droits", slug="droits", signing=Signing.OPEN))
    translated(call, **{"Des droits": "Rights"})
    publish(CallPageFactory(title="Fini", slug="fini"))
    for address in (home.url, programme.url):
        html = main(client, address).split('id="take-part"')[1]
        assert '<a class="button button-light" href="/fr/programme/2026/proposer/">' in html
        assert (
            '<a class="button button-light" href="/fr/appels/droits/signer/">'
            "Signer l’appel «\u202fDes droits\u202f»</a>"
        ) in html
        assert "fini" not in html
    html = main(client, "/en/programme/2026/")
    assert 'href="/en/programme/2026/submit/"' in html
    assert 'href="/en/calls/droits-en/sign/">Sign the call “Rights”</a>' in html


def test_the_invitation_offers_no_form_that_is_closed(client, home, site_tree):
    publish(ProgrammePageFactory(year=2024))
    publish(CallPageFactory(slug="a", signing=Signing.OPEN, signing_until="2026-11-30"))
    html = main(client, home.url)
    assert "/proposer/" not in html
    assert "/signer/" not in html


def test_a_call_that_was_never_open_says_nothing_of_signing(client, site_tree):
    """It said that it was no longer open."""
    call = publish(CallPageFactory(slug="a"))
    translated(call)
    for address in (call.url, "/en/calls/a-en/"):
        html = main(client, address)
        assert 'class="signing"' not in html
        assert "sign/" not in html
    assert client.get(call.signing_url()).status_code == 404


def test_a_call_that_was_open_says_that_it_is_closed(client, site_tree):
    call = publish(CallPageFactory(slug="a", signing=Signing.OPEN))
    call.signing = Signing.CLOSED
    call = publish(call)
    assert "Cet appel n’est plus ouvert à la signature." in main(client, call.url)
    assert client.get(call.signing_url()).status_code == 410


def test_open_for_signature_is_a_link_to_the_form_wherever_it_stands(client, site_tree):
    call = publish(CallPageFactory(slug="a", signing=Signing.OPEN))
    link = '<a class="badge badge-open" href="/fr/appels/a/signer/">Ouvert à la signature</a>'
    for address in (call.url, "/fr/appels/", "/fr/"):
        assert link in main(client, address)
