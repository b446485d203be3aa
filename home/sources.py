"""Which page is the source of the others that share its translation key."""

from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page, PagePermissionTester
from wagtail_localize.models import TranslatableObject, TranslationSource


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
def lock_translations(page: Page):
    """One at a time: two people who publish two languages of a page wait for each other.

    Whoever comes second then reads what the first has written.
    """
    with transaction.atomic():
        list(
            TranslatableObject.objects.select_for_update().filter(
                translation_key=page.translation_key
            )
        )
        yield
