from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from home.models import IndexPage
from home.pages.pagination import page_of

from .calls import CallPage

CALLS_A_PAGE = 24


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
        from campaigns.calls.filters import CallFilter

        language = self.locale.language_code
        wanted = CallFilter(request.GET, calls=self.calls(), language=language)
        paginated = page_of(wanted.found(), CALLS_A_PAGE, request.GET.get("page"))
        context = {
            "filter": wanted,
            "calls": paginated.object_list,
            "paginated": paginated,
            "kept": wanted.kept,
        }
        if wanted.kept:
            context["canonical"] = self.url  # the whole list, cut short
        elif paginated.number > 1:
            context["canonical"] = f"{self.url}?page={paginated.number}"
        return super().get_context(request, *args, **kwargs) | context

    @re_path(r"^feed\.xml/?$", name="feed")
    def feed(self, request):
        from campaigns.calls.feeds import CallFeed

        return CallFeed()(request, page=self)
