"""A page that nobody translated stands in the other languages as itself: as Wagtail's alias."""

from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.views.convert import sync_alias

from home.language_sync.facts import copy_facts, sync_facts
from home.sources import translation_source


def create_missing_aliases(page: Page) -> None:
    """Put a live page, and what it stands below, into every language it is not in yet."""
    known = Page.objects.filter(translation_key=page.translation_key).values("locale")
    for locale in Locale.objects.exclude(pk__in=known):
        alias = page.copy_for_translation(locale, copy_parents=True, alias=True)
        update_alias(alias.specific)


def update_alias(alias: Page) -> None:
    """Make an alias be live, named and dated as its original is.

    Wagtail puts an alias live when its original is merely scheduled, and keeps the address that it
    got from a half-typed title. Nothing of the original is shown before its time.
    """
    original = alias.alias_of.specific
    if original.locale_id == alias.locale_id:
        return
    wanted = {
        "live": original.live,
        "first_published_at": original.first_published_at,
        "last_published_at": original.last_published_at,
        "expired": original.expired,
    }
    # A language's home has its code in its path, as addresses have: calendars look for pages so.
    slug = alias.locale.language_code if alias.depth == 2 else original.slug
    if alias.slug != slug:
        wanted["slug"] = find_available_slug(alias.get_parent(), slug, ignore_page_id=alias.pk)
    changed = [name for name, value in wanted.items() if getattr(alias, name) != value]
    for name in changed:
        setattr(alias, name, wanted[name])
    # Such as the kind of an event: one of the list's words, which have translations of their own.
    if copy_facts(original, alias) or changed:
        alias.save(clean=False)


def refresh_untranslated(source: Page, version: Page) -> None:
    """Bring the source's text, and its facts, to a page that waits for its translation.

    Its revisions and its draft stay its own; nothing of it counts as published.
    """
    own = ("has_unpublished_changes", "live_revision_id", "latest_revision_id")
    kept = {name: getattr(version, name) for name in own}
    sync_alias(source, version, revision=source.live_revision)
    Page.objects.filter(pk=version.pk).update(**kept)
    version.refresh_from_db()
    # Such as the kind of an event, which has a name in this language.
    sync_facts(source, version)


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
