"""The StreamField blocks of standard pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.text.rich_text import TEXT_FEATURES


class TextBlock(blocks.RichTextBlock):
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
    text = blocks.RichTextBlock(
        label=_("Text"), features=["bold", "italic", "link", "document-link"], required=False
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
