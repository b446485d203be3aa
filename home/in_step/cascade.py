"""What is unpublished, moved or deleted takes its other languages along."""

from django.db import transaction
from wagtail.models import Page

from home.in_step.aliases import create_missing_aliases
from home.in_step.sources import is_source, other_versions, source_of


def unpublish_versions(page: Page) -> None:
    """Unpublish the translations of a source. Wagtail itself does so with its aliases."""
    if is_source(page):
        for version in other_versions(page).filter(alias_of__isnull=True, live=True):
            version.specific.unpublish(log_action="wagtail.unpublish")


def delete_versions(page: Page) -> None:
    """Delete a source's translations and aliases with all that stands below them.

    Where only a translation is deleted, an alias of the source takes its place.
    """
    if is_source(page):
        for version in other_versions(page).order_by("-depth"):
            # Asked for again: deleting one may have taken another along.
            if found := Page.objects.filter(pk=version.pk).first():
                found.specific.delete()
    elif not page.alias_of_id:
        source = source_of(page)
        transaction.on_commit(lambda: restore_alias(source))


def restore_alias(source: Page | None) -> None:
    found = source and Page.objects.filter(pk=source.pk, live=True).first()
    if found:
        create_missing_aliases(found.specific)


def move_versions(page: Page) -> None:
    """Move the other languages below the same parent in their own tree.

    Once the transaction is over: the admin's own view moves them, too, from what it has in memory.
    """
    if is_source(page):
        transaction.on_commit(lambda: _move_versions(page.pk))


def _move_versions(pk: int) -> None:
    page = Page.objects.filter(pk=pk).first()
    if page is None:
        return
    parent = page.get_parent()
    with transaction.atomic():
        for version in other_versions(page):
            wanted = parent.get_translation_or_none(version.locale)
            if wanted and version.get_parent().pk != wanted.pk:
                version.move(wanted, pos="last-child")
