"""RSS feeds of events: of all editions, of one edition, of an organisation; maybe filtered."""

from django.utils.translation import gettext as _

from home.text.plain import clean_text
from programme.calendars import services
from programme.filters.forms import EventFilter, filter_for
from programme.listings.feed_items import EventsFeed


class FilteredFeed(EventsFeed):
    """The feed of the events that a filter finds, of all editions. Its title names the filter."""

    def __init__(self, event_filter: EventFilter):
        self.event_filter = event_filter

    def title(self, page):
        return clean_text(" – ".join(filter(None, [page.title, self.event_filter.title()])))

    def feed_url(self, page):
        url, query = super().feed_url(page), self.event_filter.querystring()
        return f"{url}?{query}" if query else url

    def entries(self, page):
        return services.entries_in(page.locale.language_code)

    def events_and_entries(self, page):
        return services.matching_entries(self.entries(page), self.event_filter)


class ProgrammeFeed(FilteredFeed):
    """The feed of one edition, filtered."""

    def entries(self, page):
        return services.entries_in(page.locale.language_code, page.year)


class OrganisationFeed(EventsFeed):
    """RSS feed of the events of one organisation, newest first, over all editions."""

    def title(self, page):
        return _("Events organised by %(name)s") % {"name": clean_text(page.title)}

    def events_and_entries(self, page):
        return services.entries_of_organisation(page)


def all_feed(request, index):
    """Answer the RSS feed of all editions, narrowed by the filter of the address."""
    return FilteredFeed(filter_for(request, index))(request, page=index)


def programme_feed(request, programme):
    """Answer the RSS feed of one edition, narrowed by the filter of the address."""
    return ProgrammeFeed(filter_for(request, programme))(request, page=programme)


def organisation_feed(request, organisation):
    """Answer the RSS feed of the events of one organisation, over all editions."""
    return OrganisationFeed()(request, page=organisation)
