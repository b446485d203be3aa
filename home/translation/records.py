"""wagtail-localize's records of all sources and translations, read in a few queries."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)


class Records:
    """wagtail-localize's records by translation key, and by key and locale.

    Making it costs six queries, its methods none. Segments of the field `slug` are left out of
    every count: an address is no text.
    """

    def __init__(self):
        self._sources = {
            source["object_id"]: source
            for source in TranslationSource.objects.values(
                "pk", "object_id", "locale_id", "last_updated_at"
            )
        }
        self._begun = set(
            Translation.objects.filter(enabled=True).values_list(
                "source__object_id", "target_locale_id"
            )
        )
        texts = StringSegment.objects.exclude(context__path="slug")
        self._totals = dict(texts.values_list("source__object_id").annotate(Count("pk")).order_by())
        translations = StringTranslation.objects.filter(
            has_error=False,
            context__stringsegment__string=F("translation_of"),
            context__stringsegment__source__object=F("context__object"),
        ).exclude(context__path="slug")
        self._translated = {
            (key, locale_pk): (count, newest)
            for key, locale_pk, count, newest in translations.values_list(
                "context__object_id", "locale_id"
            )
            .annotate(Count("context__stringsegment", distinct=True), Max("updated_at"))
            .order_by()
        }
        # Also for segments that the source no longer has.
        self._ever_translated = set(
            StringTranslation.objects.values_list("context__object_id", "locale_id").distinct()
        )
        self._published = {
            (key, locale_pk): moment
            for key, locale_pk, moment in TranslationLog.objects.values_list(
                "source__object_id", "locale_id"
            )
            .annotate(Max("created_at"))
            .order_by()
        }

    def pk(self, key: UUID) -> int | None:
        return self._sources[key]["pk"] if key in self._sources else None

    def locale_pk(self, key: UUID) -> int | None:
        return self._sources[key]["locale_id"] if key in self._sources else None

    def has_changed_since(self, moment: datetime | None, key: UUID) -> bool:
        """Return whether the source's text has changed since a moment; False without a moment."""
        source = self._sources.get(key)
        return bool(moment and source and source["last_updated_at"] > moment)

    def is_begun(self, key: UUID, locale: Locale) -> bool:
        """Return whether wagtail-localize's editor can be opened on the translation."""
        return (key, locale.pk) in self._begun

    def counts(self, key: UUID, locale: Locale) -> tuple[int, int]:
        """Return the number of segments, and how many of them are translated."""
        translated, _newest = self._translated.get((key, locale.pk), (0, None))
        return self._totals.get(key, 0), translated

    def was_ever_translated(self, key: UUID, locale: Locale) -> bool:
        return (key, locale.pk) in self._ever_translated

    def worked_on_since(self, moment: datetime, key: UUID, locale: Locale) -> bool:
        _translated, newest = self._translated.get((key, locale.pk), (0, None))
        return newest is not None and newest > moment

    def published_at(self, key: UUID, locale: Locale) -> datetime | None:
        """Return when a translated snippet was last published. Pages know that themselves."""
        return self._published.get((key, locale.pk))
