"""Refuse addresses of the admin that Wagtail opens to everybody who may log in."""

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.page_rights.permissions import visible_pages, works_on_others_pages

# The parameters of addresses that name a page.
PAGE_PARAMETERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
# The same, of addresses that name it `pk`.
PAGES_BY_PK = {"wagtailadmin_pages:revisions_compare"}
MOVE = "wagtailadmin_pages:move_confirm"
CHOSEN_PAGES = "wagtailadmin_choose_page_chosen_multiple"
# They list the titles of pages whatever the user may do with them.
REPORTS = ("wagtailadmin_reports:", "wagtail_localize:translations_report")
OF_ALL_PAGES = "wagtailadmin_reports:page_types_usage"


class PageRightsMiddleware:
    """It stands after the middleware that knows the user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        name = request.resolver_match.view_name or ""
        asks = request.path.startswith("/admin/") and request.user.has_perm(
            "wagtailadmin.access_admin"
        )
        if not asks or request.user.is_superuser:
            return None
        if _may_open(request, name, kwargs) and _sees_pages(request, name, kwargs):
            return None
        return permission_denied(request)


def _may_open(request: HttpRequest, name: str, kwargs: dict) -> bool:
    user = request.user
    if name.startswith(OF_ALL_PAGES):
        return policy_registry.get_by_type(Page).user_has_permission(user, "publish")
    if name.startswith(REPORTS):
        return works_on_others_pages(user)
    if name == "wagtail_bulk_action" and kwargs["app_label"] == "wagtailcore":
        # It says the titles of those, too, that it refuses to change.
        return works_on_others_pages(user)
    if name == MOVE:
        page = Page.objects.filter(pk=kwargs["page_to_move_id"]).first()
        return page is None or page.permissions_for_user(user).can_move()
    return True


def _sees_pages(request: HttpRequest, name: str, kwargs: dict) -> bool:
    """Return whether the user may see each page that the address names."""
    named = [kwargs[parameter] for parameter in PAGE_PARAMETERS if kwargs.get(parameter)]
    if name in PAGES_BY_PK:
        named.append(kwargs["pk"])
    if name == CHOSEN_PAGES:
        named += [key for key in request.GET.getlist("id") if key.isdecimal()]
    if not named:
        return True
    existing = Page.objects.filter(pk__in=named)
    return not existing.exclude(pk__in=visible_pages(request.user).values("pk")).exists()
