"""The translators' board: a task for each live page or snippet and each language it is not in.

The number of queries does not depend on the number of pages; a page type adds two at most, a
snippet type one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q, TextField
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from home.enums import TaskState
from home.language_sync.fields import is_fact
from home.models import BasePage
from home.translation.records import Records
from home.translation.task import LONG_AGO, TranslationTask


def board() -> list[TranslationTask]:
    """Return the translation tasks of all pages and snippets, the most urgent first."""
    locales = list(Locale.objects.all())
    records = Records()
    tasks = [*_page_tasks(locales, records), *_snippet_tasks(locales, records)]
    return sorted(tasks, key=lambda task: task.urgency)


def translatable_snippets() -> list[type[Model]]:
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


# --- Pages


def _page_tasks(locales: list[Locale], records: Records) -> Iterator[TranslationTask]:
    models = {ContentType.objects.get_for_model(model).pk: model for model in _page_types()}
    deadlines: dict[UUID, date] = {}
    empty: set[int] = set()
    for model in models.values():
        deadlines |= model.days_to_come(timezone.localdate())
        empty |= _pages_without_text(model)
    by_key = defaultdict(list)
    pages = Page.objects.filter(content_type__in=models)
    for page in pages.annotate(live_since=F("live_revision__created_at")):
        by_key[page.translation_key].append(page)
    for key, versions in by_key.items():
        source = _source_among(versions, records)
        if source is None or not source.live or source.pk in empty:
            continue
        there = {page.locale_id: page for page in versions}
        for locale in locales:
            if locale.pk == source.locale_id:
                continue
            target = there.get(locale.pk)
            total, translated = records.counts(key, locale)
            yield TranslationTask(
                key=key,
                model=models[source.content_type_id],
                title=source.title,
                source=source,
                source_locale=_by_pk(locales, source.locale_id),
                locale=locale,
                target=target,
                state=_state_of_page(key, target, locale, records, empty),
                is_empty=_is_empty(target, empty),
                has_changed=records.has_changed_since(_published_at(target), key),
                total=total,
                translated=translated,
                deadline=deadlines.get(key),
                newest=source.first_published_at or LONG_AGO,
                has_editor=records.is_begun(key, locale),
                record_pk=records.pk(key),
            )


def _page_types() -> list[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def _by_pk(locales: Iterable[Locale], pk: int) -> Locale:
    return next(locale for locale in locales if locale.pk == pk)


def _source_among(versions: list, records: Records):
    """Return the source among the language versions of a page or snippet, or None.

    It is the version in the language of wagtail-localize's record or, where there is no record, the
    oldest version that is not an alias (compare `home.sources.is_source`).
    """
    own = [version for version in versions if not getattr(version, "alias_of_id", None)]
    locale_pk = records.locale_pk(own[0].translation_key) if own else None
    if locale_pk:
        return next((version for version in own if version.locale_id == locale_pk), None)
    return min(own, key=lambda version: version.pk, default=None)


def _state_of_page(
    key: UUID, page: Page | None, locale: Locale, records: Records, empty: set[int]
) -> str:
    total, translated = records.counts(key, locale)
    is_own = page is not None and not page.alias_of_id
    if not is_own:
        # An imported file may hold translations of a page that was not begun in the editor.
        return TaskState.IN_PROGRESS if translated else TaskState.MISSING
    if _is_empty(page, empty) and not translated:
        return TaskState.MISSING
    if not records.pk(key):
        # Written in each language independently, such as the lists that the set-up makes.
        return TaskState.DONE
    published = _published_at(page)
    has_draft = page.latest_revision_id != page.live_revision_id
    if published is None:
        return TaskState.IN_PROGRESS if translated or not total else TaskState.MISSING
    if has_draft or records.worked_on_since(published, key, locale):
        return TaskState.IN_PROGRESS
    if records.has_changed_since(published, key):
        return TaskState.OUTDATED
    return TaskState.INCOMPLETE if translated < total else TaskState.DONE


def _is_empty(page: Page | None, empty: set[int]) -> bool:
    """Return whether a page that is no alias has no text yet, neither published nor in a draft."""
    is_own = page is not None and not page.alias_of_id and page.pk in empty
    return is_own and page.latest_revision_id == page.live_revision_id


def _published_at(page: Page | None) -> datetime | None:
    """Return when a live translation was published; None for an alias or where none is live."""
    return page.live_since if page and page.live and not page.alias_of_id else None


def _pages_without_text(model) -> set[int]:
    """Return the ids of pages without text to translate, such as organisations without profile."""
    texts = []
    for declared in get_translatable_fields(model):
        field = declared.get_field(model)
        if not isinstance(declared, TranslatableField) or is_fact(declared):
            continue
        if field.name == "title" or isinstance(field, StreamField) or not field.concrete:
            return set()
        if field.name != "slug" and (
            isinstance(field, TextField) or field.get_internal_type() == "CharField"
        ):
            texts.append(field.name)
    empty = Q(*((name, "") for name in texts))
    return set(model.objects.filter(empty).values_list("pk", flat=True))


# --- Snippets


def _snippet_tasks(locales: list[Locale], records: Records) -> Iterator[TranslationTask]:
    for model in translatable_snippets():
        by_key = defaultdict(list)
        for snippet in model.objects.all():
            by_key[snippet.translation_key].append(snippet)
        for key, versions in by_key.items():
            source = _source_among(versions, records)
            if source is None or getattr(source, "is_kept", False):
                continue
            there = {snippet.locale_id: snippet for snippet in versions}
            for locale in locales:
                if locale.pk == source.locale_id:
                    continue
                total, translated = records.counts(key, locale)
                yield TranslationTask(
                    key=key,
                    model=model,
                    title=str(source),
                    source=source,
                    source_locale=_by_pk(locales, source.locale_id),
                    locale=locale,
                    target=there.get(locale.pk),
                    state=_state_of_snippet(key, there.get(locale.pk), locale, records),
                    has_changed=records.has_changed_since(records.published_at(key, locale), key),
                    total=total,
                    translated=translated,
                    has_editor=records.is_begun(key, locale),
                    record_pk=records.pk(key),
                )


def _state_of_snippet(key: UUID, snippet, locale: Locale, records: Records) -> str:
    total, translated = records.counts(key, locale)
    if snippet is None:
        return TaskState.IN_PROGRESS if translated else TaskState.MISSING
    if not records.is_begun(key, locale):
        return TaskState.DONE
    if not records.was_ever_translated(key, locale):
        return TaskState.MISSING
    published = records.published_at(key, locale)
    if published is None or records.worked_on_since(published, key, locale):
        return TaskState.IN_PROGRESS
    if records.has_changed_since(published, key):
        return TaskState.OUTDATED
    return TaskState.INCOMPLETE if translated < total else TaskState.DONE
