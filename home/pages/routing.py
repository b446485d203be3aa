"""Find the page of an address in two queries, however deep in the tree it stands.

Wagtail makes two for each level. What it answers is the same: a page's own addresses, such as
`map/` below a programme, come before its children, and the pages above need not be public.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404
from wagtail import views
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from home.delivery.memory import by_version
from home.delivery.sites import site_of

# A path of the tree has no room for more levels.
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at a path below the active language, as Wagtail's `serve()` does."""
    if not hasattr(request, "_wagtail_route_for_request"):
        # Wagtail looks for the route there first.
        request._wagtail_route_for_request = find_route(request, path)
    return views.serve(request, path)


def find_route(request: HttpRequest, path: str):
    """Return Wagtail's `RouteResult` for a path, or None if there is no page."""
    site = site_of(request)
    if site is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    pages = _pages_on_the_way(_root_page(site.pk), slugs)
    for number, page in enumerate(pages):
        left = slugs[number:]
        is_last = number + 1 == len(pages)
        if is_last or _may_answer(page, left):
            try:
                return _whole_page(page).route(request, left)
            except (Http404, ObjectDoesNotExist):
                return None
    return None


@by_version
def _root_page(site_id: int) -> Page:
    """Return the home page of a site in the active language, or in its own if it has no other."""
    # Read anew: what is remembered holds no page of another request.
    return Page.objects.get(sites_rooted_here=site_id).localized


def _pages_on_the_way(root: Page, slugs: list[str]) -> list[Page]:
    """Return the pages from the root down to the deepest one at a path of slugs. One query."""
    if not slugs:
        return [root]
    slugs = slugs[:DEEPEST]
    paths = [
        "/".join([root.url_path.rstrip("/"), *slugs[:end], ""]) for end in range(1, len(slugs) + 1)
    ]
    # The column of slugs has an index, that of paths has none.
    below = Page.objects.filter(slug__in=set(slugs), url_path__in=paths)
    return [root, *below.descendant_of(root).order_by("depth")]


def _may_answer(page: Page, left: list[str]) -> bool:
    """Return whether a page answers what is left of a path itself, and not one of its children."""
    model = page.specific_class
    if model is None or model.route is Page.route:
        return False
    if model.route is not RoutablePageMixin.route:
        return True
    try:
        model.get_resolver().resolve("/".join(["", *left, ""]))
    except Resolver404:
        return False
    return page.live


def _whole_page(page: Page) -> Page:
    """Return a page as its own type."""
    # Without `with_facts()`: modelcluster ignores the page where rows that were fetched before are
    # filtered again.
    model = page.specific_class or Page
    return model._default_manager.select_related("locale").get(pk=page.pk)
