"""The translators' board in the admin, and the way from it into wagtail-localize's editor."""

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
from home.translation.changes import what_changed
from home.translation.task import TranslationTask
from home.translation_checks.hints import hints_for
from home.translation_checks.quality_checks import doubts_of
from home.translators.forms import BoardFilter, FileForm, WorkForm

ON_A_PAGE = 50
PERMISSION = "wagtail_localize.submit_translation"


def for_translators(view):
    @wraps(view)
    def held(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return held


@for_translators
def translations(request: HttpRequest) -> HttpResponse:
    """Everything live by page and language, what waits first."""
    works = board()
    form = BoardFilter(request.GET, works)
    found = form.found()
    page = page_of(found, ON_A_PAGE, request.GET.get("p"))
    mine = languages_of(request.user)
    changes, doubts = what_changed(page), doubts_of(page)
    kept = request.GET.copy()
    kept.pop("p", None)
    context = {
        "form": form,
        "page": page,
        "kept": kept.urlencode(),
        "rows": [
            (work, work.locale.pk in mine, changes.get(work.place), doubts.get(work.place))
            for work in page
        ],
        "counts": _counts(works, mine),
        "file_form": FileForm(),
        "day": next_migrants_day(timezone.localdate()),
        "header_title": _("Translations"),
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [{"url": "", "label": _("Translations")}],
    }
    return render(request, "home/admin/translations.html", context)


def _counts(works: list[TranslationTask], mine: set[int]) -> list[dict]:
    """For each language, how many works there are in each state, and whether one may translate."""
    counts: dict[Locale, Counter] = defaultdict(Counter)
    for work in works:
        counts[work.locale][work.state] += 1
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


def languages_of(user) -> set[int]:
    """The languages, by the primary keys of their locales, whose pages a person may change."""
    homes = Page.objects.filter(depth=2)
    return {home.locale_id for home in homes if home.permissions_for_user(user).can_edit()}


@require_POST
@for_translators
def begin(request: HttpRequest) -> HttpResponse:
    """Submit a page or a word for translation, and open the editor on it."""
    form = WorkForm(request.POST)
    work = form.is_valid() and find(form.cleaned_data["key"], form.cleaned_data["locale"])
    if not work:
        messages.error(request, _("This page no longer exists. The board is up to date."))
        return redirect("translations")
    if work.locale.pk not in languages_of(request.user):
        raise PermissionDenied
    return redirect(get_edit_url(begun(work, request.user)))


def find(key, locale: Locale) -> TranslationTask | None:
    return next((work for work in board() if (work.key, work.locale) == (key, locale)), None)


class EditorStrings(JavaScriptCatalog):
    """What wagtail-localize's editor says in a person's language.

    "Publish in " and its like are followed by a word. Some of their translations lack the space.
    """

    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict:
        return {
            text: f"{said.rstrip()} " if text[-1:] == " " and isinstance(said, str) else said
            for text, said in super().get_catalog().items()
        }


@for_translators
def hints(request: HttpRequest, translation_id: int) -> JsonResponse:
    """What helps with each segment of a translation, after it was changed in the editor."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if translation.target_locale_id not in languages_of(request.user):
        raise PermissionDenied
    return JsonResponse([asdict(hint) for hint in hints_for(translation)], safe=False)


def begun(work: TranslationTask, user):
    """What stands in the language, ready for the editor. Nothing is published by that."""
    if work.must_begin:
        translate_object(work.source, [work.locale], user=user)
    version = work.model.objects.get(translation_key=work.key, locale=work.locale)
    if work.must_begin and work.is_page and version.live:
        # wagtail-localize writes the segments that are translated already, such as those of a
        # file, into the page that readers see. They belong into the draft.
        refresh_untranslated(work.source.specific, version)
    return version
