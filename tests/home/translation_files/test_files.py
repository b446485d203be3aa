"""PO files in the admin: sent and fetched by those who may."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail_localize.models import StringTranslation, Translation

from home.enums import TaskState
from home.roles import CONTRIBUTION, TRANSLATION
from home.translation.board import board
from home.translation_files import po_import
from programme.models import EventKind
from tests.factories import CallPageFactory, EventKindFactory, publish, translated
from tests.home.translation.files import exported, the_body

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"


def test_a_sent_file_waits_in_the_editor_and_nothing_is_published(
    call, english, client_of, django_capture_on_commit_callbacks
):
    client = client_of(TRANSLATION)
    response = client.get(f"{BOARD}en.po")
    assert "attachment" in response["Content-Disposition"]
    file = po_import.read_po(response.content)
    the_body(file).msgstr = the_body(file).msgid.replace("Marchons", "Let us march")
    with django_capture_on_commit_callbacks(execute=True):
        html = send(client, str(file).encode()).content.decode()
    assert "1 segment imported" in html
    page = call.get_translation(english)
    assert (page.alias_of_id, page.live_revision_id) == (None, None)
    [task] = [task for task in board() if task.title == "Fraternité"]
    assert (task.state, task.has_editor) == (TaskState.IN_PROGRESS, True)
    stored = StringTranslation.objects.get()
    assert "Let us march" in stored.data
    assert stored.last_translated_by.username == TRANSLATION


def send(client, data: bytes, **more):
    return client.post(
        f"{BOARD}upload/",
        {"file": SimpleUploadedFile("en.po", data, "text/x-po"), **more},
        follow=True,
        headers={"accept-language": "en"},
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG msgid", "not in UTF-8"),
        (b"hello", "This is not a PO file."),
        (b"/etc/passwd", "This is not a PO file."),
        (b'msgid "a"\x00', "This is not a PO file."),
        (b"\x1f\x8b\x08\x00msgid", "not in UTF-8"),
        (gzip.compress(b'msgid ""\nmsgstr "Language: en"')[:-9], "not in UTF-8"),
        ('msgid "a"\nmsgstr "b"'.encode("utf-16"), "not in UTF-8"),
        (b"<html><body>msgid</body></html>", "damaged"),
        (b'msgid "a"\nmsgstr "b" c\n', "damaged"),
        (b'msgid ""\nmsgstr "Language: en\\n"\n', "contains no entries"),
        (b'msgid "a\nmsgstr ""', "damaged"),
        (b'msgid "a"\nmsgstr "b"\n', "does not say which language"),
        (b'msgid ""\nmsgstr "Language: xx\\n"\n\nmsgid "a"\nmsgstr "b"\n', "which language"),
        ('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "é"\n'.encode("latin-1"), "not in UTF-8"),
        (b'msgid ""\nmsgstr "Language: en\\n"\n' + b"#" * 50_000_000, "too large"),
    ],
    ids=[
        "empty",
        "image",
        "text",
        "path",
        "nul",
        "gzip",
        "half gzip",
        "UTF-16",
        "HTML",
        "trailing",
        "no entries",
        "broken",
        "bare",
        "language",
        "latin-1",
        "50 MB",
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(call, client_of, data, reason):
    html = send(client_of(TRANSLATION), data).content.decode()
    assert reason in html
    assert "Nothing was changed." in html
    assert not StringTranslation.objects.exists()
    assert not Translation.objects.exists()


def test_a_file_of_one_page_is_refused_by_the_editor_of_another(call, client_of, site_tree):
    translated(call)
    translated(publish(CallPageFactory(title="Autre")))
    mine, other = Translation.objects.order_by("pk")
    client = client_of(TRANSLATION)
    file = mine.export_po()
    for entry in file:
        if entry.msgctxt == "title":
            entry.msgstr = "Brotherhood"
    address = "/admin/localize/translate/{}/pofile/upload/"

    def post(record, text):
        data = {"file": SimpleUploadedFile("x.po", text.encode())}
        return client.post(
            address.format(record.pk), data, follow=True, headers={"accept-language": "en"}
        ).content.decode()

    assert "for another page" in post(other, str(file))
    bare = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "title"\nmsgid "Autre"\nmsgstr "X"\n'
    assert "for another page" in post(other, bare)
    assert not StringTranslation.objects.filter(data="Brotherhood").exists()
    assert "1 segment imported" in post(mine, str(file))
    assert StringTranslation.objects.filter(data="Brotherhood").count() == 1


def test_files_are_for_those_who_may_translate(call, client_of, english):
    file = str(exported(english)).encode()
    client = client_of(CONTRIBUTION)
    assert client.get(f"{BOARD}en.po").status_code == 302
    send(client, file)
    french = file.replace(b"Language: en", b"Language: fr")
    send(client_of(TRANSLATION), french)
    assert not StringTranslation.objects.exists()


def test_a_file_holds_one_page_or_what_the_list_shows(call, client_of, english):
    kind = EventKindFactory(name="Veillée")
    client = client_of(TRANSLATION)

    def titles(**asked):
        response = client.get(f"{BOARD}en.po", asked)
        return {
            entry.comment.partition(" – ")[2].splitlines()[0]
            for entry in po_import.read_po(response.content)
        }

    assert titles(key=call.translation_key) == {"Fraternité"}
    assert titles(key=kind.translation_key) == {"Veillée"}
    assert titles(kind="programme.eventkind") == {"Veillée"}
    assert titles() >= {"Fraternité", "Veillée"}
    assert client.get(f"{BOARD}xx.po").status_code == 404


def test_a_word_of_a_list_waits_for_a_click(client_of, english, site_tree):
    kind = EventKindFactory(name="Veillée")
    file = exported(english)
    for entry in file:
        if entry.msgid == "Veillée":
            entry.msgstr = "Vigil"
    client = client_of(TRANSLATION)
    html = send(client, str(file).encode()).content.decode()
    assert "1 page or word still has to be started" in html
    assert not EventKind.objects.filter(locale=english).exists()
    [task] = [task for task in board() if task.title == "Veillée"]
    assert (task.state, task.translated) == (TaskState.IN_PROGRESS, 1)
    client.post(f"{BOARD}begin/", {"key": kind.translation_key, "locale": english.pk})
    assert EventKind.objects.get(locale=english).name == "Vigil"
