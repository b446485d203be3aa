"""Whatever wrote a text, readers get a few tags and harmless links."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.text.rich_text import prose, spaced
from home.text.safe_links import safe_url
from tests.factories import (
    CallPageFactory,
    ProgrammePageFactory,
    publish,
)

pytestmark = pytest.mark.once

BAD = "javascript:alert(1)"
MARKER = '<sup class="note-marker"><a id="note-1-1" href="#note-1" aria-label="Note 1">1</a></sup>'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<p data-block-key="x">Un <b>mot</b></p>', "<p>Un <b>mot</b></p>"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org">x</a>'),
        (f'<a href="{BAD}">x</a>', "<a>x</a>"),
        ('<a href=" jAva\nscript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="#note-1" onclick="x()">x</a>', '<a href="#note-1">x</a>'),
        ('<p style="color:red">x<script>alert(1)</script></p>', "<p>x</p>"),
        ('<img src="x" onerror="x()">', ""),
        (MARKER, MARKER),
        # A stored link whose id is no number leads nowhere, and breaks no page.
        ('<p><a linktype="page" id="abc">x</a></p>', "<p><a>x</a></p>"),
        ('<a id="" linktype="page">x</a>', "<a>x</a>"),
        ('<a linktype="page" id="-1">x</a>', "<a>x</a>"),
        ('<a linktype="page" id="99999999999999999999">x</a>', "<a>x</a>"),
        ('<a linktype="document" id="1 OR 1">x</a>', "<a>x</a>"),
        ('<a linktype="page">x</a>', "<a>x</a>"),
        ('<a linktype="page" id="123456789">x</a>', "<a>x</a>"),
        ('<embed embedtype="image" id="abc" format="left" alt="x"/>', ""),
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_prose_keeps_what_can_only_be_read(html, shown):
    assert prose(html) == shown


def test_a_line_has_the_spaces_of_its_language():
    line = "Qui <b> ? A & B : « nous »"
    assert spaced(line, "fr") == ("Qui &lt;b&gt;\u202f? A &amp; B\u202f: «\u202fnous\u202f»")
    assert spaced(line, "en") == "Qui &lt;b&gt; ? A &amp; B : « nous »"


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_a_line_is_never_markup(text, language):
    assert not set(spaced(text, language)) & set("<>\"'")


@given(st.text())
def test_prose_never_fails_and_has_no_script(text):
    assert "<script" not in prose(text).lower()


@pytest.mark.parametrize(
    "url", ["https://example.org/é%20", "http://example.org", "mailto:a@example.org", "/fr/", "#x"]
)
def test_safe_url_keeps_addresses(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url", [BAD, "JavaScript:x", " javascript:x", "data:x", "vbscript:x", "x", "", "http://[", None]
)
def test_safe_url_drops_the_rest(url):
    assert safe_url(url) == ""


N = "\u202f"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Qui ? Nous !</p>", f"<p>Qui{N}? Nous{N}!</p>"),
        ("<p>Qui? Nous; ici: là.</p>", f"<p>Qui{N}? Nous{N}; ici{N}: là.</p>"),
        ("<p>«Oui» et « non »</p>", f"<p>«{N}Oui{N}» et «{N}non{N}»</p>"),
        ("<p>«\u00a0Oui\u00a0»\u00a0!</p>", f"<p>«{N}Oui{N}»{N}!</p>"),
        ("<p>R&amp;D à 18:30, 16:9</p>", "<p>R&amp;D à 18:30, 16:9</p>"),
        ("<p>https://iom.int/a?b=1;c : là</p>", f"<p>https://iom.int/a?b=1;c{N}: là</p>"),
        ("<p>x &lt; y ; z</p>", f"<p>x &lt; y{N}; z</p>"),
        ('<a href="https://iom.int/?a=«b»!">x</a>', '<a href="https://iom.int/?a=«b»!">x</a>'),
        (MARKER, MARKER),
    ],
)  # fmt: skip
def test_french_prose_has_french_spaces(html, shown):
    assert prose(html, "fr") == shown
    assert prose(prose(html, "fr"), "fr") == shown


def test_only_french_prose_has_french_spaces():
    text = "<p>Who? «Us»; 18:30: here !</p>"
    assert prose(text, "en") == text
    with translation.override("en"):
        assert prose(text) == text
    with translation.override("fr"):
        assert f"Who{N}?" in prose(text)


@pytest.mark.django_db
def test_a_french_text_keeps_its_spaces_on_the_english_page(client, site_tree):
    call = publish(CallPageFactory(body="<p>Qui ? Nous !</p>"))
    english = call.get_translation(site_tree["en"]["home"].locale)
    for page in (call, english):
        assert f"Qui{N}? Nous{N}!" in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>Un</p><p></p><p>Deux</p>", "<p>Un</p><p>Deux</p>"),
        ('<p data-block-key="a1b2c">Un</p><p data-block-key="d3e4f"></p>', "<p>Un</p>"),
        ("<p>Un</p><p> \u00a0</p><p>&nbsp;</p><p>\u200b</p>", "<p>Un</p>"),
        ("<p>Un</p><p><br/></p><p><b></b> <i> </i></p>", "<p>Un</p>"),
        ("<h2></h2><p>Un</p><ul><li></li></ul><ol><li>Deux</li><li> </li></ol>",
         "<p>Un</p><ol><li>Deux</li></ol>"),
        ("<blockquote></blockquote><p>Un<br>deux</p><hr>", "<p>Un<br>deux</p><hr>"),
        ('<p><a linktype="page"></a></p><p>Un</p>', "<p>Un</p>"),
        ("<p></p>", ""),
    ],
)  # fmt: skip
def test_paragraphs_in_which_nothing_can_be_read_are_not_shown(stored, shown):
    assert prose(stored, "en") == shown


@pytest.mark.django_db
def test_a_standfirst_pasted_with_blank_lines_has_no_empty_paragraphs(client, site_tree):
    """A programme's standfirst pasted as plain text with blank lines: none on the page."""
    standfirst = "<p>Nous marchons.</p><p></p><p>Venez.</p><p> </p>"
    page = publish(ProgrammePageFactory(standfirst=standfirst, body=standfirst))
    html = client.get(page.url).content.decode()
    assert html.count("<p>Nous marchons.</p><p>Venez.</p></div>") == 2
