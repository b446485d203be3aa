"""Which page is the source of the others that share its translation key."""

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
    """wagtail-localize's record of the page's source, whichever language `page` is in."""
    return TranslationSource.objects.filter(object_id=page.translation_key).first()


def is_source(page: Page) -> bool:
    """Whether the page is where its facts and its text come from."""
    if page.alias_of_id:
        return False
    record = translation_source(page)
    if record:
        return record.locale_id == page.locale_id
    return not other_versions(page).filter(alias_of__isnull=True).exists()


def source_of(page: Page) -> Page | None:
    """The page that `page` is translated from or an alias of; itself if it is the source."""
    if page.alias_of_id:
        return page.alias_of
    record = translation_source(page)
    if record is None:
        return page
    return Page.objects.filter(
        translation_key=page.translation_key, locale_id=record.locale_id
    ).first()


def source_permissions(page: Page, user) -> PagePermissionTester:
    """What a person may do with the page that `page` comes from, in the language it was written in.

    To be asked before anything changes that is the same in every language.
    """
    return (source_of(page) or page).permissions_for_user(user)


def other_versions(page: Page):
    """The same page in the other languages: translations and aliases, live or not."""
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
    """One at a time: two people who publish two languages of a page wait for each other.

    Whoever comes second then reads what the first has written. In an act whose lock it is already,
    nothing is asked of the database.
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
