"""Find addresses and telephone numbers beside a name; they are never published."""

import re
from dataclasses import dataclass

EMAIL = r"(?:mailto:)?[\w.+%-]+\s?(?:@|\[at\]|\(at\)|\[@\])\s?[\w-]+(?:\.[\w-]+)+"
URL = r"(?:https?://|www\.)[^\s<>\"“”«»]+"
# Without "www.", a domain is only certain in brackets: "350.org" is a name.
DOMAIN = r"(?<=[(\[<])(?:[\w-]+\.){2,}[a-z]{2,}(?:/[^\s)\]>]*)?(?=[)\]>])"
PHONE = r"(?<![\w/.-])(?:\+|00)?\(?\d(?:[ \u00a0\u202f./()-]*\d){8,14}(?!\w)"
ADDRESS = rf"(?:{URL}|{EMAIL}|{DOMAIN})"
DETAIL = rf"(?:{ADDRESS}|{PHONE})"
# What a line may say in front of an address.
WORDS = r"(?:site(?: web| internet)?|web(?:site)?|e-?mail|mail|courriel|m[ée]l|t[ée]l\w*|phone)"
SIGNS = r"[\s,;:–—|(\[<>\])./-]"
AT_THE_END = re.compile(rf"(?:{SIGNS}+{WORDS})?{SIGNS}*{DETAIL}{SIGNS}*$", re.IGNORECASE)
AT_THE_START = re.compile(rf"^{SIGNS}*{DETAIL}(?:{SIGNS}+|$)", re.IGNORECASE)
MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
ANYWHERE = re.compile(DETAIL, re.IGNORECASE)
IS_PHONE = re.compile(PHONE)
ONLY_DETAILS = re.compile(rf"(?:{SIGNS}*{DETAIL}{SIGNS}*)+", re.IGNORECASE)


@dataclass(frozen=True)
class Stripped:
    """A text without the details it began or ended with, and those details in order."""

    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def has_phone(self) -> bool:
        return any(IS_PHONE.search(detail) for detail in (*self.before, *self.after))


def is_detail(text: str) -> bool:
    """Return whether a text holds nothing but addresses or telephone numbers."""
    return bool(ONLY_DETAILS.fullmatch(text.strip()))


def has_details(text: str) -> bool:
    """Return whether a text holds an address or a telephone number."""
    return bool(ANYWHERE.search(text))


def strip_details(text: str) -> Stripped:
    """Return a text without the addresses and numbers it begins or ends with.

    >>> strip_details("Atelier du môle (https://atelier.example.org)")
    Stripped(text='Atelier du môle', before=(), after=('https://atelier.example.org',))
    """
    before, after = [], []
    while found := AT_THE_START.search(text):
        before.append(_bare(found[0]))
        text = text[found.end() :]
    while text and (found := AT_THE_END.search(text)):
        after.insert(0, _bare(found[0]))
        text = text[: found.start()]
    return Stripped(text.strip(), tuple(before), tuple(after))


def _bare(detail: str) -> str:
    return detail.strip(" \t\u00a0\u202f,;:–—|()[]<>").removesuffix(".")
