"""A page that nobody translated stands in the other languages as itself: as Wagtail's alias."""

from django.db.models import Q
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from home.language_sync.facts import copy_facts, sync_revisions
from home.language_sync.fields import copy_all_children
from home.publication import Reason, add
from home.sources import translation_source

# What a page keeps when another's content comes to stand in its place.
KEPT = {
    "alias_of", "content_type", "depth", "has_unpublished_changes", "latest_revision",
    "live_revision", "locale", "locked", "locked_at", "locked_by", "numchild", "owner", "path",
    "slug", "translation_key", "url_path",
}  # fmt: skip


def create_missing_aliases(page: Page) -> None:
    """Put a live page, and what it stands below, into every language it is not in yet."""
    known = Page.objects.filter(translation_key=page.translation_key).values("locale")
    for locale in Locale.objects.exclude(pk__in=known):
        alias = page.copy_for_translation(locale, copy_parents=True, alias=True)
        copy_to_alias(page, alias.specific)


def versions_and_aliases(page: Page):
    """The page in the other languages, its aliases, which may be in its own, and theirs."""
    wanted = Q(translation_key=page.translation_key)
    wanted |= Q(alias_of=page) | Q(alias_of__alias_of=page)
    found = page.specific_class.objects.filter(wanted).exclude(pk=page.pk)
    return found.select_related("locale")


def update_aliases(page: Page, found: list[Page]) -> None:
    """Bring what was published of a page to its aliases, of these pages, and to theirs."""
    aliases = [alias for alias in found if alias.alias_of_id == page.pk]
    if any(alias.locale_id == page.locale_id for alias in aliases):
        # Children of an alias in the same language have keys of their own.
        Page.update_aliases(page, revision=page.live_revision)
    else:
        for alias in aliases:
            copy_to_alias(page, alias)
    for alias in aliases:
        if any(further.alias_of_id == alias.pk for further in found):
            alias.refresh_from_db()
            update_aliases(alias, list(versions_and_aliases(alias)))


def update_alias(alias: Page) -> None:
    """Make an alias in another language be as its original is."""
    original = alias.alias_of.specific
    if original.locale_id != alias.locale_id:
        copy_to_alias(original, alias.specific)


def copy_to_alias(original: Page, alias: Page) -> None:
    """Make an alias in another language show, be live and be named as its original is.

    Wagtail's own way puts an alias live when its original is merely scheduled, and keeps the
    address that it got from a half-typed title. Nothing of the original is shown before its time.
    """
    _copy_content(original, alias)
    alias.has_unpublished_changes = False
    # An alias has no revisions.
    alias.live_revision_id = None
    # A language's home has its code in its path, as addresses have: calendars look for pages so.
    slug = alias.locale.language_code if alias.depth == 2 else original.slug
    if alias.slug != slug:
        alias.slug = find_available_slug(alias.get_parent(), slug, ignore_page_id=alias.pk)
    # Such as the kind of an event: one of the list's words, which have translations of their own.
    copy_facts(original, alias)
    alias.save(clean=False)


def _copy_content(source: Page, target: Page) -> None:
    """Give a page the fields and the children of another, in memory."""
    for field in type(source)._meta.concrete_fields:
        if not field.primary_key and field.name not in KEPT:
            setattr(target, field.attname, getattr(source, field.attname))
    target.draft_title = target.title
    copy_all_children(source, target)


def refresh_untranslated(source: Page, version: Page) -> None:
    """Bring the source's text, and its facts, to a page that waits for its translation.

    Its revisions and its draft stay its own; nothing of it counts as published.
    """
    _copy_content(source, version)
    # Such as the kind of an event, which has a name in this language.
    copy_facts(source, version)
    version.save(clean=False)
    sync_revisions(source, version)
    add(version, Reason.CHANGED)


def fill_language(locale: Locale) -> None:
    """Put every live page into a language that is new, parents first."""
    plain = Page.objects.filter(depth__gt=1, live=True, alias_of__isnull=True)
    for page in plain.exclude(locale=locale).order_by("depth", "path").specific():
        # A bare `Page` is Wagtail's own first page, which the set-up takes away.
        if type(page) is Page:
            continue
        # The first pages have no record: those of the first language are taken.
        record = translation_source(page)
        if record is None or record.locale_id == page.locale_id:
            create_missing_aliases(page)
