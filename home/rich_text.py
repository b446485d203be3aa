"""What editors may do in rich text: a few features, the same everywhere."""

import html
import re

from django.utils.html import strip_tags
from django.utils.text import Truncator

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "h2", "h3", "ol", "ul", "blockquote"]

BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>")


def plain_text(rich_text: str, length: int = 300) -> str:
    """Rich text as one line of plain text of at most `length` characters, cut at a word."""
    text = html.unescape(strip_tags(BLOCK_END.sub(" ", rich_text)))
    return Truncator(" ".join(text.split())).chars(length)


def plain_paragraphs(rich_text: str) -> str:
    """Rich text as plain text that keeps a line for each paragraph, for calendars."""
    text = html.unescape(strip_tags(BLOCK_END.sub("\n", rich_text)))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)
