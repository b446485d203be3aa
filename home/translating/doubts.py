"""What a translated segment may have lost: to be looked at, since it may also be right."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from home.translating.changes import plain
from home.translating.faults import marks_lost
from home.translating.glossary import Glossaries, Glossary, holds
from home.translating.work import Work

NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3}(?!\d))*")
# Smaller ones are often written in words.
LEAST = 13
# A segment of fewer words may be a name, the same in both languages.
WORDS = 4


def doubts_of(works: Iterable[Work]) -> dict[tuple, list[str]]:
    """By key and locale of what is translated: one sentence for each doubt. Three queries."""
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
            f"“{plain(text)[:60]}”: {doubt}"
            for context, string, text in segments[work.key]
            if (data := translations.get((context, string, work.locale.pk)))
            for doubt in doubts(text, data, glossary)
        ]
    return found


def doubts(original: str, translation: str, glossary: Glossary | None = None) -> list[str]:
    """What to look at in one segment."""
    said = []
    missing, _unknown = marks_lost(original, translation)
    if missing:
        said.append(_("a link or the marker of a note is missing (%(what)s)") % {"what": missing})
    source, target = plain(original), plain(translation)
    if lost := numbers_lost(source, target):
        said.append(_("a number or date is missing (%(what)s)") % {"what": ", ".join(lost)})
    if source == target and len(source.split()) >= WORDS:
        said.append(_("it is left in the original's language"))
    for term in glossary.found_in(source) if glossary else []:
        if term.target and not holds(target, term.target):
            said.append(
                _("“%(term)s” is to be “%(target)s”") % {"term": term.source, "target": term.target}
            )
    return said


def numbers_lost(source: str, target: str) -> list[str]:
    """Numbers of a text that its translation has not. 18.30 may have become 6.30 pm."""
    there = Counter(_numbers(target))
    lost = []
    for number in filter(lambda number: number >= LEAST, _numbers(source)):
        ways = [number, number - 12] if number < 24 else [number]
        known = next((way for way in ways if there[way]), None)
        if known is None:
            lost.append(str(number))
        else:
            there[known] -= 1
    return lost


def _numbers(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text)]
