"""What a translated segment may have lost: to be looked at, since it may also be right."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from home.translation.changes import plain
from home.translation.glossary import Glossaries, Glossary, GlossaryMatch, holds
from home.translation.task import TranslationTask
from home.translation_checks.numbers import dates_lost, numbers_lost
from home.translation_checks.validators import marks_lost

MARKER = re.compile(r"(?<=>)\[\d+\](?=</a>)")
# A segment of fewer words may be a name, the same in both languages.
WORDS = 4


def doubts_of(works: Iterable[TranslationTask]) -> dict[tuple, list[str]]:
    """By key and locale of what is translated: one sentence for each doubt. Four queries."""
    works = [work for work in works if work.record_pk and work.translated]
    segments = defaultdict(list)
    for key, context, string, text in (
        StringSegment.objects.filter(source__in={work.record_pk for work in works})
        .exclude(context__path="slug")
        .order_by("order")
        .values_list("source__object_id", "context_id", "string_id", "string__data")
    ):
        segments[key].append((context, string, text))
    translations = {
        (context, string, locale): data
        for context, string, locale, data in StringTranslation.objects.filter(
            context__object_id__in={work.key for work in works}
        ).values_list("context_id", "translation_of_id", "locale_id", "data")
    }
    glossaries = Glossaries()
    found = {}
    for work in works:
        glossary = glossaries.between(work.source_locale, work.locale)
        found[work.key, work.locale.pk] = [
            f"{opening(text)} {doubt}"
            for context, string, text in segments[work.key]
            if (data := translations.get((context, string, work.locale.pk)))
            for doubt in quality_warnings(text, data, glossary)
        ]
    return found


def quality_warnings(
    original: str, translation: str, glossary: Glossary | None = None
) -> list[str]:
    """What to look at in one segment."""
    said = []
    missing, _unknown = marks_lost(original, translation)
    if missing:
        said.append(_("a link or the marker of a note is missing (%(what)s)") % {"what": missing})
    source, target = words(original), words(translation)
    if lost := numbers_and_dates_lost(source, target):
        said.append(_("a number or date is missing (%(what)s)") % {"what": ", ".join(lost)})
    if source == target and len(source.split()) >= WORDS:
        said.append(_("it is still in the original language"))
    for term in glossary.found_in(source) if glossary else []:
        if term.target and not holds(target, term.target):
            said.append(_changed(term))
    return said


def _changed(term: GlossaryMatch) -> str:
    if term.source == term.target:
        return _("the name “%(name)s” is never translated") % {"name": term.source}
    return _("“%(term)s” should be “%(target)s”") % {"term": term.source, "target": term.target}


def numbers_and_dates_lost(source: str, target: str) -> list[str]:
    """Each of them once: of a date that is missing, the day is not named again."""
    days = dates_lost(source, target)
    known = {number for day in days for number in day.split()}
    return [*days, *(number for number in numbers_lost(source, target) if number not in known)]


def opening(segment: str) -> str:
    """What a doubt is about: the first words of a segment."""
    return _("“%(words)s”:") % {"words": Truncator(words(segment)).chars(60)}


def words(segment: str) -> str:
    """What is read of a segment; the number in the marker of a note says nothing."""
    return plain(MARKER.sub("", segment))
