"""The plain site's calendar and feed: all events, written anew for each request."""

from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.utils.html import strip_tags
from icalendar import Calendar, Event

from tests.bench.naive.models import EventPage


def all_events():
    return EventPage.objects.live().order_by("start").select_related("venue")


def calendar(request):
    made = Calendar()
    made.add("prodid", "-//naive//example//")
    made.add("version", "2.0")
    for page in all_events():
        venue, entry = page.venue, Event()
        entry.add("uid", f"{page.pk}@example.org")
        entry.add("dtstamp", page.last_published_at)
        entry.add("summary", page.title)
        entry.add("dtstart", page.start)
        entry.add("dtend", page.end)
        entry.add("location", f"{venue.name}, {venue.address}, {venue.city}")
        entry.add("geo", (venue.lat, venue.lon))
        entry.add("categories", [page.category])
        entry.add("description", strip_tags(page.body))
        entry.add("url", request.build_absolute_uri(page.get_url(request)))
        made.add_component(entry)
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


class EventsFeed(Feed):
    title = "Événements"
    link = "/fr/evenements/"
    description = "Tous les événements"

    def items(self):
        return all_events()

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.body

    def item_link(self, item):
        return item.url

    def item_pubdate(self, item):
        return item.first_published_at
