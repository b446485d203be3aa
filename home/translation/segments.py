"""The segments into which wagtail-localize cuts pages and snippets, and their translations."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.translation.task import TranslationTask


@dataclass
class Segment:
    """A text to translate: a sentence, a heading, a field.

    `path` is its place in the page, `string` and `context` are ids of wagtail-localize's rows; both
    are None as long as nobody has begun to translate: nothing is stored then.
    """

    path: str
    text: str
    string: int | None = None
    context: int | None = None


def segments_by_key(tasks: Iterable[TranslationTask]) -> dict[UUID, list[Segment]]:
    """Return the segments by translation key: one query for all that somebody has begun."""
    segments: dict[UUID, list[Segment]] = defaultdict(list)
    records = {task.record_pk for task in tasks if task.record_pk}
    for key, path, text, string, context in (
        StringSegment.objects.filter(source__in=records)
        .order_by("order", "pk")
        .values_list(
            "source__object_id", "context__path", "string__data", "string_id", "context_id"
        )
    ):
        segments[key].append(Segment(path, text, string, context))
    for task in tasks:
        if not task.record_pk:
            source = getattr(task.source, "specific", task.source)
            found = [
                value
                for value in extract_segments(source)
                if isinstance(value, StringSegmentValue) and not value.is_empty()
            ]
            found.sort(key=lambda value: value.order)
            segments[task.key] = [Segment(value.path, value.string.data) for value in found]
    return segments


def stored_translations(
    tasks: Iterable[TranslationTask], locale: Locale
) -> dict[tuple, StringTranslation]:
    """Return the stored translations in a language, by the ids of context and string. One query."""
    translations = StringTranslation.objects.filter(
        context__object_id__in={task.key for task in tasks}, locale=locale
    )
    return {(item.context_id, item.translation_of_id): item for item in translations}
