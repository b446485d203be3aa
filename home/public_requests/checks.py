"""Validators of the public's forms: names that name nothing, addresses in place of names, e-mails.

Messages name the field, because the list above the form shows messages alone.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from home.text.plain import fold_accents

# Texts that people type where they have no name to give, without accents and case.
NO_NAMES = {
    "n/a", "n/d", "n/c", "s/o", "n.a", "n.a.", "n.c", "n.c.", "n.d", "n.d.", "n\\a",
    "neant", "aucun", "aucune", "aucune organisation", "rien", "personne", "sans", "sans nom",
    "inconnu", "inconnue", "non", "non renseigne", "non applicable", "sans objet", "pas de nom",
    "none", "nil", "null", "nothing", "nobody", "no", "no name", "unknown", "not applicable",
    "not known", "undefined", "test", "xx", "xxx", "xxxx",
}  # fmt: skip
E_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+|^mailto:", re.IGNORECASE)
# With a scheme, with www, with a path, or with three labels; "350.org" and "C.R.I.D." are names.
WEB_ADDRESS = re.compile(
    r"\b[a-z][a-z+.-]*://|\bwww\.[^\s.]|^[\w-]+(?:\.[\w-]{2,})+/\S*$|^[\w-]{2,}(?:\.[\w-]{2,}){2,}$",
    re.IGNORECASE,
)
LONGEST = 300  # characters that are checked
LONGEST_EMAIL = 320  # RFC 3696, section 3
# Top-level domains to which no mail can be sent (RFC 6761, RFC 6762, RFC 9476, and habit).
LOCAL_DOMAINS = ("localhost", "localdomain", "local", "internal", "lan", "invalid", "alt", "onion")


def has_words(text: str) -> bool:
    """Return whether a text has two letters or digits, or one letter of a script without case.

    >>> has_words("…"), has_words("-"), has_words("L"), has_words("350"), has_words("和")
    (False, False, False, True, True)
    """
    signs = [sign for sign in text if sign.isalnum()]
    return len(signs) > 1 or any(sign.lower() == sign.upper() and sign.isalpha() for sign in signs)


def is_no_name(text: str) -> bool:
    """Return whether a text names nothing: "…", "-", "N/A", "néant".

    >>> is_no_name("N/A"), is_no_name("« Néant »"), is_no_name("(none)"), is_no_name("G.R.E.F.")
    (True, True, True, False)
    """
    bare = re.sub(r"^[^\w]+|[^\w.]+$", "", fold_accents(text[:LONGEST])).strip()
    ways = {bare, bare.rstrip("."), re.sub(r"\s", "", bare)}
    return not has_words(text) or bool(ways & NO_NAMES)


def names_something(message):
    """Return a validator that refuses, with `message`, a text that names nothing."""

    def check(text: str) -> None:
        if text and is_no_name(text):
            raise ValidationError(message, code="no_name")

    return check


def is_no_address(text: str) -> None:
    """Raise ValidationError for a web or e-mail address where a name is asked for."""
    # Django runs every validator, also on a text that is a million characters long.
    text = text[:LONGEST]
    if E_MAIL.search(text):
        raise ValidationError(
            _("This is an e-mail address. Write a name instead."),
            code="e_mail",
        )
    if WEB_ADDRESS.search(text):
        raise ValidationError(
            _("This is the address of a website. Write a name instead."),
            code="web_address",
        )


class WritableEmailValidator(EmailValidator):
    """Accepts the addresses to which an e-mail can be sent.

    Letters of all scripts may stand before and after the @ (RFC 6531, IDNA); hosts of this machine
    or of a local network may not.
    """

    def __init__(self):
        super().__init__(allowlist=[])

    def __call__(self, value):
        if len(value) > LONGEST_EMAIL:
            raise ValidationError(self.message, code=self.code, params={"value": value})
        local, _at, domain = value.rpartition("@")
        try:
            written = domain.encode("idna").decode("ascii")
        except UnicodeError:
            raise ValidationError(self.message, code=self.code, params={"value": value}) from None
        if domain.rpartition(".")[2].casefold() in LOCAL_DOMAINS or domain.startswith("["):
            raise ValidationError(self.message, code=self.code, params={"value": value})
        # A letter of any script counts as one of the alphabet; a sign of any other does not.
        plain = "".join("a" if not c.isascii() and c.isalnum() else c for c in local)
        super().__call__(f"{plain}@{written}")
