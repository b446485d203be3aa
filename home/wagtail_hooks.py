"""What the languages of a page add to the admin."""

import json

from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.urls import path
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize import wagtail_hooks

from home.in_step.sources import is_source, other_versions
from home.in_step.views import UpdateTranslationsView, convert_to_alias


BEFORE_LOCALIZE = -1


@hooks.register("construct_translated_pages_to_cascade_actions")
def other_languages_go_along(pages: list[Page], action: str) -> dict:
    """The pages that Wagtail's own views count, and act on, together with these.

    Not for deletion: the signal has deleted them by the time the view would do so again.
    """
    found = {}
    if action == "delete":
        return found
    for page in filter(is_source, pages):
        versions = other_versions(page)
        if action == "unpublish":  # Wagtail itself unpublishes aliases
            versions = versions.filter(alias_of__isnull=True)
        found[page] = versions.specific()
    return found


def tell_before(request, page: Page, *args) -> None:
    """Say before a page is moved or deleted that its other languages go along."""
    if request.method == "GET" and is_source(page) and other_versions(page).exists():
        messages.info(request, render_to_string("home/admin/other_languages.html"))


hooks.register("before_delete_page", tell_before)
hooks.register("before_move_page", tell_before)


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
def translation_editor(request, page: Page):
    """wagtail-localize's editor, without the button "Convert to alias page" for who may not do it.

    Otherwise it would be the first button that a translator sees.
    """
    response = wagtail_hooks.before_edit_page(request, page)
    props = getattr(response, "context_data", None) and response.context_data.get("props")
    if props and not page.permissions_for_user(request.user).can_publish():
        values = json.loads(props)
        values["links"]["convertToAliasUrl"] = None
        response.context_data["props"] = json.dumps(values, cls=DjangoJSONEncoder)
    return response


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def admin_urls():
    # In the place of wagtail-localize's own views.
    return [
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", convert_to_alias),
    ]
