"""The admin's own pages about a page: they stand below its editor and lead back to it."""

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
    """Render a template of the admin under a title, with the way back in the breadcrumbs.

    `between` are the steps (`url`, `label`) from the page's editor to this one. The template gets
    `edit_url`, the editor's address, besides its context.
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
