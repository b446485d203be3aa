"""A helper for admin views about one page, which lead back to the page's editor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page


def page_below_editor(
    request: HttpRequest,
    page: Page,
    template: str,
    title: str,
    context: dict,
    *,
    between: tuple[dict[str, str], ...] = (),
) -> HttpResponse:
    """Render a template of the admin under a title, with breadcrumbs that begin at the editor.

    `between` are further breadcrumbs (`url`, `label`). The template also gets the editor's address
    as `edit_url`.
    """
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    context = context | {
        "header_title": title,
        "breadcrumbs_items": [
            {"url": edit_url, "label": page.get_admin_display_title()},
            *between,
            {"url": "", "label": title},
        ],
        "edit_url": edit_url,
    }
    return render(request, template, context)
