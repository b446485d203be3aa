"""Find the source of a page: the version that the others are translated from or aliases of.

All versions of a page share its translation key.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from wagtail.models import Page, PagePermissionTester
from wagtail_localize.models import TranslatableObject, TranslationSource

from home import publication

# What is written to a page when a revision of it is saved.
OF_DRAFTS = {
    "draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at",
}  # fmt: skip


def translation_source(page: Page) -> TranslationSource | None:
    """Return wagtail-localize's record of a page's source, whatever language `page` is in."""
    records = TranslationSource.objects.select_related("locale")
    return records.filter(object_id=page.translation_key).first()


def is_source(page: Page) -> bool:
    """Return whether a page is the source of its other versions."""
    if page.alias_of_id:
        return False
    record = translation_source(page)
    if record:
        return record.locale_id == page.locale_id
    return not other_versions(page).filter(alias_of__isnull=True).exists()


def source_of(page: Page) -> Page | None:
    """Return the page that `page` is translated from or an alias of; itself if it is the source."""
    if page.alias_of_id:
        return page.alias_of
    record = translation_source(page)
    if record is None:
        return page
    return Page.objects.filter(
        translation_key=page.translation_key, locale_id=record.locale_id
    ).first()


def source_permissions(page: Page, user) -> PagePermissionTester:
    """Return a user's permissions for the source of a page.

    Check them before a change of what is the same in every language.
    """
    return (source_of(page) or page).permissions_for_user(user)


def other_versions(page: Page):
    """Return the versions of a page in other languages: translations and aliases, live or not."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


@contextmanager
def one_reference_update(page: Page, update_fields=None):
    """Index what a page refers to once when it is saved, and not again for each of its children.

    Not at all where only fields are saved that go with a draft.
    """
    # Loads the models.
    from wagtail.signal_handlers import (
        disable_reference_index_auto_update,
        update_reference_index_on_save,
    )

    with disable_reference_index_auto_update():
        yield
    if update_fields is None or not OF_DRAFTS.issuperset(update_fields):
        update_reference_index_on_save(page)


@contextmanager
def lock_translations(page: Page):
    """Lock all versions of a page until the end of the transaction.

    Two people who publish two languages of a page wait for each other: the second one reads what
    the first has written.
    """
    with held_locks() as held:
        lock_keys([page.translation_key], held)
        yield


@contextmanager
def held_locks() -> Iterator[set[UUID]]:
    """The keys that are locked until the transaction ends: that of an act, or one that begins."""
    held = publication.locked_keys()
    if held is None:
        with transaction.atomic():
            yield set()
        return
    try:
        yield held
    except Exception:
        # A savepoint may be rolled back, and locks with it.
        held.clear()
        raise


def lock_keys(keys: Iterable[UUID], held: set[UUID]) -> None:
    """Lock what has these translation keys, in an order that is the same for everybody."""
    if new := set(keys) - held:
        rows = TranslatableObject.objects.select_for_update().order_by("pk")
        list(rows.filter(translation_key__in=new).values("pk"))
        held.update(new)
