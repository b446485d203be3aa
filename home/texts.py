"""Text for places that show no HTML: feeds, calendars, descriptions."""

import html
import re
import unicodedata

from django.utils.html import strip_tags
from django.utils.text import Truncator

BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>")
# What neither a line of a calendar nor XML can carry: one such character makes some clients drop
# the whole feed.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

# What is never seen and can turn a name round, hide in it or break a header or a feed.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)

# "migrant·es", "migrant·e·s", "organisateur·ice" and, as long as they cannot be anything else,
# "migrant.e.s", "migrant-e-s" and "migrant(e)s".
INCLUSIVE = re.compile(
    r"(?<=[^\W\d_])[·•‧][^\W\d_]+(?:[·•‧][^\W\d_]+)*"
    r"|(?<=\w\w\w)(?:[.-](?:e|ne|ve|ice|rice|trice|euse)(?:[.-]?s)?|\((?:e|ne|s)\)s?)(?!\w)",
    re.IGNORECASE,
)
# What is one letter in some keyboards and fonts and two in others, and apostrophes of all kinds.
ALIKE = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o"}
    | dict.fromkeys("‘’ʼ`´′＇", "'")
)


def clean_text(text: str) -> str:
    """A text without what could break a feed. Line breaks become `\\n`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNWRITABLE.sub("", text)).strip()


def one_line(text: str) -> str:
    """What somebody typed, on one line and without characters that cannot be seen."""
    return " ".join(clean_text(INVISIBLE.sub("", text)).split())


def folded(text: str) -> str:
    """A text without accents and case, to sort and to compare by.

    >>> folded("L’Écoute du cœur")
    "l'ecoute du coeur"
    """
    letters = unicodedata.normalize("NFKD", text.translate(ALIKE)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def epicene(text: str) -> str:
    """Words that name people of every gender as one of them, so that either is found.

    >>> epicene("migrant·es, migrant·e·s, migrant(e)s, migrant.e.s, chacun·e, organisateur·ices")
    'migrants, migrants, migrants, migrants, chacun, organisateurs'
    """
    return INCLUSIVE.sub(lambda ending: "s" if re.search(r"s\W*$", ending[0], re.I) else "", text)


def searchable(text: str) -> str:
    """A text as words are looked for in it: the same for what is written and what is asked.

    >>> searchable("L’Événement des exilé·es")
    "l'evenement des exiles"
    """
    return folded(epicene(text))


def plain_text(rich_text: str, length: int = 300) -> str:
    """Rich text as one line of plain text of at most `length` characters, cut at a word."""
    text = html.unescape(strip_tags(BLOCK_END.sub(" ", rich_text)))
    return Truncator(" ".join(text.split())).chars(length)


def plain_paragraphs(rich_text: str) -> str:
    """Rich text as plain text that keeps a line for each paragraph."""
    text = html.unescape(strip_tags(BLOCK_END.sub("\n", rich_text)))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)
