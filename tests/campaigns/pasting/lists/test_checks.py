"""A pasted list with lines that are not plainly names: they wait for the editor's yes."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from campaigns.models import Signature
from home.roles import EDITION

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def address(call):
    return reverse("paste_signatories", args=[call.pk])


@pytest.fixture
def editor(client, django_user_model):
    """A client of somebody who writes and publishes."""
    user = django_user_model.objects.create_user("editor", "editor@example.org")
    user.groups.add(Group.objects.get(name=EDITION))
    client.force_login(user)
    return client


def names_of(call):
    return [row.name for row in Signature.objects.filter(call_key=call.translation_key)]


LETTER = (
    "Signataires :\r\nOrganisations locales :\r\nZone\r\nContact presse : 06 00 00 00 00\r\n"
    "Quais (https://quais.example.org)\r\n"
)


def test_what_is_not_plainly_a_name_is_to_check_and_left_out(editor, address):
    """Signataires :, Organisations locales :, Contact presse : 06 …: to check, left out."""
    response = editor.post(address, {"text": LETTER})
    forms = list(response.context["lines"])
    assert [(form.line.name, form.line.state, form["act"].value()) for form in forms] == [
        ("Signataires :", "check", "leave"),
        ("Organisations locales :", "check", "leave"),
        ("Zone", "new", "name"),
        ("Contact presse : 06 00 00 00 00", "check", "leave"),
        ("Quais", "new", "name"),
    ]
    text = response.content.decode()
    assert "Cela ressemble à des coordonnées\u202f: elles ne sont pas publiées." in text
    assert "Non publié\u202f: https://quais.example.org" in text


def saved_as_shown(response):
    """What a browser sends when an editor changes nothing."""
    forms = response.context["lines"]
    return {form.add_prefix(name): form[name].value() for form in forms for name in ("name", "act")}


def test_saved_as_shown_only_plain_names_sign(editor, address, call):
    shown = saved_as_shown(editor.post(address, {"text": LETTER}))
    assert editor.post(address, {"text": LETTER, "save": ""} | shown).status_code == 302
    assert names_of(call) == ["Zone", "Quais"]


def test_a_line_to_check_signs_if_the_editor_says_so(editor, address, call):
    shown = saved_as_shown(editor.post(address, {"text": LETTER}))
    data = {"text": LETTER, "save": ""} | shown | {"line-2-act": "name"}
    assert editor.post(address, data).status_code == 302
    assert names_of(call) == ["Organisations locales :", "Zone", "Quais"]


def test_a_paragraph_that_is_left_out_stops_nobody(editor, address, call):
    text = "Zone\n\n" + "Nous vous écrivons pour vous dire que nous signons. " * 10
    shown = saved_as_shown(editor.post(address, {"text": text}))
    assert editor.post(address, {"text": text, "save": ""} | shown).status_code == 302
    assert names_of(call) == ["Zone"]


def test_a_recognised_name_is_written_as_the_site_writes_it(editor, address, call, cimade):
    """A pasted name is recognised: as the site writes it, unless the editor keeps it."""
    response = editor.post(address, {"text": "CIMADE"})
    [form] = response.context["lines"]
    assert form["name"].value() == "La Cimade"
    assert "Dans votre liste\u202f: «\u202fCIMADE\u202f»" in response.content.decode()
    shown = saved_as_shown(response)
    assert editor.post(address, {"text": "CIMADE", "save": ""} | shown).status_code == 302
    assert names_of(call) == ["La Cimade"]


def test_a_name_of_another_organisation_is_not_written_as_the_first_ones(
    editor, address, call, cimade
):
    shown = saved_as_shown(editor.post(address, {"text": "CIMADE"}))
    data = {"text": "CIMADE", "save": ""} | shown | {"line-1-act": "name"}
    assert editor.post(address, data).status_code == 302
    signature = Signature.objects.get()
    assert (signature.name, signature.signatory_key) == ("CIMADE", None)


def test_the_way_back_keeps_all_that_was_pasted(editor, address, cimade):
    text = (
        "Signataires :\r\n\r\n1. CIMADE\r\n2. **Rivage** (https://rivage.example.org)\r\nA\tB\r\n"
    )
    pasted = text.replace("\r\n", "\n").strip()
    shown = saved_as_shown(editor.post(address, {"text": text}))
    response = editor.post(address, {"text": text, "back": ""} | shown)
    assert response.context["form"]["text"].value() == pasted
    shown["line-3-name"] = "Rivages"
    response = editor.post(address, {"text": text, "back": ""} | shown)
    assert response.context["form"]["text"].value() == pasted.replace("Rivage", "Rivages")


def test_a_name_that_is_to_check_is_not_the_first_of_two(editor, address):
    response = editor.post(address, {"text": "Zone\tQuais\nQuais"})
    assert [form.line.state for form in response.context["lines"]] == ["new", "check", "new"]
