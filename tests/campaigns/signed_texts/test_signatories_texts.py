"""Which text each organisation signed, in the editor's list of signatories."""

import pytest
import time_machine
from django.urls import reverse

from campaigns.models import Signature, SignedText
from campaigns.signatures.services import sign
from tests.campaigns.signatures.test_admin_views import rows
from tests.campaigns.texts import change, signed_call
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    """A call that a collective signed before it was changed, and another one after."""
    call = signed_call(site_tree)
    with time_machine.travel("2026-12-03T09:00:00Z"):
        call = change(call, "change")
    sign(call, None, "Collectif du Plateau")
    return call


def row(signature, **facts):
    return {"id": signature.pk, "name": signature.name, "ORDER": "1", **facts}


def test_an_editor_sees_which_text_each_organisation_signed(admin_client, call):
    address = reverse("call_signatories", args=[call.pk])
    formset = admin_client.get(address, headers={"accept-language": "en"}).context["formset"]
    text = SignedText.objects.get()
    assert formset.texts == [
        ("", "As it is now"),
        (text.pk, "Before 3\u00a0Dec 2026"),
    ]
    assert {form["name"].value(): form["text"].value() for form in formset.initial_forms} == {
        "Collectif du Plateau": None,
        "Collectif de la Vallée": text.pk,
    }


def test_an_organisation_that_holds_to_the_changed_text_is_moved_to_it(admin_client, call):
    signature = Signature.objects.get(name="Collectif de la Vallée")
    data = rows(row(signature, text=""), initial=1)
    assert admin_client.post(reverse("call_signatories", args=[call.pk]), data).status_code == 302
    signature.refresh_from_db()
    assert signature.text is None


def test_the_text_of_another_call_is_no_choice(admin_client, call, site_tree):
    other = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    sign(other, None, "Collectif")
    change(other, "change")
    foreign = Signature.objects.get(name="Collectif").text
    signature = Signature.objects.get(name="Collectif de la Vallée")
    data = rows(row(signature, text=foreign.pk), initial=1)
    response = admin_client.post(reverse("call_signatories", args=[call.pk]), data)
    assert list(response.context["formset"].forms[0].errors) == ["text"]


def test_saving_the_list_of_a_call_that_was_not_changed_asks_for_no_text(admin_client, site_tree):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    signature = sign(call, None, "Collectif")
    address = reverse("call_signatories", args=[call.pk])
    assert "text" not in admin_client.get(address).context["formset"].forms[0].fields
    assert admin_client.post(address, rows(row(signature), initial=1)).status_code == 302
    assert Signature.objects.get().text is None
