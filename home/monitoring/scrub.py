"""Texts for a log: no e-mail address, telephone number, secret or full address of a client."""

import re

HIDDEN = "…"
# What follows these words in an address is a secret, or may be.
SECRET_PATHS = re.compile(
    r"(/(?:signature|submission|lost-phone|password/new)/)"
    r"[^\s\"'?#]+"
)
QUERY = re.compile(r"(/[^\s\"'?]*)\?[^\s\"']*")
EMAIL = re.compile(r"[^\s@<>\"'(),;:=/]+(?:@|%40)[^\s@<>\"'(),;:/]+", re.IGNORECASE)
WORD = re.compile(r"[\w-]{20,}")
IPV4 = re.compile(r"(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?![\d.]*\d)")
IPV6 = re.compile(r"(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}(?![\w:])", re.IGNORECASE)
TELEPHONE = re.compile(r"(?<![\w-])[+(]?\d(?:[ .()\u00a0\u202f-]{0,2}\d){8,14}(?![\w-])")
LONGEST = 2000  # characters


def scrub(text: str) -> str:
    """Return a text that a log may hold.

    >>> scrub("Not Found: /fr/signature/x-Y_z/ for alix@example.org at 192.0.2.77")
    'Not Found: /fr/signature/… for … at 192.0.2.0'
    >>> scrub("/fr/recherche/?q=Alix+Durand")
    '/fr/recherche/'
    """
    text = QUERY.sub(r"\1", text[:LONGEST])
    text = SECRET_PATHS.sub(rf"\1{HIDDEN}", text)
    text = EMAIL.sub(HIDDEN, text)
    text = WORD.sub(lambda match: HIDDEN if _is_secret(match[0]) else match[0], text)
    text = IPV4.sub(r"\1.0", text)
    text = IPV6.sub(HIDDEN, text)
    return TELEPHONE.sub(HIDDEN, text)


def _is_secret(word: str) -> bool:
    """Return whether a long word looks like a token: small letters, capitals and digits."""
    return word != word.lower() and word != word.upper() and any(sign.isdigit() for sign in word)
