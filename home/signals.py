"""Receivers of Wagtail's and Django's signals: each notes a change for `home.publication`."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction, Site, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.snippets.models import get_snippet_models

from home.language_sync import cascade
from home.models import SiteWords
from home.models.vocabulary import VocabularyTerm
from home.publication import Reason, add


def on_published(sender, instance: Page, alias=False, **kwargs) -> None:
    """Wagtail also sends it for a page that is only scheduled, and for an alias that is updated."""
    is_update = alias and not instance.alias_of_id
    add(instance, Reason.CHANGED if is_update else Reason.PUBLISHED)


def on_unpublished(sender, instance: Page, **kwargs) -> None:
    add(instance, Reason.UNPUBLISHED)


def on_moved(sender, instance: Page, **kwargs) -> None:
    add(instance, Reason.MOVED)


def before_deletion(sender, instance: Page, **kwargs) -> None:
    """Delete the other languages at once: later nobody knows that the page was their source."""
    cascade.delete_versions(instance)


def on_deleted(sender, instance, **kwargs) -> None:
    add(instance, Reason.DELETED)


def on_restriction(sender, instance: PageViewRestriction, **kwargs) -> None:
    if page := Page.objects.filter(pk=instance.page_id).first():
        add(page, Reason.RESTRICTED)


def on_saved(sender, instance, created: bool, raw=False, **kwargs) -> None:
    if not raw:
        add(instance, Reason.CREATED if created else Reason.CHANGED)


def on_words_saved(sender, **kwargs) -> None:
    if has_words(sender):
        on_saved(sender, **kwargs)


def on_words_deleted(sender, **kwargs) -> None:
    if has_words(sender):
        on_deleted(sender, **kwargs)


def has_words(model) -> bool:
    """Return whether a model is a list of words that pages show, or a translatable snippet."""
    if issubclass(model, Page) or not issubclass(model, TranslatableMixin):
        return False
    return issubclass(model, VocabularyTerm | SiteWords) or model in get_snippet_models()


def connect() -> None:
    page_published.connect(on_published, dispatch_uid="publication")
    page_unpublished.connect(on_unpublished, dispatch_uid="publication")
    post_page_move.connect(on_moved, dispatch_uid="publication")
    pre_delete.connect(before_deletion, sender=Page, dispatch_uid="publication")
    post_delete.connect(on_deleted, sender=Page, dispatch_uid="publication")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="publication")
    for model in (Locale, Site):
        post_save.connect(on_saved, sender=model, dispatch_uid="publication")
    post_save.connect(on_words_saved, dispatch_uid="publication.words")
    post_delete.connect(on_words_deleted, dispatch_uid="publication.words")
