"""Page types without a subject of their own: home pages and plain pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import PageBody
from home.text.rich_text import INLINE_FEATURES
from home.text.safe_links import ProseField

from .base import BasePage


class HomePage(BasePage):
    """The home page of a language. Each language has one, created when the site is set up."""

    introduction = ProseField(
        _("introduction"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("Two or three sentences that say what the coalition does and for whom."),
    )
    call_to_action = models.TextField(
        _("invitation"),
        blank=True,
        help_text=_("One sentence that invites organisations to take part."),
    )

    content_panels = BasePage.content_panels + [
        FieldPanel("introduction"),
        FieldPanel("call_to_action"),
    ]
    texts = ("introduction", "call_to_action")
    # Its slug is the code of the language.
    internal = ("slug",)
    search_fields = BasePage.search_fields + [index.SearchField("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    # `manage.py setup_site` creates them, and nobody else.
    max_count = 0

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    """A page of plain content: who we are, legal notice, how to take part."""

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("A sentence or two in large type below the title.")
    )
    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    texts = ("standfirst", "body")
    content_panels = BasePage.content_panels + [
        MultiFieldPanel([FieldPanel("standfirst"), FieldPanel("body")], heading=_("Content")),
    ]
    search_fields = BasePage.search_fields + [
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    kind_of_page = pgettext_lazy("kind of page", "Page")

    described_by = ("search_description", "standfirst")
