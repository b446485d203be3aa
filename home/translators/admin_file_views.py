"""The download and upload of PO files in the admin."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale
from wagtail_localize.models import Translation, get_edit_url

from home.translation.board import board
from home.translation_files import po_export, po_import
from home.translators.admin_views import begin_translation, translatable_locales, translators_only
from home.translators.forms import BoardFilter, FileForm

# To begin a page takes a moment. Further pages are begun by a click on the board.
MOST_BEGUN = 40


@translators_only
def download(request: HttpRequest, language: str) -> HttpResponse:
    """A PO file of a language's tasks that match the board's filters, or of the one of `key`."""
    locale = get_object_or_404(Locale, language_code=language)
    tasks = [task for task in board() if task.locale == locale]
    if key := request.GET.get("key"):
        tasks = [task for task in tasks if str(task.key) == key]
    else:
        tasks = BoardFilter(request.GET, tasks).matching_tasks()
    response = HttpResponse(
        str(po_export.export(tasks, locale)),
        content_type="text/x-gettext-translation; charset=utf-8",
    )
    name = tasks[0].title if key and tasks else _("translations")
    response["Content-Disposition"] = (
        f'attachment; filename="translations-{locale.language_code}.po"; '
        f"filename*=UTF-8''{quote(name)}-{locale.language_code}.po"
    )
    return response


@require_POST
@translators_only
def upload(request: HttpRequest) -> HttpResponse:
    """Import a file and show the report."""
    return _import_file(request, back="translations")


@require_POST
def upload_for_page(request: HttpRequest, translation_id: int) -> HttpResponse:
    """In place of wagtail-localize's upload in its editor: the same checks and the same report."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if translation.target_locale_id not in translatable_locales(request.user):
        raise PermissionDenied
    back = get_valid_next_url_from_request(request) or "translations"
    return _import_file(request, back, translation)


def _import_file(request: HttpRequest, back: str, translation: Translation | None = None):
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise po_import.UnreadableFile(" ".join(form.errors["file"]))
        file = po_import.read_po(form.cleaned_data["file"].read())
        locale = po_import.target_locale(file)
        _check_page(file, translation)
    except po_import.UnreadableFile as error:
        messages.error(request, _("%(reason)s Nothing was changed.") % {"reason": error})
        return redirect(back)
    if locale.pk not in translatable_locales(request.user):
        raise PermissionDenied
    report = po_import.import_entries(file, locale, request.user)
    # A snippet has no draft: to begin it would make it public.
    ready = [task for task in report.tasks if task.is_page or not task.must_begin]
    ready = ready[:MOST_BEGUN]
    context = {
        "report": report,
        "begun": [(task, get_edit_url(begin_translation(task, request.user))) for task in ready],
        "others": len(report.tasks) - len(ready),
        "back": back if back != "translations" else "",
        "header_title": _("Result of the import"),
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("translations"), "label": _("Translations")},
            {"url": "", "label": _("Result of the import")},
        ],
    }
    return render(request, "home/admin/translations_file.html", context)


def _check_page(file, translation: Translation | None) -> None:
    if translation and file.metadata.get(po_import.PAGE_HEADER) != str(translation.uuid):
        raise po_import.UnreadableFile(
            _("This file is for another page, or for several: send it from “Translations”.")
        )
