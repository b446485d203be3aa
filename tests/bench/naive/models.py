"""The plain site's pages and what they show."""

from django.core.paginator import Paginator
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet

EVENTS_A_PAGE = 50


@register_snippet
class Organisation(models.Model):
    name = models.CharField(max_length=200)
    url = models.URLField(blank=True)

    def __str__(self):
        return self.name


@register_snippet
class Venue(models.Model):
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    lat = models.FloatField()
    lon = models.FloatField()

    def __str__(self):
        return self.name


class HomePage(Page):
    """A type of its own, as `wagtail start` gives it: each page costs the query for it."""


class EventIndexPage(Page):
    intro = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["naive_events.EventPage"]

    def get_context(self, request):
        # No query for each event: the list is held against what a careful person writes.
        events = EventPage.objects.live().child_of(self).order_by("start")
        events = events.select_related("venue").prefetch_related("organisers")
        if city := request.GET.get("city"):
            events = events.filter(venue__city=city)
        if category := request.GET.get("category"):
            events = events.filter(category=category)
        paginator = Paginator(events, EVENTS_A_PAGE)
        cities = Venue.objects.values_list("city", flat=True)
        categories = EventPage.objects.values_list("category", flat=True)
        return super().get_context(request) | {
            "paginator": paginator,
            "events": paginator.get_page(request.GET.get("page")),
            "cities": cities.distinct().order_by("city"),
            "categories": categories.distinct().order_by("category"),
        }


class EventPage(Page):
    start = models.DateTimeField()
    end = models.DateTimeField()
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=50)
    organisers = ParentalManyToManyField(Organisation, blank=True)
    body = RichTextField(blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("start"),
        FieldPanel("end"),
        FieldPanel("venue"),
        FieldPanel("category"),
        FieldPanel("organisers"),
        FieldPanel("body"),
    ]
    parent_page_types = ["naive_events.EventIndexPage"]


class CallPage(Page):
    body = RichTextField()
    footnotes = RichTextField(blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        FieldPanel("footnotes"),
        InlinePanel("signatories"),
    ]


class Signatory(Orderable):
    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    panels = [FieldPanel("organisation")]
