"""Find the source of a page: the version that the others are translated from or aliases of.

All versions of a page share its translation key.
"""

from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page, PagePermissionTester
from wagtail_localize.models import TranslatableObject, TranslationSource


def translation_source(page: Page) -> TranslationSource | None:
    """Return wagtail-localize's record of a page's source, whatever language `page` is in."""
    return TranslationSource.objects.filter(object_id=page.translation_key).first()


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
def lock_translations(page: Page):
    """Lock all versions of a page until the end of the transaction.

    Two people who publish two languages of a page wait for each other: the second one reads what
    the first has written.
    """
    with transaction.atomic():
        list(
            TranslatableObject.objects.select_for_update().filter(
                translation_key=page.translation_key
            )
        )
        yield
