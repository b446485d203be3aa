"""When the languages of a page are brought in step."""

from django.db.models.signals import post_save, pre_delete
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import TranslationSource

from home import roles
from home.language_sync import aliases, cascade, facts, snapshots, vocabulary
from home.models.vocabulary import VocabularyTerm
from home.sources import is_source, lock_translations, other_versions, translation_source


def on_published(sender, instance: Page, alias=False, **kwargs) -> None:
    if instance.alias_of_id:
        aliases.update_alias(instance)
        return
    # The signal is also sent for a page that is merely scheduled, and for one that stands in for
    # its translation (`aliases.copy_text`).
    if alias or not instance.live or kwargs.get("facts_only"):
        return
    with lock_translations(instance):
        record = translation_source(instance)
        if record and record.locale_id != instance.locale_id:
            _published_translation(instance, record)
        else:
            _published_source(instance, record)


def _published_translation(page: Page, record: TranslationSource) -> None:
    """A draft may be older than the facts: what it brought back is put right at once."""
    source = Page.objects.filter(
        translation_key=page.translation_key, locale_id=record.locale_id
    ).first()
    if source:
        facts.sync_facts(source.specific, page)
    snapshots.update_text_language(page, record)
    if page.revision_to_restore_id:
        # It is back; a draft that was written while it was away may still say so.
        page.revision_to_restore = None
        type(page).objects.filter(pk=page.pk).update(revision_to_restore=None)


def _published_source(page: Page, record: TranslationSource | None) -> None:
    snapshots.update_text_language(page, record)
    if record:
        snapshots.update_snapshot(record, page)
        for version in other_versions(page).filter(alias_of__isnull=True).specific():
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


def on_unpublished(sender, instance: Page, **kwargs) -> None:
    if instance.alias_of_id:
        return
    with lock_translations(instance):
        if is_source(instance):
            cascade.unpublish_versions(instance)
        else:
            cascade.show_source_text(instance)


def on_moved(sender, instance: Page, **kwargs) -> None:
    cascade.move_versions(instance)


def on_deleted(sender, instance: Page, **kwargs) -> None:
    cascade.delete_versions(instance)


def on_locale_saved(sender, instance: Locale, created: bool, raw=False, **kwargs) -> None:
    if created and not raw:
        aliases.fill_language(instance)
        roles.open_language(instance)


def on_term_saved(sender, instance, created: bool, raw=False, **kwargs) -> None:
    if created and not raw and isinstance(instance, VocabularyTerm):
        vocabulary.follow_translation(instance)


def on_words_saved(sender, instance, created: bool, raw=False, **kwargs) -> None:
    """A word of a list that is translated already: what translators work from follows it."""
    if created or raw or isinstance(instance, Page) or not is_snippet(sender):
        return
    record = translation_source(instance)
    if record and record.locale_id == instance.locale_id:
        snapshots.update_snapshot(record, instance)


def is_snippet(model) -> bool:
    return issubclass(model, TranslatableMixin) and model in get_snippet_models()


def connect() -> None:
    page_published.connect(on_published, dispatch_uid="in_step")
    page_unpublished.connect(on_unpublished, dispatch_uid="in_step")
    post_page_move.connect(on_moved, dispatch_uid="in_step")
    pre_delete.connect(on_deleted, sender=Page, dispatch_uid="in_step")
    post_save.connect(on_locale_saved, sender=Locale, dispatch_uid="in_step")
    post_save.connect(on_term_saved, dispatch_uid="in_step")
    post_save.connect(on_words_saved, dispatch_uid="in_step.words")
