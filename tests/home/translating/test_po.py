"""PO files: every entry is taken whole or listed with its reason."""

import gzip

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.roles import CONTRIBUTION, TRANSLATION
from home.translating import po
from home.translating.board import board
from home.translating.states import WorkState
from home.translating.taking import take
from tests.factories import CallPageFactory, EventKindFactory, publish, translated

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"
MARKER = '<a linktype="note" note="k1">[1]</a>'


@pytest.fixture
def english(site_tree):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def call(site_tree):
    return publish(
        CallPageFactory(
            title="Fraternité",
            standfirst="",
            body=f'<p>Marchons {MARKER} « ensemble » &amp; <a href="https://iom.int">ici</a>.</p>',
        )
    )


def exported(locale, **filters) -> polib.POFile:
    works = [work for work in board() if work.locale == locale and work.waits]
    return po.read(str(po.export(works, locale)).encode())


def reasons(report):
    return [item.reason for item in report.refused]


def the_body(file):
    return next(entry for entry in file if entry.msgctxt.endswith(":body"))


def test_down_and_up_every_segment_is_equal(call, english, django_user_model):
    kind = EventKindFactory(name='Veillée \\ "n°" 1')
    file = exported(english)
    texts = [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in file]
    # Nothing is stored by downloading, and nobody has begun anything.
    assert not TranslationSource.objects.exists()
    for entry in file:
        entry.msgstr = f"{entry.msgid} – en"
    report = take(po.read(str(file).encode()), english, None)
    assert (report.taken, report.unchanged, report.refused) == (len(file), 0, [])
    assert {work.title for work in report.works} >= {"Fraternité", kind.name}
    again = exported(english)
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in again] == [
        (context, text, f"{text} – en") for context, text, _empty in texts
    ]
    report = take(again, english, None)
    assert (report.taken, report.unchanged) == (0, len(file))


def test_a_sent_file_waits_in_the_editor_and_nothing_is_published(
    call, english, client_of, django_capture_on_commit_callbacks
):
    client = client_of(TRANSLATION)
    response = client.get(f"{BOARD}en.po")
    assert "attachment" in response["Content-Disposition"]
    file = po.read(response.content)
    the_body(file).msgstr = the_body(file).msgid.replace("Marchons", "Let us march")
    with django_capture_on_commit_callbacks(execute=True):
        html = send(client, str(file).encode()).content.decode()
    assert "1 segment taken" in html
    page = call.get_translation(english)
    assert (page.alias_of_id, page.live_revision_id) == (None, None)
    [work] = [work for work in board() if work.title == "Fraternité"]
    assert (work.state, work.has_editor) == (WorkState.IN_PROGRESS, True)
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
        (b"hello", "This is no PO file."),
        (b"/etc/passwd", "This is no PO file."),
        (b'msgid "a"\x00', "This is no PO file."),
        (b"\x1f\x8b\x08\x00msgid", "not in UTF-8"),
        (gzip.compress(b'msgid ""\nmsgstr "Language: en"')[:-9], "not in UTF-8"),
        ('msgid "a"\nmsgstr "b"'.encode("utf-16"), "not in UTF-8"),
        (b"<html><body>msgid</body></html>", "damaged"),
        (b'msgid "a"\nmsgstr "b" c\n', "damaged"),
        (b'msgid ""\nmsgstr "Language: en\\n"\n', "holds no entry"),
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
        "no entry",
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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace('<a id="a1">[1]</a>', ""), "is missing: a1"),
        (lambda text: text.replace("a2", "a9"), "is missing: a2"),
        (lambda text: f'{text} <a id="a1">[1]</a>', "or once only: a1"),
        (lambda text: f"{text}<script>alert(1)</script>", "HTML that is not allowed"),
        (lambda text: f'{text}<b onclick="x()">x</b>', "HTML that is not allowed"),
        (lambda text: f"{text}<p>x</p>", "HTML that is not allowed"),
        (lambda text: f"{text}\x07", "characters that no text has"),
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
        report = take(file, english, None)
    assert report.taken == len(file) - 1
    [item] = report.refused
    assert reason in item.reason
    assert item.title == "Fraternité"


def test_marks_may_change_their_places(call, english):
    file = exported(english)
    the_body(file).msgstr = '<a id="a2">here</a> &amp; together<a id="a1">[1]</a>, let us march'
    assert take(file, english, None).taken == 1


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
        report = take(file, english, None)
    assert report.taken == 0
    unknown = "The original has no such segment: it was changed meanwhile, or in the file."
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
    report = take(file, english, None)
    assert (report.taken, report.refused) == (1, [])


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

    assert "of another page" in post(other, str(file))
    bare = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "title"\nmsgid "Autre"\nmsgstr "X"\n'
    assert "of another page" in post(other, bare)
    assert not StringTranslation.objects.filter(data="Brotherhood").exists()
    assert "1 segment taken" in post(mine, str(file))
    assert StringTranslation.objects.filter(data="Brotherhood").count() == 1


def test_files_are_for_those_who_may_translate(call, client_of, english):
    file = str(exported(english)).encode()
    client = client_of(CONTRIBUTION)
    assert client.get(f"{BOARD}en.po").status_code == 302
    send(client, file)
    french = file.replace(b"Language: en", b"Language: fr")
    send(client_of(TRANSLATION), french)
    assert not StringTranslation.objects.exists()
