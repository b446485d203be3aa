"""wagtail-localize's snapshot of a source, and what a translation still lacks of it."""

import json
from functools import partial

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Locale, Page, Revision
from wagtail.search import index
from wagtail_localize.models import StringSegment, TranslationSource, get_schema_version

from home.delivery.memory import by_version
from home.language_sync.fields import text_of


def update_snapshot(record: TranslationSource, page: models.Model) -> None:
    """Take the page, or the words of a list, as they are now.

    Segments are cut anew only where there is a reason.
    `last_updated_at` then says when the text changed, not when the page was last published.
    """
    content_json = _as_json(page)
    before, after = json.loads(record.content_json), json.loads(content_json)
    has_new_text = text_of(before, type(page)) != text_of(after, type(page))
    record.content_json = content_json
    record.object_repr = str(page)[:200]
    record.schema_version = get_schema_version(page._meta.app_label)
    if has_new_text:
        record.last_updated_at = timezone.now()
    record.save(update_fields=["content_json", "object_repr", "schema_version", "last_updated_at"])
    if has_new_text:
        record.refresh_segments()


def _as_json(source: models.Model) -> str:
    if isinstance(source, Page):
        return source.to_json()
    return json.dumps(get_serializable_data_for_fields(source), cls=DjangoJSONEncoder)


def update_text_language(page: Page, record: TranslationSource | None) -> None:
    """Write down which language a page that was just published is in, and which of its texts.

    A translation of which nothing is translated yet is still in the source's language, and so is a
    text of which nothing is.
    """
    if record and record.locale_id == page.locale_id:
        page.locale = record.locale  # it has been read already
    language, languages = page.locale.language_code, {}
    if record and record.locale_id != page.locale_id:
        done = _translated_fields(record, page.locale)
        left = record.locale.language_code
        if done and not any(done.values()):
            language = left
        else:
            languages = {name: left for name, is_translated in done.items() if not is_translated}
            # Names have no translation: they stay in the language of who wrote them.
            names = getattr(page, "lists_of_names", ())
            languages |= {name: left for name in names if getattr(page, name).exists()}
    if (page.text_language, page.text_languages) != (language, languages):
        is_indexed_anew = page.text_language != language
        page.text_language, page.text_languages = language, languages
        type(page).objects.filter(pk=page.pk).update(
            text_language=language, text_languages=languages
        )
        if is_indexed_anew:
            # It was indexed when it was saved: by the rules of the other language.
            index.insert_or_update_object(page)


def _translated_fields(record: TranslationSource, locale: Locale) -> dict[str, bool]:
    """Whether anything of a field is translated, by the names of the fields that have text."""
    done: dict[str, bool] = {}
    segments = StringSegment.objects.filter(source=record).annotate_translation(locale)
    for path, translation in segments.values_list("context__path", "translation"):
        name = path.partition(".")[0]
        done[name] = done.get(name, False) or translation is not None
    return done


class TranslationState(models.TextChoices):
    """What a reader of a translation should know of it."""

    CURRENT = "current"
    # The source's text has changed since the translation was published.
    OUTDATED = "outdated"
    # It was published before all of it was translated: the rest is in the source's language.
    INCOMPLETE = "incomplete"


@partial(by_version, by_language=False)
def _source_locales() -> frozenset[int]:
    """Return the keys of the locales that anything is translated from: mostly a single one."""
    locales = TranslationSource.objects.order_by().values_list("locale_id", flat=True)
    return frozenset(locales.distinct())


def translation_state(page: Page) -> str:
    """The state of a live page's translation. Facts do not count: they are always current."""
    if page.alias_of_id or _source_locales() <= {page.locale_id}:
        return TranslationState.CURRENT
    # As values: a record holds the whole page, and so does a revision.
    records = TranslationSource.objects.filter(object_id=page.translation_key)
    record = records.exclude(locale_id=page.locale_id).values_list("pk", "last_updated_at").first()
    if record is None:
        return TranslationState.CURRENT
    source_id, updated_at = record
    published = Revision.objects.filter(pk=page.live_revision_id).values_list("created_at")
    if page.live_revision_id and any(updated_at > created_at for [created_at] in published):
        return TranslationState.OUTDATED
    # An address left as it is does not concern a reader.
    text = StringSegment.objects.filter(source=source_id).exclude(context__path="slug")
    if text.annotate_translation(page.locale).filter(translation__isnull=True).exists():
        return TranslationState.INCOMPLETE
    return TranslationState.CURRENT
