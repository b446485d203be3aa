"""The editor's page of who signed a call."""

import pytest
from django.urls import reverse

from campaigns.enums import SignatoriesOrder
from campaigns.models import Signature
from campaigns.signatures.services import shown_signatories, sign
from tests.factories import SignatoryPageFactory

pytestmark = pytest.mark.django_db


def names(call):
    return [signatory.name for signatory in shown_signatories(call)]


def rows(*rows, initial=0):
    data = {
        "signatures-TOTAL_FORMS": len(rows),
        "signatures-INITIAL_FORMS": initial,
        "signatures-MIN_NUM_FORMS": 0,
        "signatures-MAX_NUM_FORMS": 2000,
    }
    for number, row in enumerate(rows):
        data |= {f"signatures-{number}-{name}": value for name, value in row.items()}
    return data


@pytest.fixture
def address(call):
    return reverse("call_signatories", args=[call.pk])


def test_an_editor_adds_organisations_by_their_names(admin_client, address, call, organisations):
    response = admin_client.post(
        address,
        rows(
            {"name": "CIMADE", "ORDER": "1"},
            {"organisation": "fal", "ORDER": "2"},
            {"name": "Collectif de la Vallée", "ORDER": "3"},
            {"name": "", "ORDER": "4"},
            {"name": ""},
        ),
    )
    assert response.status_code == 302
    found = Signature.objects.filter(call_key=call.translation_key).order_by("sort_order")
    assert [(row.name, row.signatory_key) for row in found] == [
        ("CIMADE", organisations[0].translation_key),
        ("France Amérique Latine – FAL", organisations[2].translation_key),
        ("Collectif de la Vallée", None),
    ]


def test_an_editor_reorders_and_removes(admin_client, address, call, organisations):
    first, second = (sign(call, organisation) for organisation in organisations[:2])
    call.signatories_order = SignatoriesOrder.MANUAL
    call.save_revision().publish()
    third = sign(call, organisations[2])
    response = admin_client.post(
        address,
        rows(
            {"id": first.pk, "name": first.name, "ORDER": "2"},
            {"id": second.pk, "name": second.name, "ORDER": "3", "DELETE": "1"},
            {"id": third.pk, "name": third.name, "ORDER": "1"},
            initial=3,
        ),
    )
    assert response.status_code == 302
    assert names(call) == ["France Amérique Latine – FAL", "La Cimade"]


def test_the_same_organisation_twice_is_refused_and_nothing_typed_is_lost(
    admin_client, address, organisations
):
    data = rows({"name": "La Cimade"}, {"name": "cimade"})
    response = admin_client.post(address, data, headers={"accept-language": "en"})
    assert response.status_code == 200
    assert response.context["formset"].forms[1].errors == {
        "name": ["This organisation is already in the list."]
    }
    assert 'value="cimade"' in response.content.decode()
    assert not Signature.objects.exists()


def test_the_same_name_twice_is_refused_and_nothing_typed_is_lost(admin_client, address):
    data = rows({"name": "Collectif de la Vallée"}, {"name": "Collectif de la Vallee"})
    response = admin_client.post(address, data, headers={"accept-language": "en"})
    assert response.context["formset"].forms[1].errors == {
        "name": ["This organisation is already in the list."]
    }
    assert 'value="Collectif de la Vallee"' in response.content.decode()
    assert not Signature.objects.exists()


def test_what_somebody_else_added_meanwhile_is_noticed(admin_client, address, call, organisations):
    sign(call, organisations[0])
    sign(call, None, "Zone")
    data = rows({"name": "Cimade"}, {"name": "ZONE"})
    response = admin_client.post(address, data, headers={"accept-language": "en"})
    assert [form.errors for form in response.context["formset"].forms] == [
        {"name": ["This organisation is already in the list."]}
    ] * 2


def test_two_rows_may_change_places(admin_client, address, call, organisations):
    first, second = (sign(call, organisation) for organisation in organisations[:2])
    third, fourth = (sign(call, None, name) for name in ("Zone", "Rivage"))
    data = rows(
        {"id": first.pk, "name": "Échanges", "organisation": "Échanges"},
        {"id": second.pk, "name": "La Cimade", "organisation": "La Cimade"},
        {"id": third.pk, "name": "Rivage"},
        {"id": fourth.pk, "name": "Zone"},
        initial=4,
    )
    assert admin_client.post(address, data).status_code == 302
    found = {row.pk: row for row in Signature.objects.all()}
    assert [found[row.pk].name for row in (first, second, third, fourth)] == [
        "Échanges",
        "La Cimade",
        "Rivage",
        "Zone",
    ]
    assert found[first.pk].signatory_key == organisations[1].translation_key


def test_an_editor_chooses_the_order_beside_the_list(admin_client, address, call):
    sign(call, None, "Rivage")
    last = sign(call, None, "Zone")
    first = Signature.objects.get(name="Rivage")
    data = rows(
        {"id": first.pk, "name": "Rivage", "ORDER": "2"},
        {"id": last.pk, "name": "Zone", "ORDER": "1"},
        initial=2,
    )
    admin_client.post(address, data)
    assert names(call) == ["Rivage", "Zone"]
    # The list was opened by name again.
    admin_client.post(address, data | {"signatories_order": SignatoriesOrder.MANUAL})
    call.refresh_from_db()
    assert call.signatories_order == SignatoriesOrder.MANUAL
    assert names(call) == ["Zone", "Rivage"]


def test_similar_organisations_are_named_where_none_is_recognised(
    admin_client, address, organisations
):
    data = rows({"name": "Cimade 44", "organisation": "Cimade du Nord"})
    response = admin_client.post(address, data, headers={"accept-language": "en"})
    assert response.context["formset"].forms[0].errors == {
        "organisation": [
            "No organisation on this site has exactly this name. Similar names: La Cimade."
        ]
    }


def test_an_unknown_organisation_is_refused_and_nothing_typed_is_lost(admin_client, address):
    response = admin_client.post(address, rows({"name": "Cimade 44", "organisation": "Inconnue"}))
    assert list(response.context["formset"].forms[0].errors) == ["organisation"]
    assert 'value="Inconnue"' in response.content.decode()


def test_a_name_in_its_own_spelling_is_tied_to_an_organisation(
    admin_client, address, call, organisations
):
    admin_client.post(address, rows({"name": "Cimade Île-de-France", "organisation": "La Cimade"}))
    signature = Signature.objects.get(call_key=call.translation_key)
    assert signature.name == "Cimade Île-de-France"
    assert signature.signatory_key == organisations[0].translation_key


def test_only_those_who_may_edit_the_call_see_its_signatories(client, address, django_user_model):
    assert client.get(address).status_code == 302
    nobody = django_user_model.objects.create_user("nobody")
    client.force_login(nobody)
    assert client.get(address).status_code == 302


def test_the_editors_page_costs_the_same_with_many(
    client, admin_user, address, call, site_tree, count_queries
):
    def add(number):
        for _ in range(number):
            sign(call, SignatoryPageFactory(parent=site_tree["fr"]["signatories"]))

    client.force_login(admin_user)
    add(1)
    one = count_queries(address)
    add(2)
    assert count_queries(address) == one
