"""Languages: their names, the attributes of text in another one, their words in addresses."""

from functools import lru_cache

from django.conf import settings
from django.utils.functional import lazy
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext_lazy as _

# ISO 639 codes, as in `lang` attributes and iCalendar's LANGUAGE; sign languages have one, too.
NAME_LANGUAGES = [
    ("fr", _("French")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("pt", _("Portuguese")),
    ("tr", _("Turkish")),
]
SPOKEN_LANGUAGES = [
    *NAME_LANGUAGES,
    ("bm", _("Bambara")),
    ("ps", _("Pashto")),
    ("fa", _("Persian, Dari")),
    ("ku", _("Kurdish")),
    ("ro", _("Romanian")),
    ("ru", _("Russian")),
    ("so", _("Somali")),
    ("sw", _("Swahili")),
    ("ti", _("Tigrinya")),
    ("uk", _("Ukrainian")),
    ("wo", _("Wolof")),
    ("zh", _("Chinese")),
    ("bfi", _("British Sign Language")),
    ("fsl", _("French Sign Language")),
    ("ils", _("International Sign")),
]

# Words in addresses, and the first slugs of lists. A language without its own has the English ones.
ADDRESS_WORDS = {
    "fr": {
        "sign": "signer",
        "sent": "envoye",
        "submit": "proposer",
        "search": "recherche",
        "calls": "appels",
        "signatories": "signataires",
        "signed-text": "texte-signe",
    },
}


def language_attributes(code: str) -> dict[str, str]:
    """Return the HTML attributes of text in a language: none if it is the active one.

    `dir` is among them if the language is written in another direction than the active one.
    """
    if not code or code == get_language():
        return {}
    is_rtl = _is_rtl(code)
    direction = {} if is_rtl == get_language_bidi() else {"dir": "rtl" if is_rtl else "ltr"}
    return {"lang": code} | direction


def html_attributes(code: str) -> SafeString:
    """Return the HTML attributes for text in a language; none if it is the active one."""
    return _html_attributes(code, get_language()) if code else mark_safe("")


@lru_cache(maxsize=1000)  # pairs of languages; a long list asks for each of its rows
def _html_attributes(code: str, active: str | None) -> SafeString:
    return format_html_join("", ' {}="{}"', language_attributes(code).items())


def _is_rtl(code: str) -> bool:
    try:
        return get_language_info(code)["bidi"]
    except KeyError:
        return False


def address_word(word: str, language: str) -> str:
    """Return a word of an address, such as "sign", in a language ("signer")."""
    return ADDRESS_WORDS.get(language, {}).get(word, word)


def _address_in_active_language(*words: str) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return "".join(f"{address_word(word, language)}/" for word in words)


# For patterns of addresses: "search/" is "recherche/" while French is active.
address_lazy = lazy(_address_in_active_language, str)


def any_language(*wanted: str) -> str:
    """Return a regular expression that matches any of some words of addresses in any language."""
    words = set(wanted) | {
        words.get(word, word) for words in ADDRESS_WORDS.values() for word in wanted
    }
    return f"(?:{'|'.join(sorted(words))})"
