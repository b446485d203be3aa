"""The step of a publication that brings the languages of a page in step."""

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from home import roles
from home.language_sync import aliases, cascade, facts, snapshots, vocabulary
from home.language_sync.fields import read_children
from home.models.vocabulary import VocabularyTerm
from home.publication import Changes, Reason
from home.sources import is_source, lock_translations, translation_source


def run(changes: Changes) -> None:
    for change in list(changes.values()):
        for instance, reasons in change.items():
            if isinstance(instance, Page):
                _follow_page(instance, reasons)
            elif isinstance(instance, Locale):
                if Reason.CREATED in reasons:
                    aliases.fill_language(instance)
                    roles.open_language(instance)
            elif isinstance(instance, TranslatableMixin):
                _follow_words(instance, reasons)


def _follow_page(page: Page, reasons: set[Reason]) -> None:
    if Reason.DELETED in reasons:
        return
    if Reason.MOVED in reasons:
        cascade.move_versions(page)
    if Reason.TRANSLATION_DELETED in reasons:
        cascade.restore_alias(page)
    if not reasons & {Reason.PUBLISHED, Reason.UNPUBLISHED, Reason.CHANGED}:
        return
    page = page.specific
    if page.alias_of_id:
        if Reason.UNPUBLISHED not in reasons:
            aliases.update_alias(page)
    elif Reason.UNPUBLISHED in reasons:
        _unpublished(page)
    elif Reason.PUBLISHED in reasons:
        if page.live:
            _published(page)
        else:
            # It is merely scheduled. Its aliases show when, and nothing more.
            aliases.update_aliases(page, list(aliases.versions_and_aliases(page)))


def _published(page: Page) -> None:
    with lock_translations(page):
        record = translation_source(page)
        if record and record.locale_id != page.locale_id:
            _published_translation(page, record)
        else:
            _published_source(page, record)


def _published_translation(page: Page, record: TranslationSource) -> None:
    """A draft may be older than the facts: what it brought back is put right at once."""
    versions = list(aliases.versions_and_aliases(page))
    wanted = (page.translation_key, record.locale_id)
    sources = (one for one in versions if (one.translation_key, one.locale_id) == wanted)
    if source := next(sources, None):
        facts.sync_facts(source, page)
    snapshots.update_text_language(page, record)
    aliases.update_aliases(page, versions)
    if page.revision_to_restore_id:
        # It is back; a draft that was written while it was away may still say so.
        page.revision_to_restore = None
        type(page).objects.filter(pk=page.pk).update(revision_to_restore=None)


def _published_source(page: Page, record: TranslationSource | None) -> None:
    snapshots.update_text_language(page, record)
    versions = list(aliases.versions_and_aliases(page))
    if versions:
        read_children(page)
    aliases.update_aliases(page, versions)
    if record:
        snapshots.update_snapshot(record, page)
        for version in versions:
            if version.alias_of_id:
                continue
            returns = not version.live and version.revision_to_restore
            if returns and not version.is_untranslated:
                # As it was, with the source's facts: `_published_translation`.
                version.revision_to_restore.publish()
            # One that was never published, too: its translation may have been begun before.
            elif version.is_untranslated and (
                version.live or returns or not version.first_published_at
            ):
                aliases.refresh_untranslated(page, version)
            else:
                facts.sync_facts(page, version)
    aliases.create_missing_aliases(page)


def _unpublished(page: Page) -> None:
    with lock_translations(page):
        if is_source(page):
            cascade.unpublish_versions(page)
        else:
            cascade.show_source_text(page)


def _follow_words(words: TranslatableMixin, reasons: set[Reason]) -> None:
    if Reason.CREATED in reasons and isinstance(words, VocabularyTerm):
        vocabulary.follow_translation(words)
    if Reason.CHANGED in reasons:
        # What translators work from follows them.
        record = translation_source(words)
        if record and record.locale_id == words.locale_id:
            snapshots.update_snapshot(record, words)
