import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.text.plain import clean_text, epicene, one_line, plain_paragraphs, plain_text, searchable


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written_to_xml_and_to_a_calendar(text):
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert all(character == "\n" or character == "\t" or character >= " " for character in cleaned)
    assert not set("\x7f\x85\u2028\u2029") & set(cleaned)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un &amp; deux.</p><p>Trois</p>", "Un & deux. Trois"),
        ("<ul><li>un</li><li><b>deux</b></li></ul>", "un deux"),
        ("a<br/>b", "a b"),
        ("", ""),
    ],
)
def test_plain_text_is_one_line(html, text):
    assert plain_text(html) == text


def test_plain_text_is_cut_at_its_length():
    assert len(plain_text("<p>" + "mot " * 200 + "</p>")) <= 300


def test_plain_paragraphs_keep_a_line_each():
    assert plain_paragraphs("<p>Un</p>\n<p></p><h2>Deux</h2>") == "Un\nDeux"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "migrant·es, migrant·e·s, migrant•es, MIGRANT·ES",
            "migrants, migrants, migrants, MIGRANTs",
        ),
        ("migrant.e.s, migrant-e-s, migrant(e)s, ami(s)", "migrants, migrants, migrants, amis"),
        ("chacun·e, organisateur·ice, organisateur·rices", "chacun, organisateur, organisateurs"),
        (
            "G.R.E.F., Val-de-Marne, e.g. www.example.org",
            "G.R.E.F., Val-de-Marne, e.g. www.example.org",
        ),
    ],
)
def test_words_of_every_gender_are_one(written, plain):
    assert epicene(written) == plain


def test_what_is_written_is_searched_as_it_is_asked():
    for asked in ("L’ŒIL des réfugié·es", "l'oeil des REFUGIE(E)S"):
        assert searchable(asked) == "l'oeil des refugies"


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r\n", "\r"])
def test_a_line_break_of_another_program_is_a_line_break_or_a_space(sign):
    """As word processors paste them; words never run together."""
    assert clean_text(f"une{sign}deux") == "une\ndeux"
    assert one_line(f"une{sign}deux") == "une deux"
