"""Notes: numbered as they appear in each language, repeatable, linked both ways."""

from types import SimpleNamespace

from campaigns.notes import NumberedNotes, without_markers


def marker(key, label="[1]"):
    return f'<a linktype="note" note="{key}">{label}</a>'


def notes(*keys):
    return [SimpleNamespace(key=key, text=f"Note {key}") for key in keys]


def test_notes_are_numbered_by_first_appearance_and_not_by_their_order():
    text = f"<p>One{marker('b')} two{marker('a', '[7]')}.</p>"
    numbered = NumberedNotes({"body": text}, notes("a", "b"))
    assert [(item.number, item.note.key) for item in numbered] == [(1, "b"), (2, "a")]


def test_numbers_go_on_from_one_text_to_the_next():
    texts = {"standfirst": f"<p>{marker('a')}</p>", "body": f"<p>{marker('c')}{marker('b')}</p>"}
    numbered = NumberedNotes(texts, notes("a", "b", "c"))
    assert [item.note.key for item in numbered] == ["a", "c", "b"]


def test_a_repeated_note_keeps_its_number_and_links_back_to_each_marker():
    texts = {"standfirst": f"<p>{marker('a')}</p>", "body": f"<p>{marker('b')}{marker('a')}</p>"}
    numbered = NumberedNotes(texts, notes("a", "b"))
    first = next(iter(numbered))
    assert first.markers == ["note-1-1", "note-1-2"]
    assert 'id="note-1-2" href="#note-1"' in numbered.texts["body"]


def test_a_marker_becomes_a_link_to_its_note():
    numbered = NumberedNotes({"body": f"<p>Text{marker('a')}.</p>"}, notes("a"))
    assert numbered.texts["body"] == (
        '<p>Text<sup class="note-marker">'
        '<a id="note-1-1" href="#note-1" aria-label="Note 1">1</a></sup>.</p>'
    )


def test_a_number_stands_close_to_its_word():
    numbered = NumberedNotes({"body": f"<p>Text {marker('a')}, more.</p>"}, notes("a"))
    assert numbered.texts["body"].startswith('<p>Text<sup class="note-marker">')


def test_a_marker_whose_note_is_gone_is_left_out():
    numbered = NumberedNotes({"body": f"<p>Text{marker('gone')}.</p>"}, notes())
    assert numbered.texts["body"] == "<p>Text.</p>"


def test_a_note_without_a_marker_comes_last():
    numbered = NumberedNotes({"body": f"<p>{marker('b')}</p>"}, notes("a", "b"))
    assert [(item.number, item.note.key, item.markers) for item in numbered] == [
        (1, "b", ["note-1-1"]),
        (2, "a", []),
    ]


def test_other_links_are_left_alone():
    page_link = '<a linktype="page" id="3">x</a>'
    text = f'<p><a href="https://example.org/">here</a>{marker("a")}{page_link}</p>'
    numbered = NumberedNotes({"body": text}, notes("a"))
    assert '<a href="https://example.org/">here</a>' in numbered.texts["body"]
    assert page_link in numbered.texts["body"]


def test_a_key_cannot_bring_html_into_the_page():
    text = '<p><a linktype="note" note="&quot;&gt;&lt;script&gt;">[1]</a></p>'
    assert NumberedNotes({"body": text}, notes("a")).texts["body"] == "<p></p>"


def test_texts_without_notes_lose_their_markers():
    assert without_markers(f"<p>Call [sic]{marker('a')}.</p>") == "<p>Call [sic].</p>"
