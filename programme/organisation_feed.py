from django.utils.translation import gettext as _

from home.texts import clean_text
from programme.feeds import ProgrammeFeed
from programme.listing import events_of


class OrganisationFeed(ProgrammeFeed):
    """The events of an organisation in every edition, newest publication first."""

    def title(self, page):
        return _("Events of %(name)s") % {"name": clean_text(page.title)}

    def items(self, page):
        events = events_of(page)
        return sorted(events, key=lambda event: event.first_published_at, reverse=True)[:100]
