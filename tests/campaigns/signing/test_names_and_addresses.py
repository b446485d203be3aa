"""What the form to sign says of each field that is empty or wrong, in words, and keeps."""

import html
import re

import pytest
from django.core import mail

from campaigns.models import CallPage, SignatureRequest
from tests.campaigns.signing.conftest import open_call
from tests.factories import translated

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def published(shared_data):
    return open_call()


@pytest.fixture
def call(published, clock):
    return CallPage.objects.get(pk=published.pk)


def errors_of(response) -> list[str]:
    """The messages of the list above a form, each with the field it leads to."""
    text = html.unescape(response.content.decode())
    wrong = re.search(r'<section class="form-wrong".*?</section>', text, re.DOTALL)[0]
    return re.findall(r'<a href="#id_(\w+)">([^<]+)</a>', wrong)


def test_each_empty_field_says_what_to_enter(signer, call):
    """It said "Champ requis." of every one."""
    empty = dict.fromkeys(signer.written, "")
    response = signer.open(call).send(**empty)
    assert errors_of(response) == [
        ("organisation", "Indiquez le nom de l’organisation."),
        ("person", "Indiquez votre nom."),
        ("email", "Indiquez votre adresse de courriel."),
        ("consent", "Sans votre accord, nous ne pouvons pas garder votre demande."),
    ]
    assert "<title>Erreur\u202f: Signer" in response.content.decode()
    english = signer.open(translated(call)).send(**empty)
    assert [said for _field, said in errors_of(english)] == [
        "Enter the name of the organisation.",
        "Enter your name.",
        "Enter your e-mail address.",
        "We cannot keep your request without your agreement.",
    ]
    assert "<title>Error: Sign" in english.content.decode()


def test_a_form_without_mistakes_has_no_error_in_its_title(client, call):
    assert "<title>Signer" in client.get(call.signing_url()).content.decode()


@pytest.mark.parametrize(
    "name", ["…", "-", "N/A", "https://example.org", "contact@example.org", "www.example.org"]
)
@pytest.mark.parametrize("field", ["organisation", "acronym", "person"])
def test_nothing_and_addresses_are_no_names(signer, call, name, field):
    """Signing accepted "…" or an address as an organisation."""
    response = signer.open(call).send(**{field: name})
    assert response.status_code == 422
    assert [where for where, _said in errors_of(response)] == [field]
    assert f'value="{name}"' in html.unescape(response.content.decode())
    assert not SignatureRequest.objects.exists()


def test_an_address_of_this_machine_is_refused_and_one_of_another_script_written_to(signer, call):
    response = signer.open(call).send(email="alix@localhost")
    assert errors_of(response) == [
        (
            "email",
            "Indiquez une adresse de courriel à laquelle nous pouvons écrire, par exemple "
            "nom@example.org.",
        )
    ]
    request = signer.sign(call, email="u\u0308@exämple.org")
    assert request.email == "ü@exämple.org"
    assert mail.outbox[-1].to == ["ü@exämple.org"]


@pytest.mark.parametrize(("field", "most"), [("organisation", 200), ("acronym", 40)])
def test_what_is_too_long_is_named(signer, call, field, most):
    response = signer.open(call).send(**{field: "Chœur " * 60})
    [(where, said)] = errors_of(response)
    assert where == field
    assert f"écrivez au plus {most} caractères." in said
