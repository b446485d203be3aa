"""Organisations and their list."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from campaigns.names import acronym_beside, sort_key
from home.models import BasePage, IndexPage
from home.routes import RoutablePageMixin, route
from home.text.languages import NAME_LANGUAGES
from home.text.rich_text import TEXT_FEATURES
from home.text.safe_links import LinkField, ProseField


class SignatoryIndexPage(IndexPage):
    """The list of all organisations."""

    subpage_types = ["campaigns.SignatoryPage"]
    extra_context = "campaigns.signatories.contexts.index_context"

    class Meta:
        verbose_name = _("list of signatories")
        verbose_name_plural = _("lists of signatories")


class SignatoryPage(RoutablePageMixin, BasePage):
    """An organisation. Its title is its name, written as it writes it, in every language.

    Its feed is written by an upper app (`campaigns.signatories.views.feed`).
    """

    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("For instance FAL or G.R.E.F.")
    )
    name_language = models.CharField(
        _("language of the name"),
        max_length=10,
        choices=NAME_LANGUAGES,
        default="fr",
        help_text=_("So that screen readers pronounce the name well on pages in other languages."),
    )
    sort_name = models.CharField(max_length=255, editable=False, db_index=True)
    website = LinkField(_("website"), max_length=500, blank=True)
    profile = ProseField(
        _("profile"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Who the organisation is and what it does, in a few sentences."),
    )
    also_known_as = models.TextField(
        _("also known as"),
        blank=True,
        help_text=_(
            "Other spellings, former names or acronyms, one per line. Not shown to readers; used "
            "to recognise the organisation."
        ),
    )
    logo = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    facts = ("title", "slug", "acronym", "name_language", "website", "logo", "also_known_as")
    texts = ("profile",)
    internal = ("sort_name",)
    content_panels = [
        FieldPanel("title", heading=_("Name")),
        MultiFieldPanel(
            [FieldPanel("acronym"), FieldPanel("name_language"), FieldPanel("website")],
            heading=_("Facts"),
            help_text=_("The same in every language."),
        ),
        FieldPanel("profile"),
        FieldPanel("logo"),
        FieldPanel("also_known_as", widget=forms.Textarea(attrs={"rows": 3})),
    ]
    search_fields = BasePage.search_fields + [
        index.SearchField("acronym", boost=2),
        index.SearchField("profile"),
    ]
    parent_page_types = ["campaigns.SignatoryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    kind_of_page = _("Organisation")

    def full_clean(self, *args, **kwargs):
        # Before the checks: Wagtail skips a page's own `clean()` for drafts.
        self.sort_name = sort_key(self.title)[:255]
        super().full_clean(*args, **kwargs)

    described_by = ("search_description", "profile")

    @property
    def share_image(self):
        return self.logo

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed.xml"

    feed = route(r"^feed\.xml/?$", "campaigns.signatories.views.feed", "feed")

    def get_route_paths(self):
        # With the feed's, its old address redirects, too, when the slug changes.
        return ["/", "/feed.xml"]

    def acronym_beside(self, name: str) -> str:
        """Return the acronym, or "" if the name that it would stand beside contains it."""
        return acronym_beside(self.acronym, sort_key(name)) if self.acronym else ""

    @property
    def other_names(self) -> list[str]:
        """The lines of `also_known_as` that are not blank."""
        return [line.strip() for line in self.also_known_as.splitlines() if line.strip()]

    @property
    def full_name(self) -> str:
        """The name with its acronym, unless the name contains it."""
        acronym = self.acronym_beside(self.title)
        return f"{self.title} – {acronym}" if acronym else self.title
