"""The form to sign a call, and what robots, accidents and bad input do to it."""

import html
import re

import pytest
from django.core import mail

from campaigns.enums import Signing
from campaigns.models import CallPage, SignatureRequest
from home.public_requests.forms import TOKEN_LIFE
from tests.campaigns.signing.conftest import FORM_FIELDS, open_call
from tests.factories import CallPageFactory, publish, translated
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db

CONTROL = "".join(map(chr, range(32))) + "\x7f\x85\u2028"


@pytest.fixture(scope="module")
def published(shared_data):
    return open_call()


@pytest.fixture
def call(published, clock):
    """As it stands in the database: what another test did to it was taken back."""
    return CallPage.objects.get(pk=published.pk)


def test_the_form_of_an_open_call_is_reached_in_both_languages(client, call):
    english = translated(call, **{"Des droits": "Rights"})
    assert client.get(call.url).content.decode().count('href="/fr/appels/des-droits/signer/"') == 2
    french, other = client.get(call.signing_url()), client.get(english.signing_url())
    assert english.signing_url() == "/en/calls/des-droits-en/sign/"
    assert "Signer au nom d’une organisation" in french.content.decode()
    assert "Sign as an organisation" in other.content.decode()
    assert 'href="/en/calls/des-droits-en/sign/"' in french.content.decode()
    assert not client.cookies
    assert "no-store" in french["Cache-Control"]
    assert "noindex" in french["X-Robots-Tag"]


def test_a_request_is_kept_and_the_person_written_to(signer, call):
    request = signer.sign(call, organisation="  Chœur  des passerelles ")
    assert (request.organisation, request.acronym) == ("Chœur des passerelles", "CDP")
    assert request.website == "https://passerelles.example.org"
    assert (request.person, request.email) == (FORM_FIELDS["person"], FORM_FIELDS["email"])
    assert (request.state, request.language, request.suspected) == ("received", "fr", False)
    [message] = mail.outbox
    assert message.to == [FORM_FIELDS["email"]]
    assert message.subject == "Confirmez la signature\u202f: Chœur des passerelles – CDP"
    assert "Bonjour Luis Ortega" in message.body
    assert not call.signatures().exists()


def test_an_english_reader_is_written_to_in_english(signer, call):
    signer.sign(translated(call, **{"Des droits": "Rights"}))
    assert "Hello Luis Ortega" in mail.outbox[0].body
    assert "/en/signature/" in mail.outbox[0].body
    assert "“Rights”" in mail.outbox[0].body


def test_what_is_missing_is_said_and_nothing_typed_is_lost(signer, call):
    response = signer.open(call).send(person="", email="luis", consent="")
    text = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert 'value="Chœur des passerelles"' in text
    assert 'value="luis"' in text
    for said in ("3 choses", "Indiquez une adresse de courriel", "Sans votre accord"):
        assert said in text
    assert not SignatureRequest.objects.exists()


@pytest.mark.parametrize("field", ["organisation", "acronym", "website", "person", "email"])
@pytest.mark.parametrize(
    "bad",
    [
        "x\r\nBcc: everybody@example.org",
        f"x{CONTROL}y",
        "x\x00y",
        "x\u202egro.elpmaxe\u2066y",
        "x" * 1_000_000,
        "\ud800",
        "‮",
    ],
    ids=["header", "control", "nul", "bidi", "megabyte", "surrogate", "only-invisible"],
)
def test_bad_input_breaks_nothing(signer, call, field, bad):
    bad = bad.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    response = signer.open(call).send(**{field: bad})
    assert response.status_code in (303, 422)
    for request in SignatureRequest.objects.all():
        for name in ("organisation", "acronym", "website", "person", "email"):
            value = getattr(request, name)
            assert not set(value) & set(CONTROL + "\u202e\u2066")
    for message in mail.outbox:
        assert message.to == [FORM_FIELDS["email"]] or message.to[0].count("@") == 1
        assert "\n" not in message.subject
        assert b"\nBcc:" not in message.message().as_bytes()


def test_a_name_that_is_html_is_shown_as_text(signer, call):
    signer.sign(call, person="<b>Luis</b>", organisation="<script>alert(1)</script>")
    assert "<b>Luis</b>" in mail.outbox[0].body
    [alternative] = mail.outbox[0].alternatives
    assert "&lt;b&gt;Luis&lt;/b&gt;" in alternative.content
    assert "<script>" not in alternative.content


def test_ten_clicks_are_one_request_and_one_letter(signer, call):
    signer.open(call)
    for _click in range(3):
        assert signer.send().status_code == 303
    assert SignatureRequest.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_form_sent_again_with_another_address_corrects_the_first(signer, call):
    signer.sign(call, email="luis@passerelle.example.org")
    signer.send(email="luis@passerelles.example.org")
    [request] = SignatureRequest.objects.all()
    assert request.email == "luis@passerelles.example.org"
    assert [message.to[0] for message in mail.outbox] == [
        "luis@passerelle.example.org",
        "luis@passerelles.example.org",
    ]
    assert signer.client.get(private_url(mail.outbox[0])).status_code == 404
    assert signer.client.get(private_url(mail.outbox[1])).status_code == 200


def test_asking_again_from_a_new_form_sends_the_letter_again(signer, call):
    signer.sign(call)
    signer.sign(call, organisation="CHŒUR DES PASSERELLES")
    assert SignatureRequest.objects.count() == 1
    assert len(mail.outbox) == 2


def test_a_form_that_stood_open_too_long_is_sent_with_one_more_click(signer, call, clock):
    signer.open(call)
    clock.shift(TOKEN_LIFE)
    response = signer.send()
    text = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert "trop longtemps" in text
    assert 'value="Chœur des passerelles"' in text
    assert 'value="luis@passerelles.example.org"' in text
    response = signer.send(token=re.search(r'name="token" value="([^"]+)"', text)[1])
    assert response.status_code == 303
    assert not SignatureRequest.objects.get().suspected


@pytest.mark.parametrize("token", ["", "forged", "a:b:c"])
def test_a_forged_token_is_no_token(signer, call, token):
    assert signer.open(call).send(token=token).status_code == 422


def test_a_token_of_another_call_is_no_token(signer, call, site_tree):
    other = publish(CallPageFactory(parent=site_tree["fr"]["calls"], signing=Signing.OPEN))
    token = signer.open(other).form["token"]
    assert signer.open(call).send(token=token).status_code == 422


@pytest.mark.parametrize("how", ["honeypot", "too fast"])
def test_robots_are_kept_as_suspected_and_get_no_hint(signer, call, clock, how):
    signer.open(call)
    if how == "too fast":
        clock.shift(-3)
    response = signer.send(**({"homepage": "http://x"} if how == "honeypot" else {}))
    assert (response.status_code, response["Location"]) == (303, call.signing_url("sent"))
    assert SignatureRequest.objects.get().suspected
    assert mail.outbox == []


def test_the_seventh_try_within_a_minute_waits_with_its_text_kept(signer, call):
    signer.open(call)
    codes = [signer.send(email="luis").status_code for _try in range(6)]
    response = signer.send(email=FORM_FIELDS["email"])
    text = html.unescape(response.content.decode())
    assert codes == [422] * 6
    assert response.status_code == 429
    assert "attendez une minute" in text
    assert 'value="luis@passerelles.example.org"' in text
    assert response["Retry-After"] == "60"
    assert not SignatureRequest.objects.exists()


def test_thirty_people_behind_one_router_sign_within_an_hour(signer, call, clock):
    for number in range(30):
        signer.sign(call, organisation=f"Collectif {number}", email=f"p{number}@example.org")
        clock.shift(110)
    assert SignatureRequest.objects.filter(suspected=False).count() == 30


def test_nobody_is_flooded_with_letters(signer, call, clock):
    for number in range(10):
        signer.sign(call, organisation=f"Collectif {number}")
        clock.shift(60)
    assert signer.open(call).send(organisation="Collectif 11").status_code == 429
    assert len(mail.outbox) == 10


@pytest.mark.parametrize("closing", [{"signing": Signing.CLOSED}, {"signing_until": "2026-11-30"}])
def test_a_closed_call_is_not_signed(signer, call, closing):
    signer.open(call)
    for name, value in closing.items():
        setattr(call, name, value)
    call = publish(call)
    assert "signer/" not in signer.client.get(call.url).content.decode()
    response = signer.send()
    assert response.status_code == 410
    assert "plus ouvert à la signature" in response.content.decode()
    assert not SignatureRequest.objects.exists()


def test_an_unpublished_call_is_not_signed(signer, call):
    signer.open(call)
    call.unpublish()
    assert signer.send().status_code == 404
    assert not SignatureRequest.objects.exists()
