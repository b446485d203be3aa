from django.utils.translation import gettext as _

from home.feeds import PageFeed
from home.templatetags.dates import short_day
from home.texts import clean_text
from programme.calendars.ical import with_status
from programme.listing import events_of


class OrganisationFeed(PageFeed):
    """The events of an organisation in every edition, newest publication first."""

    def title(self, page):
        return _("Events of %(name)s") % {"name": clean_text(page.title)}

    def items(self, page):
        events = events_of(page)
        return sorted(events, key=lambda event: event.first_published_at, reverse=True)[:100]

    def item_title(self, event):
        title = with_status(super().item_title(event), event.status)
        return f"{title} ({short_day(event.first_day)})" if event.first_day else title

    def item_categories(self, event):
        return [event.kind.name]
