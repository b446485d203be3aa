from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from home.models import IndexPage

from .calls import CallPage


class CallIndexPage(RoutablePageMixin, IndexPage):
    """All calls, newest first, by year."""

    subpage_types = ["campaigns.CallPage"]

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    def calls(self):
        return CallPage.objects.live_in(self.locale.language_code).child_of(self).newest_first()

    def get_route_paths(self):
        # So that readers of the feed are redirected, too, when the slug changes.
        return ["/", "/feed.xml"]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"calls": self.calls()}

    @re_path(r"^feed\.xml/?$", name="feed")
    def feed(self, request):
        from campaigns.feeds import CallFeed

        return CallFeed()(request, page=self)
