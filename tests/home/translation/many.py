"""Calls in every state of translation, as many as one likes, quickly: rows as the site writes them.

Call after call: missing, done, outdated, in progress and incomplete, the same in every language.
"""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from campaigns.models import CallIndexPage, CallPage
from home.enums import TaskState

SEGMENTS = 8
STATES = [
    TaskState.MISSING,
    TaskState.DONE,
    TaskState.OUTDATED,
    TaskState.IN_PROGRESS,
    TaskState.INCOMPLETE,
]
NUMBERS = count(1)


def many_calls(number: int, codes: tuple[str, ...] = ("fr", "en")) -> None:
    """Add so many calls to an index that nobody looks at as a reader, in each of the languages.

    A language that is new is added bare: no page but these is in it.
    """
    known = set(Locale.objects.values_list("language_code", flat=True))
    Locale.objects.bulk_create([Locale(language_code=code) for code in codes if code not in known])
    locales = [Locale.objects.get(language_code=code) for code in codes]
    index = CallIndexPage.objects.get(locale=locales[0])
    of_calls = ContentType.objects.get_for_model(CallPage)
    now = timezone.now()
    first, rows = next(NUMBERS) * 100_000, []
    for step in range(number):
        key = uuid4()
        rows += [
            (step, _page(index, first + step * 10 + place, key, locale, of_calls, now))
            for place, locale in enumerate(locales)
        ]
    Page.objects.bulk_create([page for _step, page in rows])
    originals = {page.translation_key: page for _step, page in rows if page.locale == locales[0]}
    for step, page in rows:
        original = originals[page.translation_key]
        if page is not original and STATES[step % 5] == TaskState.MISSING:
            page.alias_of = original
        _call(page, original)
    Page.objects.bulk_update(
        [page for _step, page in rows if page.alias_of], ["alias_of"], batch_size=200
    )
    begun = [(step, page) for step, page in rows if STATES[step % 5] != TaskState.MISSING]
    _publish([page for _step, page in begun if page not in originals.values()], of_calls, now)
    _translate(begun, originals, of_calls, now)


def _page(index, number: int, key, locale, of_calls, now) -> Page:
    return Page(
        title=f"Appel {number}",
        slug=f"appel-{number}",
        path=index.path + Page._int2str(number).rjust(Page.steplen, "0")[-Page.steplen :],
        depth=index.depth + 1,
        url_path=f"{index.url_path}appel-{number}/",
        content_type=of_calls,
        locale=locale,
        translation_key=key,
        live=True,
        first_published_at=now,
    )


def _call(page: Page, original: Page) -> None:
    call = CallPage(page_ptr=page, year=2026, date=timezone.localdate(), body="<p>Marchons.</p>")
    call.__dict__ |= {
        field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields
    }
    call.text_language = (
        original.locale.language_code if page.alias_of_id else (page.locale.language_code)
    )
    call.save_base(raw=True)


def _publish(pages: list[Page], of_calls, now) -> None:
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=of_calls,
                base_content_type=ContentType.objects.get_for_model(Page),
                object_id=str(page.pk),
                created_at=now,
                content={},
            )
            for page in pages
        ]
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.live_revision = page.latest_revision = revision
    Page.objects.bulk_update(pages, ["live_revision", "latest_revision"], batch_size=200)


def _translate(begun: list[tuple[int, Page]], originals: dict, of_calls, now) -> None:
    states = {page.translation_key: STATES[step % 5] for step, page in begun}
    keys = list(states)
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=key, content_type=of_calls) for key in keys]
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object_id=key,
                specific_content_type=of_calls,
                locale=originals[key].locale,
                object_repr=originals[key].title,
                content_json="{}",
                last_updated_at=now
                + timedelta(days=1 if states[key] == TaskState.OUTDATED else -1),
            )
            for key in keys
        ]
    )
    source_of = {source.object_id: source for source in sources}
    targets = [page for _step, page in begun if page is not originals[page.translation_key]]
    Translation.objects.bulk_create(
        [
            Translation(source=source_of[page.translation_key], target_locale=page.locale)
            for page in targets
        ]
    )
    segments = _segments(keys, source_of)
    done = []
    for page in targets:
        state = states[page.translation_key]
        translated = segments[page.translation_key]
        if state != TaskState.DONE:
            translated = translated[1:]
        done += [
            StringTranslation(
                translation_of=segment.string,
                locale=page.locale,
                context=segment.context,
                data=f"On 18 December {segment.string.pk}",
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in translated
        ]
    StringTranslation.objects.bulk_create(done, batch_size=500)
    StringTranslation.objects.update(updated_at=now - timedelta(hours=1))
    working = [item.pk for item in done if states[item.context.object_id] == TaskState.IN_PROGRESS]
    for start in range(0, len(working), 500):
        found = StringTranslation.objects.filter(pk__in=working[start : start + 500])
        found.update(updated_at=now + timedelta(hours=1))
    with connection.cursor() as cursor:
        # As a database does by itself in production. Without, joins may take minutes.
        cursor.execute("ANALYZE")


def _segments(keys: list, source_of: dict) -> dict:
    texts = [
        (key, f"Le 18 décembre, nous marchons à {order} ({key})")
        for key in keys
        for order in range(SEGMENTS)
    ]
    strings = String.objects.bulk_create(
        [
            String(locale=source_of[key].locale, data=text, data_hash=String._get_data_hash(text))
            for key, text in texts
        ],
        batch_size=500,
    )
    contexts = TranslationContext.objects.bulk_create(
        [
            TranslationContext(
                object_id=key,
                path="body",
                field_path="body",
                path_id=TranslationContext._get_path_id("body"),
            )
            for key in keys
        ]
    )
    context_of = {context.object_id: context for context in contexts}
    made = StringSegment.objects.bulk_create(
        [
            StringSegment(
                source=source_of[key],
                context=context_of[key],
                order=place,
                string=string,
                attrs="{}",
            )
            for place, ((key, _text), string) in enumerate(zip(texts, strings, strict=True))
        ],
        batch_size=500,
    )
    found = {key: [] for key in keys}
    for (key, _text), segment in zip(texts, made, strict=True):
        found[key].append(segment)
    return found
