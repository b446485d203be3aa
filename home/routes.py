"""Name views, forms and contexts of a page model by dotted path, so that it need not import them.

Models stand below views, services and forms (docs/developers.md, "Layers"). A page model still
lists its addresses: `route()` gives the pattern, the view's path and the name of the address;
`by_path` does the same for a class attribute, such as the form of the page's editor; and
`BasePage.extra_context` names the function that adds to the template's context. A system check
imports every path once, so that a wrong one fails at the start and not at a reader's request.
"""

from collections.abc import Iterator

from django.core import checks
from django.utils.module_loading import import_string
from wagtail.contrib.routable_page import models as routable_page
from wagtail.contrib.routable_page.models import re_path
from wagtail.models import get_page_models

from home.delivery.answers import public_answer


class RoutablePageMixin(routable_page.RoutablePageMixin):
    """Wagtail's own, whose page by itself is the same for everybody (`home.delivery`)."""

    @routable_page.path("")
    def index_route(self, request, *args, **kwargs):
        return public_answer(super().index_route(request, *args, **kwargs))


def route(pattern: str, view: str, name: str):
    """Return a method of a routable page that answers an address below the page's own.

    `pattern` is a regular expression, `view` the dotted path of a function that takes the request,
    the page and the pattern's groups, `name` what `reverse_subpage()` takes.
    """

    def answer(page, request, *args, **kwargs):
        return import_string(view)(request, page, *args, **kwargs)

    answer.__name__ = answer.__qualname__ = name
    answer.dotted_path = view
    return re_path(pattern, name=name)(answer)


class by_path:  # in lower case, as it is used like a function
    """A class attribute that is imported when it is read."""

    def __init__(self, dotted_path: str):
        self.dotted_path = dotted_path

    def __get__(self, instance, owner):
        return import_string(self.dotted_path)


def dotted_paths(model) -> Iterator[str]:
    """Return the dotted paths that a page model names: contexts, views and attributes."""
    if path := getattr(model, "extra_context", ""):
        yield path
    for base in model.__mro__:
        for attribute in vars(base).values():
            if path := getattr(attribute, "dotted_path", ""):
                yield path


@checks.register(checks.Tags.models)
def check_dotted_paths(app_configs, **kwargs) -> list[checks.Error]:
    """Return an error for each dotted path that cannot be imported."""
    errors = []
    for model in get_page_models():
        for path in dict.fromkeys(dotted_paths(model)):
            try:
                import_string(path)
            except ImportError as error:
                errors.append(checks.Error(f"{path}: {error}", obj=model, id="home.E001"))
    return errors
