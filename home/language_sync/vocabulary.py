"""A word of a list that is translated reaches the pages that have shown it untranslated."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

from home.models.vocabulary import VocabularyTerm
from home.publication import Reason, add
from home.sources import lock_translations


def follow_translation(term: VocabularyTerm) -> None:
    """Make the pages in the term's language that refer to another language's word refer to it.

    Live pages and drafts; a page that is published stays so, and a draft a draft.
    """
    for field in _references(type(term)):
        stand_ins = type(term).objects.filter(translation_key=term.translation_key)
        for stand_in in stand_ins.exclude(pk=term.pk):
            pages = field.model.objects.filter(locale=term.locale, **{field.name: stand_in})
            for page in pages.order_by("translation_key"):
                _replace(page, field, stand_in, term)


def _references(model: type[VocabularyTerm]) -> list[models.ForeignKey]:
    """The fields of pages that hold a word of this list."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.one_to_many and issubclass(relation.related_model, Page)
    ]


def _replace(
    page: Page, field: models.ForeignKey, stand_in: VocabularyTerm, term: VocabularyTerm
) -> None:
    with lock_translations(page):
        page.refresh_from_db()
        setattr(page, field.name, term)
        if page.live:
            # Calendars and caches go by this stamp.
            page.last_published_at = timezone.now()
        page.save(clean=False)
        kept = {page.live_revision_id, page.latest_revision_id} - {None}
        for revision in Revision.objects.filter(pk__in=kept):
            if revision.content.get(field.name) == stand_in.pk:
                revision.content[field.name] = term.pk
                revision.save(update_fields=["content"])
    if page.live:
        add(page, Reason.CHANGED)
