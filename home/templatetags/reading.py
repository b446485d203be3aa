"""Filters and tags for addresses, hashtags, titles, and text in another language."""

import re
import string
from urllib.parse import urlsplit

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from home.text.languages import html_attributes

register = template.Library()


@register.filter
def host_name(url: str) -> str:
    """Return the host of an address without "www."; the address itself if it has no host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or url


@register.filter
def absolute(url: str, root_url: str) -> str:
    """Return a whole address for print: an address of this site gets its host."""
    return f"{root_url or ''}{url}" if url.startswith("/") else url


@register.filter
def is_pdf(url: str) -> bool:
    try:
        return urlsplit(url).path.lower().endswith(".pdf")
    except ValueError:
        return False


@register.filter
def webcal(url: str) -> str:
    """Return an address with the scheme `webcal`, which subscribes to a calendar."""
    return f"webcal://{url.partition('://')[2]}" if url else ""


@register.filter
def type_size_for(text: str) -> int:
    """Return the type size for a line that must fit, as the number of letters it has room for."""
    return next((step for step in (12, 16, 20, 24) if len(text) <= step), 60)


@register.filter
def breakable_hashtag(hashtag: str) -> SafeString:
    """Return a hashtag that breaks between its words only: "#Programme<wbr>Commun"."""
    words = re.split(r"(?<=[^\W_])(?=[A-ZÀ-ÖØ-Þ])(?<![A-ZÀ-ÖØ-Þ])|(?<=_)", hashtag)
    return format_html_join(mark_safe("<wbr>"), "{}", ((word,) for word in words))


@register.filter
def note_letter(number: int) -> str:
    """Return "a" for 1, "b" for 2: several markers of one note are told apart by letters."""
    return string.ascii_lowercase[(number - 1) % 26]


@register.filter
def in_language(text: str, code: str) -> str:
    """Return a text, in a `span` with its language if that is not the active one."""
    attributes = lang(code)
    return format_html("<span{}>{}</span>", attributes, text) if attributes else text


@register.filter
def language_of(page, name: str) -> str:
    """Return the language of a page's text, by its field; empty if `page` is no page."""
    return page.language_of(name) if hasattr(page, "language_of") else ""


lang = register.simple_tag(html_attributes, name="lang")


@register.simple_block_tag
def capture(content: str) -> str:
    """Return what a template renders between the tags, on one line: `as name` keeps it for later.

    Unlike a block, the text can then be shown in several places.
    """
    # Only the white space of templates: French narrow spaces stay.
    # A template has rendered it.
    return mark_safe(re.sub(r"[ \t\r\n]+", " ", content))  # nosec B703


@register.filter
def with_site(title: str, name: str) -> str:
    """Return a page's title followed by the site's name, unless the title already says the name."""
    title, name = conditional_escape(title), conditional_escape(name or "")
    if not name or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE):
        return title
    return format_html("{} – {}", title, name)
