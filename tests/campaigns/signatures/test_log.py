"""Every removal of a signature stands in the call's history, and can be taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from campaigns.models import Signature, SignatureRequest
from campaigns.signatures.services import sign
from home.public_requests import services
from tests.campaigns.signatures.test_admin_views import rows

pytestmark = pytest.mark.django_db


def removed(call, client, *signatures):
    data = rows(
        *(
            {"id": row.pk, "name": "Another name", "ORDER": n, "DELETE": "1"}
            for n, row in enumerate(signatures, start=1)
        ),
        initial=len(signatures),
    )
    return client.post(reverse("call_signatories", args=[call.pk]), data)


def entry_of(call, action="campaigns.signatures_removed"):
    return PageLogEntry.objects.get(page=call, action=action)


def facts(call):
    names = ("name", "signatory_key", "sort_order", "sort_name", "text", "created_at")
    return list(Signature.objects.filter(call_key=call.translation_key).values(*names))


def test_a_removal_is_logged_with_the_names_as_they_were_signed(
    admin_client, admin_user, call, organisations
):
    """Every removal of signatures is logged with names."""
    signatures = [sign(call, organisations[0]), sign(call, None, "Collectif de la Vallée")]
    assert removed(call, admin_client, *signatures).status_code == 302
    entry = entry_of(call)
    assert [row["name"] for row in entry.data["signatures"]] == [
        "La Cimade",
        "Collectif de la Vallée",
    ]
    assert entry.user == admin_user
    assert (
        entry.message == "2 signatures ont été retirées\u202f: La Cimade · Collectif de la Vallée"
    )


def test_a_save_that_removes_nothing_logs_nothing(admin_client, call, organisations):
    row = sign(call, organisations[0])
    data = rows({"id": row.pk, "name": row.name, "ORDER": 1}, initial=1)
    admin_client.post(reverse("call_signatories", args=[call.pk]), data)
    assert not PageLogEntry.objects.filter(page=call, action__startswith="campaigns.").exists()


def test_removed_signatures_are_put_back_as_they_were(admin_client, call, organisations):
    """A removal can be taken back: organisations, names, positions and days."""
    signatures = [sign(call, organisations[0]), sign(call, None, "Collectif de la Vallée")]
    Signature.objects.update(created_at=signatures[0].created_at - timedelta(days=30))
    before = facts(call)
    removed(call, admin_client, *signatures)
    assert facts(call) == []
    page = admin_client.get(reverse("call_signatories", args=[call.pk])).content.decode()
    assert "La Cimade · Collectif de la Vallée" in page
    address = reverse("put_back_signatories", args=[call.pk, entry_of(call).pk])
    assert address in page
    assert admin_client.get(address).status_code == 405
    admin_client.post(address)
    assert facts(call) == before
    assert entry_of(call, "campaigns.signatures_put_back").message == (
        "2 signatures ont été remises\u202f: La Cimade · Collectif de la Vallée"
    )
    page = admin_client.get(reverse("call_signatories", args=[call.pk])).content.decode()
    assert address not in page


def test_what_has_signed_again_meanwhile_is_not_put_back_twice(admin_client, call, organisations):
    signatures = [sign(call, organisations[0]), sign(call, None, "Collectif de la Vallée")]
    removed(call, admin_client, *signatures)
    sign(call, organisations[0], "Cimade")
    entry = entry_of(call)
    admin_client.post(reverse("put_back_signatories", args=[call.pk, entry.pk]))
    admin_client.post(reverse("put_back_signatories", args=[call.pk, entry.pk]))
    assert sorted(row["name"] for row in facts(call)) == ["Cimade", "Collectif de la Vallée"]


@pytest.fixture
def request_of(call):
    """The accepted request of the organisation whose signature it became."""

    def make(signature):
        request = SignatureRequest.objects.create(
            call_key=call.translation_key,
            language="fr",
            organisation=signature.name,
            email="alix@example.org",
            person="Alix",
        )
        services.confirm(request)
        request.refresh_from_db()
        request.signature = signature
        request.change_state("accepted")
        return request

    return make


def test_a_signature_that_is_put_back_is_still_withdrawn_by_its_private_link(
    admin_client, call, organisations, request_of
):
    signature = sign(call, organisations[0])
    request = request_of(signature)
    removed(call, admin_client, signature)
    request.refresh_from_db()
    assert request.signature is None
    admin_client.post(reverse("put_back_signatories", args=[call.pk, entry_of(call).pk]))
    request.refresh_from_db()
    assert request.signature.name == "La Cimade"
    services.withdraw(request)
    assert facts(call) == []


def test_a_withdrawal_is_logged_and_nobody_puts_it_back(
    admin_client, call, organisations, request_of
):
    services.withdraw(request_of(sign(call, organisations[0])))
    entry = entry_of(call, "campaigns.signature_withdrawn")
    assert entry.message == "L’organisation a retiré sa signature\u202f: La Cimade"
    response = admin_client.get(reverse("call_signatories", args=[call.pk]))
    assert response.context["removals"] == []
    admin_client.post(reverse("put_back_signatories", args=[call.pk, entry.pk]))
    assert facts(call) == []
