"""What has changed in a source since it was translated, segment by segment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from rapidfuzz import fuzz, process
from wagtail_localize.models import StringSegment, StringTranslation

from home.translation.task import TranslationTask

# Two versions of a sentence are more alike than this, in percent.
ALIKE = 50


@dataclass
class Change:
    """A segment that is new, and what stood in its place if that is known."""

    now: str
    before: str = ""


def what_changed(works: Iterable[TranslationTask]) -> dict[tuple, list[Change]]:
    """By key and locale of published work: what is to be translated anew. Two queries."""
    works = [work for work in works if work.has_changed]
    keys = {work.key for work in works}
    segments = StringSegment.objects.filter(source__in={work.record_pk for work in works})
    now = defaultdict(list)
    for key, context, string, text in (
        segments.exclude(context__path="slug")
        .order_by("order")
        .values_list("source__object_id", "context_id", "string_id", "string__data")
    ):
        now[key].append((context, string, text))
    known = defaultdict(dict)
    for key, locale_pk, context, string, text in StringTranslation.objects.filter(
        context__object_id__in=keys
    ).values_list(
        "context__object_id", "locale_id", "context_id", "translation_of_id", "translation_of__data"
    ):
        known[key, locale_pk][context, string] = text
    return {
        (work.key, work.locale.pk): _changes(now[work.key], known[work.key, work.locale.pk])
        for work in works
    }


def _changes(now: list[tuple], known: dict[tuple, str]) -> list[Change]:
    kept = {(context, string) for context, string, _text in now}
    gone = defaultdict(list)
    for (context, string), text in known.items():
        if (context, string) not in kept:
            gone[context].append(plain(text))
    changes = []
    for context, string, text in now:
        if (context, string) in known:
            continue
        nearest = process.extractOne(
            plain(text), gone[context], scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        changes.append(Change(plain(text), before=nearest[0] if nearest else ""))
    return changes


def plain(segment: str) -> str:
    """The words of a segment, without its marks."""
    return unescape(strip_tags(segment))
