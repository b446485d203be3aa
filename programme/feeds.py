from home.feeds import PageFeed
from home.templatetags.dates import short_day
from programme.calendar import with_status


class ProgrammeFeed(PageFeed):
    """The events of an edition, newest publication first, with their day in the title."""

    def items(self, page):
        return sorted(page.events, key=lambda event: event.first_published_at, reverse=True)[:100]

    def item_title(self, event):
        title = with_status(super().item_title(event), event.status)
        return f"{title} ({short_day(event.first_day)})" if event.first_day else title

    def item_categories(self, event):
        return [event.kind.name]
