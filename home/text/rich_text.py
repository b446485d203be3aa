"""Rich text and links as HTML for readers, safe whoever wrote them.

Rich text comes from the page editor, from translators' forms and files, and from imports. It is
reduced to a few tags and harmless links when it is shown.
"""

import re

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from home.text.plain import plain_paragraphs
from home.text.safe_links import SCHEMES, safe_url
from home.text.typography import french_spacing

# The features of every rich text editor.
INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "h2", "h3", "ol", "ul", "blockquote"]

TAGS = {
    "a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong",
    "sub", "sup", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"aria-label", "href", "id"}, "sup": {"class"}}

# Deeper than any text is, and where the parser begins to take long.
DEEPEST = 100
OPENING_OR_CLOSING = re.compile(r"<(/?)(?!br\b|hr\b|img\b|embed\b)[a-z][^<>]*>", re.IGNORECASE)
# Pictures and films, which no editor of the site offers.
EMBED = re.compile(r"<embed\b[^>]*>", re.IGNORECASE)
# A link as Wagtail stores it. Wagtail queries the database for its id without checking it.
STORED_LINK = re.compile(r"<a\b[^>]*\blinktype=[^>]*>")
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

    `language` is by default the active one. Of markup that is broken, what can be read is left.
    """
    stored = EMBED.sub("", str(rich_text))
    if _is_too_deep(stored):
        return spaced(plain_paragraphs(stored), language)
    html = expand_db_html(STORED_LINK.sub(_without_invalid_id, stored))
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_harmless,
    )
    cleaned = without_empty_blocks(cleaned)
    if (language or get_language()) == "fr":
        cleaned = french_spacing(cleaned)
    # `nh3` has cleaned it.
    return mark_safe(cleaned)  # nosec B703


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    """Return the value of an attribute, or None for an address that may be no link."""
    return value if attribute != "href" or safe_url(value) else None


def _is_too_deep(markup: str) -> bool:
    """Return whether more than `DEEPEST` tags are open at once somewhere."""
    depth = 0
    for found in OPENING_OR_CLOSING.finditer(markup):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


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
