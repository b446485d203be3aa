"""The segments of pages and words, as wagtail-localize cuts them, and their translations."""

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
    """A text to translate. Without a `string` where nobody has begun: it is not stored yet."""

    path: str
    text: str
    string: int | None = None
    context: int | None = None


def segments_of(works: Iterable[TranslationTask]) -> dict[UUID, list[Segment]]:
    """The segments of pages and words by key: one query for all that somebody has begun."""
    segments: dict[UUID, list[Segment]] = defaultdict(list)
    records = {work.record_pk for work in works if work.record_pk}
    for key, path, text, string, context in (
        StringSegment.objects.filter(source__in=records)
        .order_by("order", "pk")
        .values_list(
            "source__object_id", "context__path", "string__data", "string_id", "context_id"
        )
    ):
        segments[key].append(Segment(path, text, string, context))
    for work in works:
        if not work.record_pk:
            source = getattr(work.source, "specific", work.source)
            found = [
                value
                for value in extract_segments(source)
                if isinstance(value, StringSegmentValue) and not value.is_empty()
            ]
            found.sort(key=lambda value: value.order)
            segments[work.key] = [Segment(value.path, value.string.data) for value in found]
    return segments


def translations_of(
    works: Iterable[TranslationTask], locale: Locale
) -> dict[tuple, StringTranslation]:
    translations = StringTranslation.objects.filter(
        context__object_id__in={work.key for work in works}, locale=locale
    )
    return {(item.context_id, item.translation_of_id): item for item in translations}
