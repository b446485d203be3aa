"""Texts and links as readers get them, whoever wrote them.

Rich texts come from the page editor, from translators' forms and files, and from importers. What is
shown is held to a few tags and to harmless links here, at the end of all those ways.
"""

import re
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from home.typography import french_spacing

SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {
    "a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong",
    "sub", "sup", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"aria-label", "href", "id"}, "sup": {"class"}}

# A link as Wagtail stores it, which asks the database for the id without looking at it first.
STORED_LINK = re.compile(r"<(?:a|embed)\b[^>]*\b(?:link|embed)type=[^>]*>")
STORED_ID = re.compile(r'\bid="([^"]*)"')
ID = re.compile(r"[0-9]{1,18}")


def prose(rich_text: str, language: str = "") -> SafeString:
    """Stored rich text as HTML that can only be read and followed.

    With the spaces that its language wants: the active one, unless another is given.
    """
    html = expand_db_html(STORED_LINK.sub(_without_unreadable_id, str(rich_text)))
    cleaned = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    if (language or get_language()) == "fr":
        cleaned = french_spacing(cleaned)
    return mark_safe(cleaned)


def _without_unreadable_id(link: re.Match) -> str:
    """A stored link to a page, a document or an image; as no link if its id is not a number."""
    stored_id = STORED_ID.search(link[0])
    return link[0] if not stored_id or ID.fullmatch(stored_id[1]) else "<a>"


def spaced(text: str, language: str = "") -> SafeString:
    """Plain text as HTML, with the spaces that its language wants, as in `prose`."""
    escaped = str(escape(text))
    if (language or get_language()) == "fr":
        escaped = french_spacing(escaped)
    return mark_safe(escaped)


def safe_url(url: str) -> str:
    """The address, or an empty text where following it could do something else than lead there."""
    try:
        url = url or ""
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in SCHEMES or (not scheme and url.startswith(("/", "#"))) else ""
