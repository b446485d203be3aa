"""Find the page of an address in two queries, however deep in the tree it stands.

Wagtail makes two for each level. What it answers is the same: a page's own addresses, such as
`map/` below a programme, come before its children, and the pages above need not be public.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404
from wagtail import hooks, views
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from home.delivery.etags import site_of
from home.delivery.memory import by_version

# A path of the tree has no room for more levels.
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at a path below the active language, as Wagtail's `serve()` does."""
    route = find_route(request, path)
    if route is None:
        raise Http404
    page, args, kwargs = route
    serve = views.serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        serve = wrap(serve)
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    return serve(page, request, args, kwargs)


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page that answers a path below the active language, or None."""
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
    """Return whether a page may answer what is left of a path itself, and not one of its children.

    If it does not after all, its `route()` goes on to the children as Wagtail does.
    """
    model = page.specific_class
    if model is None or model.route is Page.route:
        return False
    if model.route is not RoutablePageMixin.route:
        return True
    try:
        model.get_resolver().resolve("/".join(["", *left, ""]))
    except Resolver404:
        return False
    return True


def _whole_page(page: Page) -> Page:
    """Return a page as its own type."""
    # Without `with_facts()`: modelcluster ignores the page where rows that were fetched before are
    # filtered again.
    model = page.specific_class or Page
    return model.objects.select_related("locale").get(pk=page.pk)
