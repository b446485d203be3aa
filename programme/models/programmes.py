"""The pages of the editions of the programme, and of their list."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from home.models import BasePage, IndexPage, SiteWords
from home.routes import RoutablePageMixin, by_path, route
from home.text.languages import any_language
from home.text.rich_text import INLINE_FEATURES, TEXT_FEATURES
from home.text.safe_links import ProseField
from programme.querysets import ProgrammeManager

from .events import EventPage
from .frozen import FrozenEdition


def last_day_of(year: int) -> date:
    """Return the last day on which an edition is the current one, a month after its day."""
    return date(year + 1, 1, 18)


class ProgrammeIndexPage(RoutablePageMixin, IndexPage):
    """The list of all editions of the common programme."""

    subpage_types = ["programme.ProgrammePage"]
    extra_context = "programme.listings.contexts.programme_index_context"

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")

    @property
    def calendar_name(self) -> str:
        words = SiteWords.objects.filter(locale=self.locale_id).first()
        return words.name if words else self.title

    def get_route_paths(self):
        return ["/", "/calendar.ics", "/feed.xml"]

    calendar = route(r"^calendar\.ics/?$", "programme.calendars.views.all_calendar", "calendar")
    feed = route(r"^feed\.xml/?$", "programme.listings.feeds.all_feed", "feed")


class ProgrammePage(RoutablePageMixin, BasePage):
    """The edition of a year, with every event around its 18 December. Its address is the year."""

    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1990), MaxValueValidator(2200)],
        help_text=_("The year of its 18 December. It is also the programme’s address."),
    )
    standfirst = ProseField(
        _("standfirst"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("What this year’s programme is about, in two or three sentences."),
    )
    body = ProseField(
        _("text"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Shown below the list of events."),
    )
    invitation = models.TextField(
        _("invitation"),
        blank=True,
        help_text=_("How organisations add their events. Shown with the contact."),
    )

    facts = ("slug", "year")
    texts = ("standfirst", "body", "invitation")

    objects = ProgrammeManager()
    base_form_class = by_path("programme.events.page_forms.ProgrammePageForm")
    extra_context = "programme.listings.contexts.programme_context"

    content_panels = BasePage.content_panels + [
        FieldPanel("year"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("invitation"),
    ]
    # No slug: it is the year.
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
    ]
    search_fields = BasePage.search_fields + [
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    parent_page_types = ["programme.ProgrammeIndexPage"]
    subpage_types = ["programme.EventPage"]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def full_clean(self, *args, **kwargs):
        if self.year:
            self.slug = str(self.year)
        super().full_clean(*args, **kwargs)

    @property
    def day(self) -> date:
        """International Migrants Day of this edition."""
        return date(self.year, 12, 18)

    @property
    def last_day(self) -> date:
        return last_day_of(self.year)

    @property
    def listed_day(self) -> date:
        return self.day

    described_by = ("search_description", "standfirst")

    @property
    def calendar_url(self) -> str:
        return f"{self.url}calendar.ics"

    @property
    def calendar_name(self) -> str:
        return self.title

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed.xml"

    @property
    def is_open(self) -> bool:
        """Whether events can be submitted: until a month after its 18 December, or its freeze."""
        return not self.is_frozen and localdate() <= self.day + timedelta(days=31)

    @property
    def is_over(self) -> bool:
        """Whether it is past: a month after its day or, once frozen, after that day."""
        today = localdate()
        return today > self.last_day or (today > self.day and self.is_frozen)

    @cached_property
    def events(self) -> list:
        """Its live events and their local events, with all facts, in order of their days."""
        return list(EventPage.objects.of_programme(self).with_facts().in_order())

    @cached_property
    def frozen(self) -> FrozenEdition | None:
        """Its totals once it is frozen. `FrozenEdition.objects.add_totals()` sets it for a list."""
        return FrozenEdition.objects.filter(programme_key=self.translation_key).first()

    @property
    def is_frozen(self) -> bool:
        """Whether it is frozen: nobody submits events any more, editors still correct them."""
        return self.frozen is not None

    def get_route_paths(self):
        # If the year is corrected, the addresses of subscribers and partners redirect, too.
        return [
            "/",
            "/calendar.ics",
            "/feed.xml",
            "/map.geojson",
            "/map/",
            "/programme.csv",
            "/embed/",
        ]

    def submitting_url(self, *below: str) -> str:
        """Return the address of the submission form or, with "sent", of the page after it."""
        return self.address_below("submit", *below)

    submit = route(rf"^{any_language('submit')}/$", "programme.submissions.views.submit", "submit")
    sent = route(
        rf"^{any_language('submit')}/{any_language('sent')}/$",
        "programme.submissions.views.sent",
        "sent",
    )
    calendar = route(
        r"^calendar\.ics/?$", "programme.calendars.views.programme_calendar", "calendar"
    )
    feed = route(r"^feed\.xml/?$", "programme.listings.feeds.programme_feed", "feed")
    geojson = route(r"^map\.geojson/?$", "programme.listings.views.programme_geojson", "geojson")
    map = route(r"^map/$", "programme.listings.views.programme_map", "map")
    table = route(r"^programme\.csv/?$", "programme.listings.views.programme_table", "table")
    embed = route(r"^embed/$", "programme.listings.views.programme_embed", "embed")
