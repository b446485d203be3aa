"""What the editing form asks before a text that was signed is published anew."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaigns.models import CallNote, CallPage, SignedText
from campaigns.signatures.services import sign
from home.roles import CONTRIBUTION, EDITION
from tests.factories import CallPageFactory, publish, translated

pytestmark = pytest.mark.django_db

QUESTION = "What are you changing in the signed text?"
ERROR = (
    "This text differs from the one that organisations signed. Say whether it is a correction or "
    "a change, then publish."
)
CHANGED = {"body": "<p>Courons.</p>"}


@pytest.fixture
def call(site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        title="Appel",
        slug="appel",
        # As code writes it, and not as the editor's own field does.
        body=(
            '<p>Marchons<a linktype="note" note="a">[1]</a> &amp; chantons.</p>\n'
            '<p><strong>Partout</strong> &nbsp;: <a linktype="page" id="1">ici</a></p>'
        ),
    )
    call.notes = [CallNote(key="a", text="Source", url="https://example.org/source")]
    call = publish(call)
    sign(call, None, "Collectif de la Vallée")
    return call


def form_data(call, **facts):
    """What a browser sends of the editing form, where nothing but `facts` was touched."""
    rich = {"standfirst": call.standfirst, "body": call.body, "closing": call.closing}
    rich |= {name: facts.pop(name) for name in rich if name in facts}
    fields = {field.name: field for field in call._meta.get_fields()}
    rich = {
        name: get_rich_text_editor_widget(
            fields[name].editor, features=fields[name].features
        ).format_value(html)
        for name, html in rich.items()
    }
    notes = [
        {"id": note.pk, "key": note.key, "text": note.text, "url": note.url}
        for note in call.notes.all()
    ]
    data = {
        "title": call.title,
        "slug": call.slug,
        "headline": call.headline,
        "year": call.year,
        "date": call.date.isoformat(),
        "signing": call.signing,
        "signatories_order": call.signatories_order,
        "notes": inline_formset(facts.pop("notes", notes), initial=len(notes)),
        "related_calls": inline_formset([]),
        "attachments": inline_formset([]),
    }
    return nested_form_data(data | rich | facts)


def post(client, call, **facts):
    address = reverse("wagtailadmin_pages:edit", args=[call.pk])
    return client.post(address, form_data(call, **facts), headers={"accept-language": "en"})


PUBLISH = {"action-publish": "1"}


def bodies(call):
    """The body that is public, and those that are kept."""
    texts = SignedText.objects.filter(call_key=call.translation_key)
    return CallPage.objects.get(pk=call.pk).body, [
        text.versions.get(language="fr").revision.content["body"] for text in texts
    ]


def test_an_editor_is_asked_and_nothing_typed_is_lost(admin_client, call):
    response = post(admin_client, call, **CHANGED, **PUBLISH)
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors == {"text_change": [ERROR]}
    assert form["body"].value() and "Courons." in response.content.decode()
    assert bodies(call) == (call.body, [])


@pytest.mark.parametrize(("answer", "is_kept"), [("change", True), ("correction", False)])
def test_the_answer_is_obeyed(admin_client, call, answer, is_kept):
    response = post(admin_client, call, text_change=answer, **CHANGED, **PUBLISH)
    assert response.status_code == 302
    live, kept = bodies(call)
    assert "Courons." in live
    assert kept == ([call.body] if is_kept else [])


@pytest.mark.parametrize(("answer", "is_told"), [("change", True), ("correction", False)])
def test_an_editor_is_told_where_the_signed_text_stands(admin_client, call, answer, is_told):
    post(admin_client, call, text_change=answer, **CHANGED, **PUBLISH)
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert ('href="/fr/appels/appel/texte-signe/1/"' in html) == is_told
    # Not once more, when something else is published.
    post(admin_client, CallPage.objects.get(pk=call.pk), year=2031, **PUBLISH)
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "texte-signe" not in html


@pytest.mark.parametrize("answer", ["change", "correction"])
def test_the_next_publication_asks_again(admin_client, call, answer):
    post(admin_client, call, text_change=answer, **CHANGED, **PUBLISH)
    call = CallPage.objects.get(pk=call.pk)
    sign(call, None, "Collectif du Plateau")
    response = post(admin_client, call, body="<p>Dansons.</p>", **PUBLISH)
    assert response.context["form"].errors == {"text_change": [ERROR]}


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"year": 2027, "date": "2027-11-03"},
        {"signing": "open", "contact_email": "appel@example.org"},
        {"seo_title": "Appel", "search_description": "Un appel"},
        {"closing": "<p></p>"},
    ],
)
def test_facts_are_published_without_a_question(admin_client, call, facts):
    response = post(admin_client, call, **facts, **PUBLISH)
    assert response.status_code == 302
    # It is stored as the editor's own field writes it, and is the same text.
    assert CallPage.objects.get(pk=call.pk).body != call.body
    assert not SignedText.objects.exists()


NOTE = {"key": "a", "text": "Source", "url": "https://example.org/source"}


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Autre appel"},
        {"headline": "Pour 2026"},
        {"standfirst": "<p>Autre chapô</p>"},
        {"closing": "<p>En avant</p>"},
        {"notes": [NOTE | {"url": "https://example.org/autre"}]},
        {"notes": [NOTE | {"text": "Autre source"}]},
        {"notes": [NOTE | {"DELETE": "1"}]},
        {"notes": [NOTE, {"key": "b", "text": "Nouvelle"}]},
    ],
)
def test_every_part_of_the_text_is_asked_about(admin_client, call, facts):
    if "notes" in facts:
        facts["notes"][0]["id"] = call.notes.get().pk
    response = post(admin_client, call, **facts, **PUBLISH)
    assert response.context["form"].errors == {"text_change": [ERROR]}


def test_a_draft_asks_nothing_and_keeps_an_answer(admin_client, call):
    assert post(admin_client, call, **CHANGED).status_code == 302
    assert post(admin_client, call, text_change="correction", **CHANGED).status_code == 302
    draft = CallPage.objects.get(pk=call.pk).get_latest_revision_as_object()
    assert draft.text_change == "correction"
    assert bodies(call) == (call.body, [])


def test_scheduling_a_changed_text_asks(admin_client, call):
    response = post(admin_client, call, go_live_at="2030-01-01 09:00", **CHANGED, **PUBLISH)
    assert response.context["form"].errors == {"text_change": [ERROR]}


def test_a_call_that_nobody_signed_asks_nothing(admin_client, site_tree):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    address = reverse("wagtailadmin_pages:edit", args=[call.pk])
    page = admin_client.get(address, headers={"accept-language": "en"})
    assert QUESTION not in page.content.decode()
    assert post(admin_client, call, **CHANGED, **PUBLISH).status_code == 302


def test_the_question_is_there_where_it_can_arise(admin_client, call):
    address = reverse("wagtailadmin_pages:edit", args=[call.pk])
    page = admin_client.get(address, headers={"accept-language": "en"})
    assert page.content.decode().count(f"{QUESTION}") >= 1
    assert page.content.decode().count('name="text_change"') == 2


def test_an_unpublished_call_is_asked_about_the_text_it_had(admin_client, call):
    call.unpublish()
    call = CallPage.objects.get(pk=call.pk)
    assert post(admin_client, call, **CHANGED).status_code == 302
    response = post(admin_client, call, **CHANGED, **PUBLISH)
    assert response.context["form"].errors == {"text_change": [ERROR]}
    assert post(admin_client, call, text_change="change", **CHANGED, **PUBLISH).status_code == 302
    assert len(bodies(call)[1]) == 1


def test_a_translator_is_asked_nothing(admin_client, call):
    english = translated(call)
    english.body = "<p>Let us march.</p>"
    english.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    assert QUESTION not in html
    assert "text_change" not in html


# --- Through the workflow


@pytest.fixture
def people(django_user_model):
    """A contributor who may change the call, and an editor."""
    users = {}
    for name, groups in {"contributor": [CONTRIBUTION], "editor": [EDITION]}.items():
        users[name] = django_user_model.objects.create_user(name, f"{name}@example.org")
        users[name].groups.set(Group.objects.filter(name__in=groups))
    return users


def test_a_contributor_is_asked_and_the_answer_is_there_when_an_editor_approves(
    client, call, people
):
    CallPage.objects.filter(pk=call.pk).update(owner=people["contributor"])
    assert Workflow.objects.filter(active=True).exists()
    client.force_login(people["contributor"])
    response = post(client, call, **CHANGED, **{"action-submit": "1"})
    assert response.context["form"].errors == {"text_change": [ERROR]}
    response = post(client, call, text_change="correction", **CHANGED, **{"action-submit": "1"})
    assert response.status_code == 302
    assert bodies(call) == (call.body, [])

    call = CallPage.objects.get(pk=call.pk)
    client.force_login(people["editor"])
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[call.pk, "approve", call.current_workflow_task_state.pk],
    )
    client.post(address, {"comment": ""})
    live, kept = bodies(call)
    assert "Courons." in live
    assert kept == []


def test_an_editor_who_changes_what_is_proposed_is_asked(client, call, people):
    CallPage.objects.filter(pk=call.pk).update(owner=people["contributor"])
    client.force_login(people["contributor"])
    # Proposed without a change of the text.
    assert post(client, call, year=2031, **{"action-submit": "1"}).status_code == 302
    client.force_login(people["editor"])
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = post(client, call, year=2031, **CHANGED, **approve)
    assert response.context["form"].errors == {"text_change": [ERROR]}
    response = post(client, call, year=2031, text_change="change", **CHANGED, **approve)
    assert response.status_code == 302
    assert len(bodies(call)[1]) == 1
