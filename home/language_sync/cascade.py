"""Unpublish, move and delete the other languages of a page with it, and bring them back."""

from contextvars import ContextVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home import publication
from home.language_sync.aliases import create_missing_aliases, refresh_untranslated
from home.sources import is_source, other_versions, source_of

# The translation keys whose source is being deleted: no alias takes the place of its translations.
_deleting: ContextVar[frozenset[UUID]] = ContextVar("deleting", default=frozenset())


def unpublish_versions(page: Page) -> None:
    """Unpublish the translations of a source. Wagtail itself does so with its aliases."""
    for version in other_versions(page).filter(alias_of__isnull=True, live=True).specific():
        # One that nobody has published yet stands in for its translation, and has a draft only.
        revision_to_restore = version.live_revision or version.latest_revision
        version.unpublish(set_expired=page.expired, log_action="wagtail.unpublish")
        type(version).objects.filter(pk=version.pk).update(revision_to_restore=revision_to_restore)


def unpublish_expired() -> None:
    """Unpublish the pages that have expired, each with its other languages in one transaction.

    Sources first, so that none stands in for a translation that expires with it. Wagtail's command
    takes them as they come, and as plain pages, which know of no transaction.
    """
    live = Page.objects.filter(live=True, alias_of__isnull=True).specific()
    expired = live.filter(expire_at__lt=timezone.now()).order_by("expire_at")
    for page in sorted(expired, key=is_source, reverse=True):
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def show_source_text(page: Page) -> None:
    """Let the source's text stand where a translation was unpublished by itself.

    What is public in one language vanishes from no other. The translation is its draft from now on.
    """
    # What Wagtail is about to delete it unpublishes first, and writes nothing.
    is_deleted = Page.objects.filter(pk=page.pk, live=True).exists()
    source = source_of(page)
    if source and source.live and not is_deleted:
        refresh_untranslated(source.specific, page)


def delete_versions(page: Page) -> None:
    """Delete a source's translations and aliases with all that stands below them.

    Where only a translation is deleted, an alias of the source takes its place.
    """
    if is_source(page):
        token = _deleting.set(_deleting.get() | {page.translation_key})
        try:
            for version in other_versions(page).order_by("-depth"):
                # Asked for again: deleting one may have taken another along.
                if found := Page.objects.filter(pk=version.pk).first():
                    found.specific.delete()
        finally:
            _deleting.reset(token)
    elif not page.alias_of_id and page.translation_key not in _deleting.get():
        source = source_of(page)
        if source and publication.is_open():
            publication.add(source, publication.Reason.TRANSLATION_DELETED)
        elif source:
            # A plain page, deleted by code: it is still there until that is done.
            transaction.on_commit(lambda: restore_alias(source))


def restore_alias(source: Page) -> None:
    """Let an alias take the place of a translation that is gone; the source may be gone, too."""
    if found := Page.objects.filter(pk=source.pk, live=True).first():
        create_missing_aliases(found.specific)


def move_versions(page: Page) -> None:
    """Move the other languages of a source below the same parent in their own tree."""
    page = Page.objects.filter(pk=page.pk).first()
    if page is None or not is_source(page):
        return
    parent = page.get_parent()
    for version in other_versions(page):
        wanted = parent.get_translation_or_none(version.locale)
        # The admin's own view has moved them already.
        if wanted and version.get_parent().pk != wanted.pk:
            version.move(wanted, pos="last-child")
