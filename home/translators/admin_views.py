"""The translators' board, and what it opens: wagtail-localize's editor, with its hints."""

from collections import Counter, defaultdict
from dataclasses import asdict
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.operations import translate_object

from home.enums import TaskState
from home.language_sync.aliases import refresh_untranslated
from home.pages.pagination import page_of
from home.text.dates import next_migrants_day
from home.translation.board import board
from home.translation.changes import source_changes
from home.translation.task import TranslationTask
from home.translation_checks.hints import hints_for
from home.translation_checks.quality_checks import warnings_by_task
from home.translators.forms import BoardFilter, FileForm, TaskForm

ON_A_PAGE = 50
PERMISSION = "wagtail_localize.submit_translation"


def translators_only(view):
    """Refuse a view to users without the permission to submit translations."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


@translators_only
def translations(request: HttpRequest) -> HttpResponse:
    """The board: all tasks that match its filters, the waiting ones first."""
    tasks = board()
    form = BoardFilter(request.GET, tasks)
    found = form.matching_tasks()
    page = page_of(found, ON_A_PAGE, request.GET.get("p"))
    mine = translatable_locales(request.user)
    changes, warnings = source_changes(page), warnings_by_task(page)
    kept = request.GET.copy()
    kept.pop("p", None)
    context = {
        "form": form,
        "page": page,
        "kept": kept.urlencode(),
        "rows": [
            (
                task,
                task.locale.pk in mine,
                changes.get(task.key_and_locale),
                warnings.get(task.key_and_locale),
            )
            for task in page
        ],
        "counts": _counts(tasks, mine),
        "file_form": FileForm(),
        "day": next_migrants_day(timezone.localdate()),
        "header_title": _("Translations"),
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [{"url": "", "label": _("Translations")}],
    }
    return render(request, "home/admin/translations.html", context)


def _counts(tasks: list[TranslationTask], mine: set[int]) -> list[dict]:
    """Return the number of tasks by state for each language, the user's languages first."""
    counts: dict[Locale, Counter] = defaultdict(Counter)
    for task in tasks:
        counts[task.locale][task.state] += 1
    return [
        {
            "locale": locale,
            "states": [(state, numbers[state]) for state in TaskState if numbers[state]],
            "is_mine": locale.pk in mine,
        }
        for locale, numbers in sorted(
            counts.items(), key=lambda item: (item[0].pk not in mine, str(item[0]))
        )
    ]


def translatable_locales(user) -> set[int]:
    """Return the primary keys of the locales whose pages a user may change."""
    homes = Page.objects.filter(depth=2)
    return {home.locale_id for home in homes if home.permissions_for_user(user).can_edit()}


@require_POST
@translators_only
def begin(request: HttpRequest) -> HttpResponse:
    """Submit a page or snippet for translation, and redirect to the editor."""
    form = TaskForm(request.POST)
    task = form.is_valid() and find_task(form.cleaned_data["key"], form.cleaned_data["locale"])
    if not task:
        messages.error(request, _("This page no longer exists. The board is up to date."))
        return redirect("translations")
    if task.locale.pk not in translatable_locales(request.user):
        raise PermissionDenied
    return redirect(get_edit_url(begin_translation(task, request.user)))


def find_task(key, locale: Locale) -> TranslationTask | None:
    return next((task for task in board() if (task.key, task.locale) == (key, locale)), None)


class EditorStrings(JavaScriptCatalog):
    """The interface strings of wagtail-localize's editor, in the user's language.

    "Publish in " and others like it are followed by a word. Some translations lack the space.
    """

    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict:
        return {
            text: f"{own.rstrip()} " if text[-1:] == " " and isinstance(own, str) else own
            for text, own in super().get_catalog().items()
        }


@translators_only
def hints(request: HttpRequest, translation_id: int) -> JsonResponse:
    """The hints of a translation as JSON; the editor asks for them after each change."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if translation.target_locale_id not in translatable_locales(request.user):
        raise PermissionDenied
    return JsonResponse([asdict(hint) for hint in hints_for(translation)], safe=False)


def begin_translation(task: TranslationTask, user):
    """Return the page or snippet in the task's language, ready for wagtail-localize's editor.

    Submit it to wagtail-localize first where that was not done yet; nothing is published by that.
    """
    if task.must_begin:
        translate_object(task.source, [task.locale], user=user)
    version = task.model.objects.get(translation_key=task.key, locale=task.locale)
    if task.must_begin and task.is_page and version.live:
        # wagtail-localize writes segments that are translated already, such as those of an imported
        # file, into the live page. They belong in the draft.
        refresh_untranslated(task.source.specific, version)
    return version
