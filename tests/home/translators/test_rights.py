"""What a translator may do, and what somebody has to allow first."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import UploadedFile
from django.utils import translation
from wagtail.models import GroupPagePermission
from wagtail_localize.models import StringTranslation, Translation

from home.roles import TRANSLATION
from home.translation.board import board
from home.translation_files.po_import import MOST_BYTES
from home.translators.admin_views import begin_translation
from home.translators.forms import FileForm
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(title="Fraternité", standfirst="", body=""))


def write(title, call, locale):
    """A translated title, as the editor stores it."""
    segment = Translation.objects.get(
        source__object_id=call.translation_key
    ).source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=locale, context=segment.context, data=title
    )


def begin(call, client, english):
    client.post("/admin/translations/begin/", {"key": call.translation_key, "locale": english.pk})
    return call.get_translation(english)


@pytest.mark.parametrize("is_allowed", [False, True])
def test_a_translator_publishes_where_allowed(
    call, english, client_of, is_allowed, site_tree, client, django_capture_on_commit_callbacks
):
    if is_allowed:
        GroupPagePermission.objects.create(
            group=Group.objects.get(name=TRANSLATION),
            page=site_tree["en"]["home"],
            permission=Permission.objects.get(codename="publish_page"),
        )
    translator = client_of(TRANSLATION)
    page = begin(call, translator, english)
    write("Fraternity", call, english)
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"})
    assert ("Fraternity" in client.get(page.url).content.decode()) == is_allowed


def test_french_is_not_a_translators(call, client_of, site_tree):
    translator = client_of(TRANSLATION)
    for page in (call, site_tree["fr"]["home"]):
        assert translator.get(f"/admin/pages/{page.pk}/edit/").status_code == 302
    translator.post(f"/admin/pages/{call.pk}/edit/", {"title": "Autre", "action": "publish"})
    call.refresh_from_db()
    assert call.title == "Fraternité"


def test_what_is_begun_keeps_the_words_of_its_own_language(site_tree, english):
    kind = EventKindFactory(name="Marche")
    march = kind.copy_for_translation(english)
    march.save()
    programme = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
    event = publish(EventPageFactory(parent=programme, title="Cortège", kind=kind))
    [task] = [task for task in board() if task.title == event.title]
    assert begin_translation(task, None).kind == march


def test_beginning_again_publishes_nothing_that_was_written_before(
    call, english, client, client_of, django_user_model
):
    [task] = [task for task in board() if task.title == call.title]
    page = begin_translation(task, None)
    write("Fraternity", call, english)
    # Whoever may publish puts the original back in its place.
    Translation.objects.update(enabled=False)
    page.alias_of_id = call.pk
    page.save()
    page = begin(call, client_of(TRANSLATION), english)
    assert (page.specific.title, page.alias_of_id) == ("Fraternité", None)
    assert page.get_latest_revision_as_object().title == "Fraternity"
    assert "Fraternity" not in client.get(page.url).content.decode()


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    class Unread(UploadedFile):
        def read(self, *args):
            raise AssertionError("It was read.")

        chunks = open = read

    with translation.override("en"):
        form = FileForm({}, {"file": Unread(name="en.po", size=MOST_BYTES + 1)})
        assert form.errors == {"file": ["The file is too large: at most 5 MB."]}
        assert FileForm({}, {"file": Unread(name="en.po", size=MOST_BYTES)}).is_valid()
