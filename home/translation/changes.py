"""The segments of a source that have changed since its translation was published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from wagtail_localize.models import StringSegment, StringTranslation

from home.text.plain import without_tags
from home.translation.task import TranslationTask

# Two versions of a sentence are more alike than this, in percent.
ALIKE = 50


@dataclass
class Change:
    """A new segment of a source, and the segment that it replaces if that is known."""

    now: str
    before: str = ""


def source_changes(tasks: Iterable[TranslationTask]) -> dict[tuple, list[Change]]:
    """Return the changes of the tasks whose source has changed, by key and locale. Two queries."""
    tasks = [task for task in tasks if task.has_changed]
    keys = {task.key for task in tasks}
    segments = StringSegment.objects.filter(source__in={task.record_pk for task in tasks})
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
        (task.key, task.locale.pk): _changes(now[task.key], known[task.key, task.locale.pk])
        for task in tasks
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
    """Return the text of a segment without its markup."""
    return without_tags(segment)
