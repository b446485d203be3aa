"""Find the page of an address in two queries, however deep in the tree it stands.

Wagtail makes two for each level. What it answers is the same: a page's own addresses, such as
`map/` below a programme, come before its children, and the pages above need not be public.
"""

from dataclasses import dataclass
from itertools import accumulate

from django.contrib.contenttypes.models import ContentType
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
    """Return the page that answers a path below the active language, with what it is given."""
    site = site_of(request)
    if site is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    pages = _pages_on_the_way(_home_page(site.pk), slugs)
    for number, (pk, model) in enumerate(pages):
        left = slugs[number:]
        is_last = number + 1 == len(pages)
        if is_last or _may_answer(model, left):
            try:
                # Without `with_facts()`: modelcluster ignores the page where rows that were fetched
                # before are filtered again.
                shown = getattr(model, "read_with", ("locale",))
                page = model.objects.select_related(*shown).get(pk=pk)
                return page.route(request, left)
            except (Http404, ObjectDoesNotExist):
                return None
    return None


@dataclass(frozen=True)
class _Home:
    """The home page of a site in a language."""

    pk: int
    model: type[Page]
    path: str
    url_path: str


@by_version
def _home_page(site_id: int) -> _Home:
    """Return the home page of a site in the active language, or in its own if it has no other."""
    page = Page.objects.get(sites_rooted_here=site_id).localized
    return _Home(page.pk, page.specific_class or Page, page.path, page.url_path)


def _pages_on_the_way(home: _Home, slugs: list[str]) -> list[tuple[int, type[Page]]]:
    """Return id and type of the pages from a home page down to the deepest at a path of slugs.

    One query.
    """
    found = [(home.pk, home.model)]
    if not slugs:
        return found
    paths = list(accumulate(slugs[:DEEPEST], "{}{}/".format, initial=home.url_path))[1:]
    # The column of slugs has an index, that of paths has none.
    below = Page.objects.filter(slug__in=set(slugs[:DEEPEST]), url_path__in=paths).order_by("depth")
    for pk, type_id, path in below.values_list("pk", "content_type_id", "path"):
        if path.startswith(home.path):
            model = ContentType.objects.get_for_id(type_id).model_class()
            found.append((pk, model or Page))
    return found


def _may_answer(model: type[Page], left: list[str]) -> bool:
    """Return whether a page may answer what is left of a path itself, and not one of its children.

    If it does not after all, its `route()` goes on to the children as Wagtail does.
    """
    if model.route is Page.route:
        return False
    if model.route is not RoutablePageMixin.route:
        return True
    try:
        model.get_resolver().resolve("/".join(["", *left, ""]))
    except Resolver404:
        return False
    return True
