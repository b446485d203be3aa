"""Update the pages that refer to a vocabulary term when the term is translated."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

from home.models.vocabulary import VocabularyTerm
from home.publication import Reason, add
from home.sources import lock_translations


def follow_translation(term: VocabularyTerm) -> None:
    """Make pages in a term's language refer to it instead of to its untranslated version.

    Live pages and drafts are changed, and stay live or draft.
    """
    for field in _references(type(term)):
        versions = type(term).objects.filter(translation_key=term.translation_key)
        for untranslated in versions.exclude(pk=term.pk):
            pages = field.model.objects.filter(locale=term.locale, **{field.name: untranslated})
            for page in pages.order_by("translation_key"):
                _replace(page, field, untranslated, term)


def _references(model: type[VocabularyTerm]) -> list[models.ForeignKey]:
    """Return the fields of pages that refer to terms of this model."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.one_to_many and issubclass(relation.related_model, Page)
    ]


def _replace(
    page: Page, field: models.ForeignKey, untranslated: VocabularyTerm, term: VocabularyTerm
) -> None:
    with lock_translations(page):
        page.refresh_from_db()
        setattr(page, field.name, term)
        if page.live:
            # Calendars and caches depend on this date.
            page.last_published_at = timezone.now()
        page.save(clean=False)
        kept = {page.live_revision_id, page.latest_revision_id} - {None}
        for revision in Revision.objects.filter(pk__in=kept):
            if revision.content.get(field.name) == untranslated.pk:
                revision.content[field.name] = term.pk
                revision.save(update_fields=["content"])
    if page.live:
        add(page, Reason.CHANGED)
