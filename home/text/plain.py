"""Plain text: cleaned for feeds, calendars and descriptions, and folded for comparison."""

import html
import re
import unicodedata

from django.utils.text import Truncator

TAG = re.compile(r"<[^<>]*>")
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>")
# Characters that iCalendar and XML cannot hold: one of them makes some clients drop the whole feed.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

# Unicode's line breaks; a word processor's own within a paragraph is U+000B.
LINE_BREAK = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")

# Invisible characters, which can reverse a name, hide in it or break a header or a feed.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)

# Every point that keyboards and programs put in the middle of "migrant·es".
MEDIAN = (
    "[\u00b7\u0387\u2022\u2027\u22c5\u2219\u2e31\u2e33\u30fb\uff65\u1427\ua78f\u25cf\u25e6\u25aa\u2981"
    "\u02d9\U00010101]"
)
# "migrant·es", "migrant·e·s", "organisateur·ice" and, as long as they cannot be anything else,
# "migrant.e.s", "migrant-e-s", "migrant_e_s", "migrant/e/s", "migrant(e)s", "migrant[e]s".
INCLUSIVE = re.compile(
    rf"(?<=[^\W\d_]){MEDIAN}[^\W\d_]+(?:{MEDIAN}[^\W\d_]+)*"
    r"|(?<=\w\w\w)(?:[.-](?:e|ne|ve|ice|rice|trice|euse)(?:[.-]?s)?"
    r"|_(?:e|ne|ve|ice|rice|trice|euse)_?s|/(?:e|ne|ve|ice|rice|trice|euse)/s"
    r"|[(\[](?:e|ne|le|ve|ice|rice|trice|euse|s|es)[)\]](?:[(\[]s[)\]]|s)?)(?!\w)",
    re.IGNORECASE,
)
# Letters, apostrophes and hyphens that people write in different ways, and that Unicode's own
# decomposition leaves as they are.
ALIKE = str.maketrans(
    {
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ı": "i", "İ": "i",
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "ĸ": "k", "ẞ": "ss",
        "ə": "e", "Ə": "e", "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ɖ": "d", "Ɖ": "d",
        "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d", "ƙ": "k", "Ƙ": "k", "ƴ": "y", "Ƴ": "y",
        "ɲ": "n", "Ɲ": "n", "ƒ": "f", "ŀ": "l", "Ŀ": "l",
    }
    | dict.fromkeys("‘’‛ʼʻʹ`´′＇ꞌ՚", "'")
    | dict.fromkeys("‐‑‒−﹣－", "-")
    | dict.fromkeys("\xad\u061c\u200b\u200e\u200f\u2060\ufeff\u0640", None)
)  # fmt: skip


def clean_text(text: str) -> str:
    """Return a text without characters that break a feed. All line breaks become `\\n`."""
    return unicodedata.normalize("NFC", UNWRITABLE.sub("", lines(text))).strip()


def lines(text: str) -> str:
    """Return a text in which all kinds of line break are `\\n`."""
    return LINE_BREAK.sub("\n", text)


def one_line(text: str) -> str:
    """Return a text on one line, without invisible characters."""
    return " ".join(INVISIBLE.sub("", clean_text(text)).split())


def fold_accents(text: str) -> str:
    """Return a text without accents and case, to sort and compare by.

    >>> fold_accents("L’Écoute du cœur")
    "l'ecoute du coeur"
    """
    letters = unicodedata.normalize("NFKD", text.translate(ALIKE)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def epicene(text: str) -> str:
    """Return a text in which gender-inclusive words have one form, so that every form is found.

    >>> epicene("migrant·es, migrant·e·s, migrant(e)s, migrant.e.s, chacun·e, organisateur·ices")
    'migrants, migrants, migrants, migrants, chacun, organisateurs'
    """
    return INCLUSIVE.sub(lambda ending: "s" if re.search(r"s\W*$", ending[0], re.I) else "", text)


def searchable(text: str) -> str:
    """Return a text in the form that texts and search words are compared in.

    >>> searchable("L’Événement des exilé·es")
    "l'evenement des exiles"
    """
    return fold_accents(epicene(text))


def without_tags(markup: str) -> str:
    """Return the text of stored markup. It is text: whoever shows it as HTML has to escape it.

    Django's `strip_tags` raises for markup that is broken on purpose.

    >>> without_tags("<p>R&amp;D <b>ici</b> <<a")
    'R&D ici <<a'
    """
    return html.unescape(TAG.sub("", markup))


def plain_text(rich_text: str, length: int = 300) -> str:
    """Return rich text as one line of plain text, truncated to `length` characters."""
    text = without_tags(BLOCK_END.sub(" ", rich_text))
    return Truncator(" ".join(text.split())).chars(length)


def plain_paragraphs(rich_text: str) -> str:
    """Return rich text as plain text with one line for each paragraph."""
    text = without_tags(BLOCK_END.sub("\n", rich_text))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)
