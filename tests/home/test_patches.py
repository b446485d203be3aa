"""What this site changes of other packages still counts.

Addresses are asked for by the packages' own names, so that a test fails when one is renamed.
"""

import ast
import csv
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve, reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from home import patches
from home.roles import COORDINATION, EDITION, TRANSLATION
from tests.factories import CallPageFactory, publish, translated

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROOT = Path(__file__).resolve().parents[2]
OUR_PACKAGES = ["home", "campaigns", "programme", "site/config"]
OTHER_LANGUAGES = "What you do to a page here is also done to it in the other languages"


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(title="Fraternité"))


@pytest.fixture
def english(call):
    return translated(call, Fraternité="Brotherhood")


@pytest.fixture
def record(english):
    return Translation.objects.get(source__object_id=english.translation_key)


def html_of(client, address):
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


# --- The list ------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", patches.WRITTEN_FOR)
def test_patches_are_for_the_installed_versions(package):
    assert version(package).split(".")[:2] == patches.WRITTEN_FOR[package].split(".")


def test_files_that_lean_on_other_packages_are_there():
    assert {row.package for row in patches.OTHERS} <= set(patches.WRITTEN_FOR)
    assert [row.where for row in patches.OTHERS if not (ROOT / row.where).is_file()] == []


def test_each_template_of_another_package_is_named():
    templates = ROOT / "templates"
    # allauth documents its templates, to be replaced as a whole.
    ours = {"home", "campaigns", "programme", "components", "account", "mfa"}
    found = {
        str(path.relative_to(ROOT))
        for path in templates.glob("*/**/*.html")
        if path.relative_to(templates).parts[0] not in ours
    }
    named = {row.where for row in patches.OTHERS if row.where.startswith("templates/")}
    assert found == named


def test_nothing_private_of_another_package_is_used():
    """A name that begins with an underscore is defined here, is Django's `_meta`, or is listed."""
    trees = [
        ast.parse(path.read_text())
        for folder in OUR_PACKAGES
        for path in (ROOT / folder).rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    defined = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    defined |= {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("self", "cls")
    }
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = {
        alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    private = {name for name in used | imported if name.startswith("_") and name[1:2] != "_"}
    listed = {name for name in private if any(f"`{name}`" in row.what for row in patches.OTHERS)}
    assert private - defined - listed == {"_meta"}


# --- Patches --------------------------------------------------------------------------------------


def rows(client, language, separator):
    url = reverse("wagtailadmin_reports:aging_pages_results") + "?export=csv"
    response = client.get(url, headers={"accept-language": language})
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=separator))


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_a_report_opens_in_columns_and_runs_nothing(admin_client, site_tree, language, separator):
    page = CallPageFactory(title="=1+1", last_published_at="2026-12-01T09:00:00Z")
    type(page).objects.filter(pk=page.pk).update(last_published_at="2026-12-01T09:00:00Z")
    heading, *found = rows(admin_client, language, separator)
    assert len(heading) > 3
    assert {len(row) for row in found} == {len(heading)}
    assert "'=1+1" in {row[0] for row in found}


def test_the_translation_editor_writes_months_as_numbers(admin_client, english):
    html = html_of(admin_client, reverse("wagtailadmin_pages:edit", args=[english.pk]))
    day = english.last_published_at.strftime("%d/%m/%Y")
    assert f"lastPublishedDate&quot;: &quot;{day}" in html
    assert f"on {day}" in html  # of each segment: who translated it, and when


# --- Addresses of wagtail-localize ----------------------------------------------------------------


def localize(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


@pytest.mark.parametrize("name", patches.LOCALIZE_VIEWS)
def test_our_view_answers_at_an_address_of_wagtail_localize(name):
    view = resolve(localize(name, *([1] if name != "javascript_catalog" else []))).func
    module, _dot, function = patches.LOCALIZE_VIEWS[name].rpartition(".")
    assert (view.__module__, view.__name__.replace("view", function)) == (module, function)


def test_a_translator_makes_no_alias(client_of, english):
    client_of(TRANSLATION).post(localize("convert_to_alias", english.pk))
    assert Page.objects.get(pk=english.pk).alias_of_id is None
    client_of(EDITION).post(localize("convert_to_alias", english.pk))
    assert Page.objects.get(pk=english.pk).alias_of_id is not None


def test_a_translator_stops_no_translation(client_of, record):
    client_of(TRANSLATION).post(localize("stop_translation", record.pk))
    record.refresh_from_db()
    assert record.enabled
    client_of(EDITION).post(localize("stop_translation", record.pk))
    record.refresh_from_db()
    assert not record.enabled


def test_a_translator_publishes_nothing_by_an_update(
    client_of, call, english, django_capture_on_commit_callbacks
):
    before = english.live_revision_id
    call.title = "Égalité"
    publish(call)
    address = localize(
        "update_translations", TranslationSource.objects.get(object_id=call.translation_key).pk
    )
    data = {"publish_translations": "on"}
    client_of(TRANSLATION).post(address, data)
    assert Page.objects.get(pk=english.pk).live_revision_id == before
    with django_capture_on_commit_callbacks(execute=True):
        client_of(EDITION).post(address, data)
    assert Page.objects.get(pk=english.pk).live_revision_id != before


def test_a_file_sent_from_the_editor_is_read_by_our_rules(client_of, record):
    text = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "title"\nmsgid "Autre"\nmsgstr "X"\n'
    file = SimpleUploadedFile("x.po", text.encode())
    response = client_of(TRANSLATION).post(
        localize("upload_pofile", record.pk),
        {"file": file},
        follow=True,
        headers={"accept-language": "en"},
    )
    assert "This file is for another page" in response.content.decode()


def test_strings_of_the_translation_editor_are_ours(client_of):
    address = localize("javascript_catalog")
    js = client_of(TRANSLATION).get(address, headers={"accept-language": "fr"}).content.decode()
    assert '"Publish in ": "Publier dans "' in js


# --- Templates and views --------------------------------------------------------------------------


def test_the_translation_editor_has_hints_and_no_buttons_that_are_refused(client_of, english):
    html = html_of(client_of(TRANSLATION), reverse("wagtailadmin_pages:edit", args=[english.pk]))
    assert "css/translation-hints.css" in html
    assert "css/translation-editor.css" in html
    assert 'class="translation-hints' in html
    assert "js/translation-hints.js" in html


@pytest.mark.parametrize("action", ["delete", "move", "unpublish"])
def test_a_bulk_action_says_what_becomes_of_other_languages(client_of, call, action):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    assert OTHER_LANGUAGES in html_of(client_of(COORDINATION), f"{address}?id={call.pk}")


def test_unpublishing_says_what_becomes_of_other_languages(client_of, call, english):
    client = client_of(EDITION)
    address = reverse("wagtailadmin_pages:unpublish", args=[call.pk])
    assert OTHER_LANGUAGES in html_of(client, address)
    address = reverse("wagtailadmin_pages:unpublish", args=[english.pk])
    assert "Until a translation is published again" in html_of(client, address)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": ""}),
    ],
)
def test_a_coordinator_does_nothing_to_a_superuser(client_of, django_user_model, action, data):
    root = django_user_model.objects.create_superuser("root", "root@example.org", "x")
    client = client_of(COORDINATION)
    if "role" in data:
        data = {"role": django_user_model.objects.get(username=COORDINATION).groups.get().pk}
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    client.post(f"{address}?id={root.pk}", data)
    root.refresh_from_db()
    assert (root.is_active, root.groups.count()) == (True, 0)


def test_a_coordinator_opens_no_superuser_and_sees_no_box_that_makes_one(
    client_of, django_user_model
):
    root = django_user_model.objects.create_superuser("root", "root@example.org", "x")
    client = client_of(COORDINATION)
    assert client.get(reverse("wagtailusers_users:edit", args=[root.pk])).status_code == 302
    assert "is_superuser" not in html_of(client, reverse("wagtailusers_users:add"))
