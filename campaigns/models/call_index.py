"""The list of calls."""

from django.utils.translation import gettext_lazy as _

from home.models import IndexPage
from home.routes import RoutablePageMixin, route

from .calls import CallPage


class CallIndexPage(RoutablePageMixin, IndexPage):
    """All calls, newest first, by year."""

    extra_context = "campaigns.calls.contexts.call_index_context"

    subpage_types = ["campaigns.CallPage"]

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    feed = route(r"^feed\.xml/?$", "campaigns.calls.views.feed", "feed")

    def calls(self):
        """Return the public calls below this page, newest first."""
        return CallPage.objects.live_in(self.locale.language_code).child_of(self).newest_first()

    def get_route_paths(self):
        # With the feed's, its old address redirects, too, when the slug changes.
        return ["/", "/feed.xml"]
