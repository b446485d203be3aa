"""PO files, down and up, in the admin."""

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
from home.translators.admin_views import begun, for_translators, languages_of
from home.translators.forms import BoardFilter, FileForm

# Beginning a page takes a moment. The others are begun on the board, by a click.
BEGUN_AT_ONCE = 40


@for_translators
def download(request: HttpRequest, language: str) -> HttpResponse:
    """All that waits in a language, as the board's filters say; `key` names one page or word."""
    locale = get_object_or_404(Locale, language_code=language)
    works = [work for work in board() if work.locale == locale]
    if key := request.GET.get("key"):
        works = [work for work in works if str(work.key) == key]
    else:
        works = BoardFilter(request.GET, works).found()
    response = HttpResponse(
        str(po_export.export(works, locale)),
        content_type="text/x-gettext-translation; charset=utf-8",
    )
    name = works[0].title if key and works else _("translations")
    response["Content-Disposition"] = (
        f'attachment; filename="translations-{locale.language_code}.po"; '
        f"filename*=UTF-8''{quote(name)}-{locale.language_code}.po"
    )
    return response


@require_POST
@for_translators
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and tell what became of it."""
    return _answer(request, back="translations")


@require_POST
def upload_for_page(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's upload from the editor, held to the same rules and telling as much."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    back = get_valid_next_url_from_request(request) or "translations"
    return _answer(request, back, translation)


def _answer(request: HttpRequest, back: str, translation: Translation | None = None):
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise po_export.Unreadable(" ".join(form.errors["file"]))
        file = po_export.read(form.cleaned_data["file"].read())
        locale = po_export.language_of(file)
        _hold_to_page(file, translation)
    except po_export.Unreadable as error:
        messages.error(request, _("%(reason)s Nothing was changed.") % {"reason": error})
        return redirect(back)
    if locale.pk not in languages_of(request.user):
        raise PermissionDenied
    report = po_import.import_entries(file, locale, request.user)
    # A word of a list has no draft: to begin it would make it public.
    ready = [work for work in report.works if work.is_page or not work.must_begin]
    ready = ready[:BEGUN_AT_ONCE]
    context = {
        "report": report,
        "begun": [(work, get_edit_url(begun(work, request.user))) for work in ready],
        "others": len(report.works) - len(ready),
        "back": back if back != "translations" else "",
        "header_title": _("Result of the import"),
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("translations"), "label": _("Translations")},
            {"url": "", "label": _("Result of the import")},
        ],
    }
    return render(request, "home/admin/translations_file.html", context)


def _hold_to_page(file, translation: Translation | None) -> None:
    if translation and file.metadata.get(po_export.PAGE_HEADER) != str(translation.uuid):
        raise po_export.Unreadable(
            _("This file is for another page, or for several: send it from “Translations”.")
        )
