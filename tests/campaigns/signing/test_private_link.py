"""The link in the e-mails: it shows on GET, acts on POST, and gives nothing away."""

import pytest
from django.conf import settings
from django.core import mail

from campaigns.models import Signature, SignatureRequest
from campaigns.signing import services
from home.models import PrivateLink
from home.public_requests.services import erase_expired
from tests.campaigns.signing.conftest import FORM_FIELDS
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


def state() -> str:
    return SignatureRequest.objects.get().state


def test_opening_the_link_does_nothing_and_pressing_confirms(signer, call):
    signer.sign(call)
    url = private_url()
    for _scanner in range(2):
        assert signer.client.head(url).status_code == 200
        response = signer.client.get(url)
    assert state() == "received"
    assert 'value="confirm"' in response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    response = signer.press(url, "confirm")
    assert (response.status_code, response["Location"]) == (303, url)
    assert state() == "confirmed"
    assert "c’est confirmé" in signer.client.get(url).content.decode()
    assert not signer.client.cookies


def test_a_link_replayed_changes_nothing(signer, call):
    signer.sign(call)
    for _time in range(2):
        signer.press(private_url(), "confirm")
    assert state() == "confirmed"
    assert SignatureRequest.objects.get().confirmed_at is not None


@pytest.mark.parametrize("altered", [lambda url: url[:-3] + "/", lambda url: url[:-2] + "x/"])
def test_an_altered_link_says_so(signer, call, altered):
    signer.sign(call)
    url = altered(private_url())
    response = signer.client.get(url)
    assert response.status_code == 404
    assert "Ce lien n’est pas complet" in response.content.decode()
    assert signer.press(url, "confirm").status_code == 404
    assert state() == "received"


def test_only_the_hash_of_a_link_is_kept(signer, call):
    signer.sign(call)
    [link] = PrivateLink.objects.all()
    assert link.token_hash not in private_url()
    assert len(link.token_hash) == 64


def test_an_old_link_confirms_no_more_but_brings_a_new_one(signer, call, clock):
    signer.sign(call)
    old = private_url()
    clock.shift((settings.PROOF_DAYS + 1) * 24 * 3600)
    signer.press(old, "confirm")
    assert state() == "received"
    assert "a expiré" in signer.client.get(old).content.decode()
    signer.press(old, "again")
    assert len(mail.outbox) == 2
    assert "Un nouveau courriel est parti" in signer.client.get(old).content.decode()
    signer.press(private_url(), "confirm")
    assert state() == "confirmed"


def test_withdrawing_works_at_any_time_at_once_and_forgets_the_person(
    signer, call, editor, act, clock
):
    request = signer.sign(call)
    first = private_url()
    signer.press(first, "confirm")
    act(services.accept, request, editor, None, "Chœur des passerelles")
    assert [row.name for row in call.signatures()] == ["Chœur des passerelles"]
    clock.shift(400 * 24 * 3600)
    assert erase_expired() == 1
    request.refresh_from_db()
    assert (request.person, request.email) == ("", "")
    assert "a signé" in signer.client.get(first).content.decode()
    signer.press(first, "withdraw")
    assert not Signature.objects.exists()
    assert state() == "withdrawn"
    assert "Chœur" not in signer.client.get(call.url).content.decode()
    signer.press(first, "withdraw")
    signer.press(first, "confirm")
    assert state() == "withdrawn"


def test_a_request_is_withdrawn_before_it_is_confirmed(signer, call):
    signer.sign(call)
    signer.press(private_url(), "withdraw")
    request = SignatureRequest.objects.get()
    assert (request.state, request.person, request.email) == ("withdrawn", "", "")


def test_the_link_of_an_unpublished_call_only_withdraws(signer, call):
    signer.sign(call)
    call.unpublish()
    url = private_url()
    text = signer.client.get(url).content.decode()
    assert 'value="confirm"' not in text
    signer.press(url, "confirm")
    assert state() == "received"
    signer.press(url, "withdraw")
    assert state() == "withdrawn"


def test_a_request_made_in_time_is_confirmed_after_the_last_day(signer, call):
    signer.sign(call)
    call.signing = "closed"
    call.save_revision().publish()
    signer.press(private_url(), "confirm")
    assert state() == "confirmed"


def test_the_person_is_named_nowhere_in_public(signer, call, editor, act):
    request = signer.sign(call)
    url = private_url()
    signer.press(url, "confirm")
    act(services.accept, request, editor, None, "Chœur")
    for address in (url, call.url, call.signing_url(), call.signing_url("sent")):
        text = signer.client.get(address).content.decode()
        assert FORM_FIELDS["person"] not in text
        assert FORM_FIELDS["email"] not in text
