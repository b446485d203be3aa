"""How addresses and foreign words are shown to a reader."""

import re
import string
from urllib.parse import urlsplit

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from home.text.languages import language_attributes

register = template.Library()


@register.filter
def host_name(url: str) -> str:
    """The host of an address, as people say it: "iom.int"; the address itself if it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or url


@register.filter
def absolute(url: str, root_url: str) -> str:
    """The whole address, for paper: one of this site with its host."""
    return f"{root_url or ''}{url}" if url.startswith("/") else url


@register.filter
def is_pdf(url: str) -> bool:
    try:
        return urlsplit(url).path.lower().endswith(".pdf")
    except ValueError:
        return False


@register.filter
def webcal(url: str) -> str:
    """The address that makes a telephone or a computer subscribe instead of download."""
    return f"webcal://{url.partition('://')[2]}" if url else ""


@register.filter
def step_of_length(text: str) -> int:
    """The step of type sizes for a line that must fit: the number of letters it has room for."""
    return next((step for step in (12, 16, 20, 24) if len(text) <= step), 60)


@register.filter
def parts_of_hashtag(hashtag: str) -> SafeString:
    """A hashtag that breaks between its words only: "#Programme<wbr>Commun"."""
    words = re.split(r"(?<=[^\W_])(?=[A-ZÀ-ÖØ-Þ])(?<![A-ZÀ-ÖØ-Þ])|(?<=_)", hashtag)
    return format_html_join(mark_safe("<wbr>"), "{}", ((word,) for word in words))


@register.filter
def letter(number: int) -> str:
    """1 is "a": what tells several markers of one note apart."""
    return string.ascii_lowercase[(number - 1) % 26]


@register.filter
def in_language(text: str, code: str) -> str:
    """A text amid a sentence of the active language; where its own is another, it says so."""
    attributes = lang(code)
    return format_html("<span{}>{}</span>", attributes, text) if attributes else text


@register.filter
def language_of(page, name: str) -> str:
    """The language of one of a page's texts, by its field; empty for what is not a page."""
    return page.language_of(name) if hasattr(page, "language_of") else ""


@register.simple_tag
def lang(code: str) -> str:
    """The attributes of text in a language that may not be the active one; nothing if it is."""
    return format_html_join("", ' {}="{}"', language_attributes(code).items())


@register.simple_block_tag
def kept_text(content: str) -> str:
    """Return what a template renders between the tags, on one line: `as name` keeps it for later.

    Unlike a block, the text can then be shown in several places.
    """
    # Only what stands in the template: French narrow spaces stay.
    return mark_safe(re.sub(r"[ \t\r\n]+", " ", content))


@register.filter
def with_site(title: str, name: str) -> str:
    """Return a page's title followed by the site's name, unless the title already says the name."""
    title, name = conditional_escape(title), conditional_escape(name or "")
    if not name or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE):
        return title
    return format_html("{} – {}", title, name)
