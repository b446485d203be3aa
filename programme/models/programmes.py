from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.fields import RichTextField

from home.models import BasePage, IndexPage, SiteWords
from home.text.languages import any_language
from home.text.rich_text import INLINE_FEATURES, TEXT_FEATURES
from programme.events.page_forms import ProgrammePageForm
from programme.querysets import ProgrammeManager

from .frozen import FrozenEdition


class ProgrammeIndexPage(RoutablePageMixin, IndexPage):
    """All editions of the common programme."""

    subpage_types = ["programme.ProgrammePage"]

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")

    def get_context(self, request, *args, **kwargs):
        programmes = ProgrammePage.objects.live_in(self.locale.language_code).child_of(self)
        return super().get_context(request, *args, **kwargs) | {
            "programmes": programmes.newest_first().with_totals(),
            "current": programmes.current().first(),
        }

    @property
    def calendar_name(self) -> str:
        words = SiteWords.objects.filter(locale=self.locale_id).first()
        return words.name if words else self.title

    def filter_for(self, request):
        from programme.filters.forms import EventFilter

        return EventFilter(request.GET, language=self.locale.language_code)

    def get_route_paths(self):
        return ["/", "/calendar.ics", "/feed.xml"]

    @re_path(r"^calendar\.ics/?$", name="calendar")
    def calendar(self, request):
        from programme.calendars.views import all_calendar

        return all_calendar(request, self)

    @re_path(r"^feed\.xml/?$", name="feed")
    def feed(self, request):
        from programme.listings.feeds import FilteredFeed

        return FilteredFeed(self.filter_for(request))(request, page=self)


class ProgrammePage(RoutablePageMixin, BasePage):
    """One year's edition: every event around 18 December. Its address is the year."""

    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1990), MaxValueValidator(2200)],
        help_text=_("The year of its 18 December. It is also the programme’s address."),
    )
    standfirst = RichTextField(
        _("standfirst"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("What this year’s programme is about, in two or three sentences."),
    )
    body = RichTextField(
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
    base_form_class = ProgrammePageForm

    content_panels = BasePage.content_panels + [
        FieldPanel("year"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("invitation"),
    ]
    # Without the slug, which is the year.
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
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
        """The last day on which it is the current edition, a month after its day."""
        return date(self.year + 1, 1, 18)

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
        """Whether it is a past edition: a month after its day or, once frozen, from that day on."""
        today = localdate()
        return today > self.last_day or (today > self.day and self.is_frozen)

    @cached_property
    def events(self) -> list:
        """Its live events and their local events, with all facts, in order of their days."""
        from programme.models import EventPage

        return list(EventPage.objects.of_programme(self).with_facts().in_order())

    @cached_property
    def frozen(self) -> FrozenEdition | None:
        """What the edition came to, once it is frozen. Lists set it: `with_totals()`."""
        return FrozenEdition.objects.filter(programme_key=self.translation_key).first()

    @property
    def is_frozen(self) -> bool:
        """Whether nobody may submit events any more. Editors still correct what is there."""
        return self.frozen is not None

    def filter_for(self, request):
        from programme.filters.forms import EventFilter

        return EventFilter(request.GET, language=self.locale.language_code, programme=self)

    def get_route_paths(self):
        # So that subscribers and partners are redirected, too, should the year be corrected.
        return [
            "/",
            "/calendar.ics",
            "/feed.xml",
            "/map.geojson",
            "/map/",
            "/programme.csv",
            "/embed/",
        ]

    def get_context(self, request, *args, **kwargs):
        from programme.listings.services import listing

        wanted = self.filter_for(request)
        shown = listing(self, wanted, request.GET.get("page"), prints_all=True)
        context = {"filter": wanted, "listing": shown, "kept": wanted.querystring()}
        if shown.page.number > 1 and wanted.is_empty:
            # A page of its own; filtered lists are the whole one, cut short.
            context["canonical"] = f"{self.url}?page={shown.page.number}"
        return super().get_context(request, *args, **kwargs) | context

    def submitting_url(self, *below: str) -> str:
        """The address of the form, or of what is shown once it was "sent"."""
        return self.address_below("submit", *below)

    @re_path(rf"^{any_language('submit')}/$", name="submit")
    def submit(self, request):
        from programme.submissions.views import submit

        return submit(request, self)

    @re_path(rf"^{any_language('submit')}/{any_language('sent')}/$", name="sent")
    def sent(self, request):
        from programme.submissions.views import sent

        return sent(request, self)

    @re_path(r"^calendar\.ics/?$", name="calendar")
    def calendar(self, request):
        from programme.calendars.views import programme_calendar

        return programme_calendar(request, self)

    @re_path(r"^feed\.xml/?$", name="feed")
    def feed(self, request):
        from programme.listings.feeds import ProgrammeFeed

        return ProgrammeFeed(self.filter_for(request))(request, page=self)

    @re_path(r"^map\.geojson/?$", name="geojson")
    def geojson(self, request):
        from programme.listings.views import programme_geojson

        return programme_geojson(request, self)

    @re_path(r"^map/$", name="map")
    def map(self, request):
        from programme.listings.views import programme_map

        return programme_map(request, self)

    @re_path(r"^programme\.csv/?$", name="table")
    def table(self, request):
        from programme.listings.views import programme_table

        return programme_table(request, self)

    @re_path(r"^embed/$", name="embed")
    def embed(self, request):
        from programme.listings.views import programme_embed

        return programme_embed(request, self)
