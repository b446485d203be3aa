"""The editor's page on which a list of signatories is pasted, looked at and saved."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.enums import SignatoriesOrder
from campaigns.models import SignatoryPage, Signature
from campaigns.signatures.services import shown_signatories, sign
from home.roles import CONTRIBUTION, EDITION, TRANSLATION

pytestmark = pytest.mark.django_db

LIST = "1. CIMADE\r\n2. Cimade Normandie\r\n\r\n• Collectif de la Vallée,\r\nla Cimade\r\n"


@pytest.fixture
def address(call):
    return reverse("paste_signatories", args=[call.pk])


@pytest.fixture
def editor(client, django_user_model):
    """A client of somebody who writes and publishes."""
    return logged_in(client, django_user_model, EDITION)


def logged_in(client, users, group):
    user = users.objects.create_user(group.lower(), f"{group.lower()}@example.org")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


def posted(names, acts, text="", **others):
    data = {"text": text or "\n".join(names), "save": ""}
    for number, (name, act) in enumerate(zip(names, acts, strict=True), start=1):
        data |= {f"line-{number}-name": name, f"line-{number}-act": act}
    return data | others


def names_of(call):
    return [row.name for row in Signature.objects.filter(call_key=call.translation_key)]


def test_each_line_is_shown_with_what_it_means_and_nothing_is_saved(editor, address, cimade):
    response = editor.post(address, {"text": LIST})
    forms = list(response.context["lines"])
    key = str(cimade.translation_key)
    assert [(form.line.name, form.line.state, form["act"].value()) for form in forms] == [
        ("CIMADE", "recognised", key),
        ("Cimade Normandie", "doubtful", ""),
        ("Collectif de la Vallée", "new", "name"),
        ("la Cimade", "twice", "leave"),
    ]
    assert [act for act, _label in forms[1].fields["act"].choices] == [
        "",
        key,
        "page",
        "name",
        "leave",
    ]
    assert not Signature.objects.exists()


def test_an_editor_corrects_and_saves(editor, address, call, cimade):
    names = ["CIMADE", "Cimade Normandie", "Collectif de la Valée", "la Cimade"]
    data = posted(names, [str(cimade.translation_key), "page", "name", "leave"], text=LIST)
    data |= {"line-3-name": "Collectif de la Vallée"}
    response = editor.post(address, data, follow=True, headers={"accept-language": "en"})
    assert response.redirect_chain == [(reverse("call_signatories", args=[call.pk]), 302)]
    assert names_of(call) == ["CIMADE", "Cimade Normandie", "Collectif de la Vallée"]
    draft = SignatoryPage.objects.get(title="Cimade Normandie")
    assert (draft.live, draft.owner.username) == (False, EDITION.lower())
    text = response.content.decode()
    assert "3 signatures have been added." in text
    assert "1 draft page of an organisation has been created." in text


def test_new_organisations_may_all_get_a_draft_page(editor, address):
    response = editor.post(address, {"text": "Un\nDeux", "new_ones": "page"})
    assert [form["act"].value() for form in response.context["lines"]] == ["page", "page"]


def test_a_doubtful_line_must_be_decided_and_nothing_typed_is_lost(editor, address, cimade):
    names = ["CIMADE", "Cimade de Normandie"]
    data = posted(names, ["", ""], text="CIMADE\nCimade Normandie", in_this_order="on")
    data |= {"line-1-organisation": "Une inconnue", "line-2-act": ""}
    response = editor.post(address, data, headers={"accept-language": "en"})
    first, second = response.context["lines"]
    assert first.errors == {
        "act": ["Choose what this line means."],
        "organisation": [
            "No organisation on this site has this name. Choose one from the list, or clear this "
            "field."
        ],
    }
    assert second.errors == {"act": ["Choose what this line means."]}
    text = response.content.decode()
    for kept in ('value="Une inconnue"', 'value="Cimade de Normandie"', "checked"):
        assert kept in text
    assert not Signature.objects.exists()


def test_another_organisation_may_be_written_for_a_line(editor, address, call, cimade):
    data = posted(["Cimade Normandie"], [""]) | {"line-1-organisation": "cimade"}
    assert editor.post(address, data).status_code == 302
    signature = Signature.objects.get()
    assert (signature.name, signature.signatory_key) == (
        "Cimade Normandie",
        cimade.translation_key,
    )


def test_a_corrected_name_is_recognised(editor, address, cimade):
    data = posted(["Cimmade du Nord"], ["name"]) | {"line-1-name": "La Cimade"}
    assert editor.post(address, data).status_code == 302
    assert Signature.objects.get().signatory_key == cimade.translation_key


def test_two_lines_may_not_mean_the_same_organisation(editor, address, cimade):
    data = posted(["Zone", "ZONE", "La Cimade", "FORIM"], ["name", "name", "name", "name"])
    data |= {
        "line-3-act": str(cimade.translation_key),
        "line-4-act": "name",
        "line-4-organisation": "cimade",
    }
    response = editor.post(address, data, headers={"accept-language": "en"})
    assert [form.errors.get("act") for form in response.context["lines"]] == [
        None,
        ["The same organisation as in line 1. Leave one of them out."],
        None,
        ["The same organisation as in line 3. Leave one of them out."],
    ]
    assert not Signature.objects.exists()


def test_who_has_signed_already_keeps_its_signature_and_takes_its_place_in_the_order(
    editor, address, call, cimade
):
    sign(call, cimade, "La Cimade, nationale")
    data = posted(["Zone", "CIMADE"], ["name", "keep"], in_this_order="on")
    assert editor.post(address, data).status_code == 302
    call.refresh_from_db()
    assert call.signatories_order == SignatoriesOrder.MANUAL
    assert [shown.name for shown in shown_signatories(call)] == ["Zone", "La Cimade, nationale"]


def test_saving_the_same_list_twice_adds_nothing(editor, address, call):
    data = posted(["Zone", "Rivage"], ["name", "name"])
    for _time in range(2):
        data["line-1-act"] = "name"
        assert editor.post(address, data).status_code == 302
    assert names_of(call) == ["Zone", "Rivage"]


def test_an_editor_goes_back_to_the_text_with_what_was_corrected(editor, address):
    data = posted(["Zone", "Rivages"], ["name", "name"], text="Zone\nRivage") | {"back": ""}
    del data["save"]
    response = editor.post(address, data)
    assert response.context["form"]["text"].value() == "Zone\nRivages"
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Paste the names first, one per line."),
        (" \n - \n*", "There is no name in this text. Paste one per line."),
        (
            "a" * 1_000_000,
            "This is too long for a list of signatories: 1000000 characters; at most 200000 "
            "can be read. Is it the right text?",
        ),
        ("\n".join(map(str, range(1001))), "These are 1001 lines; paste at most 1000 at a time."),
    ],
)
def test_what_is_no_list_is_refused_and_kept(editor, address, text, message):
    response = editor.post(address, {"text": text}, headers={"accept-language": "en"})
    assert response.status_code == 200
    assert response.context["form"].errors == {"text": [message]}
    assert response.context["form"]["text"].value() == text


def test_a_megabyte_is_refused_clearly_however_it_is_sent(editor, address):
    response = editor.post(
        address, "text=" + "a" * 1_000_000, content_type="application/x-www-form-urlencoded"
    )
    assert list(response.context["form"].errors) == ["text"]


def test_five_hundred_lines_are_read_and_saved(editor, address, call):
    names = [f"Collectif {number} de la rive" for number in range(500)]
    data = posted(names, ["name"] * 500, in_this_order="on")
    data |= {f"line-{number}-organisation": "" for number in range(1, 501)}
    assert editor.post(address, data).status_code == 302
    assert names_of(call) == names
    assert editor.get(reverse("call_signatories", args=[call.pk])).status_code == 200


def test_who_may_not_add_organisations_is_not_offered_to(client, address, call, django_user_model):
    helper = django_user_model.objects.create_user("helper")
    group = Group.objects.create(name="Aide")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        group.page_permissions.create(
            page=call.get_parent(), permission=Permission.objects.get(codename=codename)
        )
    helper.groups.add(group)
    client.force_login(helper)
    assert "new_ones" not in client.get(address).context["form"].fields
    response = client.post(address, posted(["Zone"], ["page"], new_ones="page"))
    assert list(next(iter(response.context["lines"])).errors) == ["act"]
    assert not SignatoryPage.objects.filter(title="Zone").exists()


@pytest.mark.parametrize("name", ["call_signatories", "paste_signatories"])
@pytest.mark.parametrize("group", [None, TRANSLATION, CONTRIBUTION])
def test_who_signed_a_live_call_is_for_those_who_may_publish_it(
    client, call, django_user_model, group, name
):
    address = reverse(name, args=[call.pk])
    assert client.get(address).status_code == 302
    if group:
        logged_in(client, django_user_model, group)
    else:
        client.force_login(django_user_model.objects.create_user("nobody"))
    assert client.get(address).status_code == 302
    assert client.post(address, posted(["Zone"], ["name"])).status_code == 302
    assert not Signature.objects.exists()


def test_the_preview_costs_the_same_with_many(editor, address):
    def cost(lines):
        text = "\n".join(f"Collectif {number}" for number in range(lines))
        with CaptureQueriesContext(connection) as queries:
            assert editor.post(address, {"text": text}).status_code == 200
        return len(queries)

    cost(1)
    assert cost(1) == cost(3)
