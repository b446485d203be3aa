"""Checks that warn of what a translated segment may have lost; a warning may be wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from home.translation.changes import plain
from home.translation.glossary import Glossaries, Glossary, GlossaryMatch, contains_term
from home.translation.task import TranslationTask
from home.translation_checks.numbers import missing_dates, missing_numbers
from home.translation_checks.validators import compare_links

MARKER = re.compile(r"(?<=>)\[\d+\](?=</a>)")
# A segment with fewer words may be a name, which is the same in both languages.
LEAST_WORDS = 4


def warnings_by_task(tasks: Iterable[TranslationTask]) -> dict[tuple, list[str]]:
    """Return the warnings of translated tasks by key and locale, as sentences. Four queries."""
    tasks = [task for task in tasks if task.record_pk and task.translated]
    segments = defaultdict(list)
    for key, context, string, text in (
        StringSegment.objects.filter(source__in={task.record_pk for task in tasks})
        .exclude(context__path="slug")
        .order_by("order")
        .values_list("source__object_id", "context_id", "string_id", "string__data")
    ):
        segments[key].append((context, string, text))
    translations = {
        (context, string, locale): data
        for context, string, locale, data in StringTranslation.objects.filter(
            context__object_id__in={task.key for task in tasks}
        ).values_list("context_id", "translation_of_id", "locale_id", "data")
    }
    glossaries = Glossaries()
    found = {}
    for task in tasks:
        glossary = glossaries.between(task.source_locale, task.locale)
        found[task.key, task.locale.pk] = [
            f"{opening(text)} {warning}"
            for context, string, text in segments[task.key]
            if (data := translations.get((context, string, task.locale.pk)))
            for warning in segment_warnings(text, data, glossary)
        ]
    return found


def segment_warnings(
    original: str, translation: str, glossary: Glossary | None = None
) -> list[str]:
    """Return the warnings about one segment, in the active language."""
    warnings = []
    missing, _added = compare_links(original, translation)
    if missing:
        warnings.append(
            _("a link or the marker of a note is missing (%(what)s)") % {"what": missing}
        )
    source, target = segment_text(original), segment_text(translation)
    if lost := missing_numbers_and_dates(source, target):
        warnings.append(_("a number or date is missing (%(what)s)") % {"what": ", ".join(lost)})
    if source == target and len(source.split()) >= LEAST_WORDS:
        warnings.append(_("it is still in the original language"))
    for term in glossary.found_in(source) if glossary else []:
        if term.target and not contains_term(target, term.target):
            warnings.append(_term_warning(term))
    return warnings


def _term_warning(term: GlossaryMatch) -> str:
    if term.source == term.target:
        return _("the name “%(name)s” is never translated") % {"name": term.source}
    return _("“%(term)s” should be “%(target)s”") % {"term": term.source, "target": term.target}


def missing_numbers_and_dates(source: str, target: str) -> list[str]:
    """Return missing dates and numbers; the day of a missing date is not repeated as a number."""
    days = missing_dates(source, target)
    known = {number for day in days for number in day.split()}
    return [*days, *(number for number in missing_numbers(source, target) if number not in known)]


def opening(segment: str) -> str:
    """Return the first words of a segment in quotation marks, to begin a warning with."""
    return _("“%(words)s”:") % {"words": Truncator(segment_text(segment)).chars(60)}


def segment_text(segment: str) -> str:
    """Return a segment's text without markup and without the numbers in markers of notes."""
    return plain(MARKER.sub("", segment))
