from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from home.models import BasePage

from .calls import CallPage


class CallIndexPage(RoutablePageMixin, BasePage):
    """All calls, newest first, by year."""

    standfirst = models.TextField(_("standfirst"), blank=True)

    content_panels = BasePage.content_panels + [FieldPanel("standfirst")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CallPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    @property
    def description(self) -> str:
        return self.search_description or self.standfirst

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
