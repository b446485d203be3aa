"""Rich text and links as HTML for readers, safe whoever wrote them.

Rich text comes from the page editor, from translators' forms and files, and from imports. It is
reduced to a few tags and harmless links when it is shown.
"""

import re
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from home.text.typography import french_spacing

# The features of every rich text editor.
INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "h2", "h3", "ol", "ul", "blockquote"]

SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {
    "a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong",
    "sub", "sup", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"aria-label", "href", "id"}, "sup": {"class"}}

# A link as Wagtail stores it. Wagtail queries the database for its id without checking it.
STORED_LINK = re.compile(r"<(?:a|embed)\b[^>]*\b(?:link|embed)type=[^>]*>")
STORED_ID = re.compile(r'\bid="([^"]*)"')
ID = re.compile(r"[0-9]{1,18}")
# A blank line of a pasted text is stored as a paragraph without text.
EMPTY_BLOCK = re.compile(
    r"<(p|h[2-4]|li|blockquote|ul|ol)>"
    r"(?:[\s\u00a0\u200b\u2060\ufeff]|&nbsp;|</?(?:b|i|em|strong|a|sub|sup|br)\b[^<>]*>)*"
    r"</\1>"
)


def prose(rich_text: str, language: str = "") -> SafeString:
    """Return stored rich text as safe HTML, with the spaces of French typography in French.

    `language` is by default the active one.
    """
    html = expand_db_html(STORED_LINK.sub(_without_invalid_id, str(rich_text)))
    cleaned = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    cleaned = without_empty_blocks(cleaned)
    if (language or get_language()) == "fr":
        cleaned = french_spacing(cleaned)
    # `nh3` has cleaned it.
    return mark_safe(cleaned)  # nosec B703


def _without_invalid_id(link: re.Match) -> str:
    """Return a stored link unchanged, or without its target if its id is not a number."""
    stored_id = STORED_ID.search(link[0])
    return link[0] if not stored_id or ID.fullmatch(stored_id[1]) else "<a>"


def without_empty_blocks(html: str) -> str:
    """Return HTML without paragraphs, headings and list items that have no text.

    >>> without_empty_blocks("<p>Un</p><p></p><p><b> </b><br></p><ul><li></li></ul><p>Deux</p>")
    '<p>Un</p><p>Deux</p>'
    """
    count = 1
    while count:  # a list is empty once its items are gone
        html, count = EMPTY_BLOCK.subn("", html)
    return html


def spaced(text: str, language: str = "") -> SafeString:
    """Return plain text as HTML, with the spaces of French typography as in `prose`."""
    escaped = str(escape(text))
    if (language or get_language()) == "fr":
        escaped = french_spacing(escaped)
    # Escaped above.
    return mark_safe(escaped)  # nosec B703


def safe_url(url: str) -> str:
    """Return an address, or an empty text if its scheme is not allowed (such as `javascript:`)."""
    try:
        url = url or ""
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in SCHEMES or (not scheme and url.startswith(("/", "#"))) else ""
