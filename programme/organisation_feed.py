from django.utils.translation import gettext as _

from home.texts import clean_text
from programme.feeds import ProgrammeFeed
from programme.listing import events_of


class OrganisationFeed(ProgrammeFeed):
    """The events of an organisation in every edition, newest publication first."""

    def title(self, page):
        return _("Events of %(name)s") % {"name": clean_text(page.title)}

    def items(self, page):
        return events_of(page).order_by("-first_published_at", "pk")[:100]
