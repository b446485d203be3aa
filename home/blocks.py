"""The StreamField blocks of standard pages."""

import json
from contextlib import suppress

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.text.rich_text import TEXT_FEATURES
from home.text.safe_links import validate_prose

LARGEST_ID = 2**63 - 1


class ProseBlock(blocks.RichTextBlock):
    """Rich text in which each link may be one."""

    def __init__(self, **kwargs):
        super().__init__(validators=[validate_prose], **kwargs)


class TextBlock(ProseBlock):
    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and quotations.")
        template = "home/blocks/text.html"


class CaptionedImageBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        help_text=_("Who or what the picture shows, and who took it."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with its caption and a text for those who cannot see it.")
        template = "home/blocks/image.html"


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = ProseBlock(
        label=_("Text"),
        features=["bold", "italic", "link", "document-link"],
        required=False,
    )

    class Meta:
        icon = "info-circle"
        label = _("Highlighted box")
        description = _("A short text that must not be missed, such as a date or an invitation.")
        template = "home/blocks/callout.html"


class PageBody(blocks.StreamBlock):
    text = TextBlock()
    image = CaptionedImageBlock()
    callout = CalloutBlock()

    def to_python(self, value):
        """Return the stored blocks, without those that no form of the site could have written.

        `value` is JSON, as text or read already, or what code writes: pairs of a type and a value.
        """
        if isinstance(value, str):
            with suppress(ValueError):
                value = json.loads(value)
        if isinstance(value, blocks.StreamValue | str):
            return super().to_python(value)
        stored = value if isinstance(value, list | tuple) else []
        if not all(isinstance(block, tuple) for block in stored):
            stored = [block for block in stored if _is_readable(block)]
        return super().to_python(stored)


def _is_readable(stored) -> bool:
    """Return whether the JSON of a block has the shape that its type takes."""
    if not isinstance(stored, dict):
        return False
    kind, value = stored.get("type"), stored.get("value")
    if kind == "text":
        return isinstance(value, str)
    if not isinstance(value, dict):
        return False
    if kind == "image":
        image = value.get("image")
        if not isinstance(image, dict):
            return False
        pk = image.get("image")
        is_id = type(pk) is int and 0 <= pk <= LARGEST_ID
        return (pk is None or is_id) and isinstance(value.get("caption") or "", str)
    texts = (value.get("title") or "", value.get("text") or "")
    return kind == "callout" and all(isinstance(text, str) for text in texts)
