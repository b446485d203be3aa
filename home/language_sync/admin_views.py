"""wagtail-localize's views that change live pages, restricted to users who may publish."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.update_translations import (
    UpdateTranslationsView as LocalizeUpdateTranslationsView,
)

from home.publication import Reason, add, publication


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """wagtail-localize's "Convert to alias page", for users who may publish the page.

    The facts, the slug and the calendars then follow the source at once, as for every alias.
    """
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    with publication():
        response = convert.convert_to_alias(request, page_id)
        alias = Page.objects.get(pk=page_id).specific
        if request.method == "POST" and alias.alias_of_id:
            add(alias, Reason.PUBLISHED)
    return response


def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's "Stop Synced translation", for users who may publish the page."""
    page = get_object_or_404(Translation, pk=translation_id).get_target_instance()
    if isinstance(page, Page) and not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return edit_translation.stop_translation(request, translation_id)


class UpdateTranslationsView(LocalizeUpdateTranslationsView):
    """wagtail-localize's "Sync translated pages": publishing is for users who may publish."""

    def get_form(self):
        form = super().get_form()
        if not self._may_publish():
            form.fields["publish_translations"].disabled = True
            form.fields["publish_translations"].help_text = _(
                "You do not have permission to publish in these languages: the translations stay "
                "as they are until somebody else publishes them."
            )
        return form

    def _may_publish(self) -> bool:
        targets = [
            translation.get_target_instance()
            for translation in self.object.translations.filter(enabled=True)
        ]
        return all(
            target.permissions_for_user(self.request.user).can_publish()
            for target in targets
            if isinstance(target, Page)
        )
