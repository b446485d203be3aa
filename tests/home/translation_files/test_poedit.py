"""Translated offline with Poedit: it writes a file anew in its own way, and nothing is lost."""

import re

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from wagtail_localize.models import StringTranslation

from campaigns.models import CallNote
from home.roles import EDITION, TRANSLATION
from home.translation.board import board
from home.translation_checks.quality_checks import warnings_by_task
from home.translation_files import po_import
from home.translation_files.po_import import import_entries
from tests.factories import CallPageFactory, EventKindFactory, publish
from tests.home.translation.files import exported

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"
LONG = "Nous marchons pour la dignité, l’égalité et l’accueil de toutes et tous. " * 12


def as_poedit(file: polib.POFile, line_end="\n", mark=b"") -> bytes:
    """The file as Poedit saves it: wrapped, with a header of its own, the entries as they were."""
    file.wrapwidth = 79
    file.metadata |= {
        "PO-Revision-Date": "2026-12-01 10:00+0100",
        "Last-Translator": "A. Translator <translator@example.org>",
        "Language-Team": "",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
        "X-Generator": "Poedit 3.4.2",
    }
    file.header = "Translated\nby hand"
    return mark + str(file).replace("\n", line_end).encode()


@pytest.mark.parametrize(
    ("line_end", "mark"), [("\n", b""), ("\r\n", b""), ("\n", b"\xef\xbb\xbf")]
)
def test_every_segment_is_equal_after_poedit(english, line_end, mark):
    marker = '<a linktype="note" note="k1">[1]</a>'
    body = f'<p>« {LONG}»{marker} &amp; <b>gras</b> \\n "dit-on" \\t<br/>fin</p><p>Ça : 50 % #1</p>'
    publish(CallPageFactory(title="L’appel – n°\u00a01\u202f!", standfirst="", body=body))
    EventKindFactory(name='Veillée \\ "n°" 1')
    file = exported(english)
    wanted = {}
    for entry in file:
        entry.msgstr = wanted[entry.msgctxt, entry.msgid] = f"{entry.msgid} – en"
    saved = as_poedit(file, line_end, mark)
    assert any(len(line) < 90 and line.endswith(b' "') for line in saved.splitlines())

    report = import_entries(po_import.read_po(saved), english, None)
    assert (report.imported, report.refused) == (len(wanted), [])
    again = exported(english)
    assert {(entry.msgctxt, entry.msgid): entry.msgstr for entry in again} == wanted
    report = import_entries(po_import.read_po(as_poedit(again, line_end, mark)), english, None)
    assert (report.imported, report.unchanged, report.refused) == (0, len(wanted), [])


def test_what_poedit_leaves_empty_stays_to_do_and_takes_nothing_away(english):
    publish(CallPageFactory(title="Fraternité", standfirst="", body="<p>Marchons.</p>"))
    file = exported(english)
    for entry in file:
        entry.msgstr = f"{entry.msgid} – en"
    import_entries(file, english, None)
    for entry in file:
        entry.msgstr = ""
    report = import_entries(po_import.read_po(as_poedit(file)), english, None)
    assert (report.imported, report.empty, report.refused) == (0, len(file), [])
    assert StringTranslation.objects.count() == len(file)


KEYS = ["k1", "k2", "k3", "k4", "k5"]


@pytest.fixture
def call_with_five_notes(site_tree):
    words = ["Un", "Deux", "Trois", "Quatre", "Cinq"]
    text = " ".join(
        f'{word}<a linktype="note" note="{key}">[{number}]</a>'
        for number, (word, key) in enumerate(zip(words, KEYS, strict=True), 1)
    )
    call = CallPageFactory(title="Cinq notes", standfirst="", body=f"<p>{text}</p>")
    call.notes = [CallNote(key=key, text=f"Source {key}, 2020, p. 14") for key in KEYS]
    return publish(call)


def send(client, file: polib.POFile):
    sent = SimpleUploadedFile("en.po", as_poedit(file), "text/x-po")
    return client.post(f"{BOARD}upload/", {"file": sent}, follow=True)


def test_five_notes_survive_a_translation_that_moves_them(
    call_with_five_notes, english, client_of, client, django_capture_on_commit_callbacks
):
    file = exported(english)
    [body] = [entry for entry in file if entry.msgctxt.endswith(":body")]
    marks = re.findall(r'<a id="a\d">\[\d\]</a>', body.msgid)
    assert len(marks) == 5
    words = ["Five", "Four", "Three", "Two", "One"]
    body.msgstr = ", ".join(map("".join, zip(words, reversed(marks), strict=True)))
    for entry in file:
        if entry.msgid.startswith("Source"):
            entry.msgstr = entry.msgid.replace("Source", "From")
    with django_capture_on_commit_callbacks(execute=True):
        send(client_of(TRANSLATION), file)
    page = call_with_five_notes.get_translation(english)
    html = client.get(page.url).content.decode()
    assert re.findall(r"Source k\d", html) == [f"Source {key}" for key in KEYS]
    assert "Five" not in html

    with django_capture_on_commit_callbacks(execute=True):
        client_of(EDITION).post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"})
    page = type(page).objects.get(pk=page.pk)
    assert re.findall(r'note="(k\d)"', page.body) == list(reversed(KEYS))
    html = client.get(page.url).content.decode()
    shown = re.findall(r"(\w+)<sup[^>]*><a[^>]*href=\"#note-(\d)\"", html)
    assert shown == list(zip(words, "12345", strict=True))
    assert re.findall(r"From (k\d)", html) == list(reversed(KEYS))
    [task] = [task for task in board() if task.title == "Cinq notes"]
    assert warnings_by_task([task]) == {task.key_and_locale: []}


def test_notes_numbers_and_dates_that_are_lost_are_said_on_the_board(
    call_with_five_notes, english, site_tree
):
    publish(CallPageFactory(title="Le 5 décembre 2026, 1 500 pas", standfirst="", body=""))
    file = exported(english)
    for entry in file:
        entry.msgstr = entry.msgid.replace("Source", "From")
        if entry.msgid.startswith("Le 5"):
            entry.msgstr = "On 5 November, 150 steps"
    import_entries(file, english, None)
    # What the editor of segments lets pass, files do not.
    body = StringTranslation.objects.get(data__startswith="Un<a")
    body.data = body.data.replace('<a id="a3">[3]</a>', "")
    body.save()
    with translation.override("en"):
        found = {
            task.title: warnings_by_task([task])[task.key_and_locale]
            for task in board()
            if task.translated
        }
    [lost] = [text for text in found["Cinq notes"] if "marker" in text]
    assert lost == "“Un Deux Trois Quatre Cinq”: a link or the marker of a note is missing (a3)"
    assert found["Le 5 décembre 2026, 1 500 pas"] == [
        "“Le 5 décembre 2026, 1 500 pas”: a number or date is missing (5 décembre, 2026, 1500)"
    ]
