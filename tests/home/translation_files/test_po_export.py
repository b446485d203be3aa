"""PO files: every entry is taken whole or listed with its reason."""

import polib
import pytest
from django.utils import translation
from wagtail_localize.models import StringTranslation, TranslationSource

from home.translation_files import po_import
from home.translation_files.po_import import import_entries
from tests.factories import EventKindFactory
from tests.home.translation.files import exported, the_body

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"


def reasons(report):
    return [item.reason for item in report.refused]


def test_down_and_up_every_segment_is_equal(call, english, django_user_model):
    kind = EventKindFactory(name='Veillée \\ "n°" 1')
    file = exported(english)
    texts = [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in file]
    # Nothing is stored by downloading, and nobody has begun anything.
    assert not TranslationSource.objects.exists()
    for entry in file:
        entry.msgstr = f"{entry.msgid} – en"
    report = import_entries(po_import.read_po(str(file).encode()), english, None)
    assert (report.imported, report.unchanged, report.refused) == (len(file), 0, [])
    assert {task.title for task in report.tasks} >= {"Fraternité", kind.name}
    again = exported(english)
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in again] == [
        (context, text, f"{text} – en") for context, text, _empty in texts
    ]
    report = import_entries(again, english, None)
    assert (report.imported, report.unchanged) == (0, len(file))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace('<a id="a1">[1]</a>', ""), "is missing: a1"),
        (lambda text: text.replace("a2", "a9"), "is missing: a2"),
        (lambda text: f'{text} <a id="a1">[1]</a>', "or has it only once: a1"),
        (lambda text: f"{text}<script>alert(1)</script>", "HTML that is not allowed"),
        (lambda text: f'{text}<b onclick="x()">x</b>', "HTML that is not allowed"),
        (lambda text: f"{text}<p>x</p>", "HTML that is not allowed"),
        (lambda text: f"{text}\x07", "characters that are not allowed in a text"),
        (lambda text: f"{text}\n{text}", "a line break"),
        (lambda text: f"{text} %(name)s", "A placeholder"),
    ],
)
def test_a_damaged_segment_is_left_out_with_its_reason(call, english, change, reason):
    file = exported(english)
    for entry in file:
        entry.msgstr = entry.msgid
    the_body(file).msgstr = change(the_body(file).msgid)
    with translation.override("en"):
        report = import_entries(file, english, None)
    assert report.imported == len(file) - 1
    [item] = report.refused
    assert reason in item.reason
    assert item.title == "Fraternité"


def test_marks_may_change_their_places(call, english):
    file = exported(english)
    the_body(file).msgstr = '<a id="a2">here</a> &amp; together<a id="a1">[1]</a>, let us march'
    assert import_entries(file, english, None).imported == 1


def test_unsure_obsolete_doubled_changed_and_long_entries_are_left_out(call, english):
    file = exported(english)
    title, body = next(entry for entry in file if entry.msgid == "Fraternité"), the_body(file)
    context = title.msgctxt
    for entry in list(file):
        file.remove(entry)
    key = context.partition(":")[0]
    file.extend(
        [
            entry_of(context, "Fraternité", "Fraternity", flags=["fuzzy"]),
            entry_of(context, "Fraternité", "Fraternity", obsolete=True),
            entry_of(body.msgctxt, body.msgid, body.msgid),
            entry_of(body.msgctxt, body.msgid, f"{body.msgid}!"),
            entry_of(context, "Fraternite", "Fraternity"),
            entry_of(f"{key}:nothing", "Fraternité", "Fraternity"),
            entry_of("00000000-0000-0000-0000-000000000000:title", "Fraternité", "Fraternity"),
            entry_of("", "Fraternité", "Fraternity"),
            entry_of(f"{key}:slug", "fraternite", "a" * 300),
            entry_of(f"{key}:slug", "fraternite", "a" * 300),
        ]
    )
    with translation.override("en"):
        report = import_entries(file, english, None)
    assert report.imported == 0
    unknown = "The original has no such segment: it was changed in the meantime, or in the file."
    elsewhere = "Its page is not on this site, or is not to be translated into this language."
    doubled = "It is in the file twice, with two translations."
    too_long = "It is too long: at most 255 characters."
    assert reasons(report) == [
        "It is marked as unsure (“needs work”).",
        "It is marked as obsolete.",
        doubled,
        doubled,
        unknown,
        unknown,
        elsewhere,
        elsewhere,
        too_long,
        too_long,
    ]
    assert not StringTranslation.objects.exists()
    assert not TranslationSource.objects.exists()


def entry_of(context, text, translation, **more):
    return polib.POEntry(msgctxt=context, msgid=text, msgstr=translation, **more)


def test_the_same_entry_twice_is_taken_once(call, english):
    file = exported(english)
    the_body(file).msgstr = the_body(file).msgid
    file.append(entry_of(the_body(file).msgctxt, the_body(file).msgid, the_body(file).msgid))
    report = import_entries(file, english, None)
    assert (report.imported, report.refused) == (1, [])
