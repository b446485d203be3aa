"""Brings the facts of a source to its translations: the live pages and the drafts.

Facts are the fields that a page type names in `facts` (`home.fields`), and those of its children.
"""

from functools import cache

from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision
from wagtail_localize.fields import get_translatable_fields

from home.fields import kinds_of_fields
from home.language_sync.fields import (
    has_no_text,
    is_children,
    is_translated_children,
    replace_children,
)
from home.models.vocabulary import is_term
from home.publication import Reason, add


def sync_facts(source: Page, version: Page) -> None:
    """Bring the facts of `source` to one translation; its drafts stay drafts."""
    live = version.specific
    if copy_facts(source, live):
        if live.live:
            # Calendars and caches go by this stamp.
            live.last_published_at = source.last_published_at
        live.save(clean=False)
        if live.live:
            Revision.objects.filter(pk=live.live_revision_id).update(
                content=live.serializable_data()
            )
            add(live, Reason.CHANGED)
    if live.latest_revision_id != live.live_revision_id:
        _sync_revision(source, live.latest_revision)


def sync_revisions(source: Page, version: Page) -> None:
    """Bring the facts of `source` to what is published of another version and to its draft."""
    kept = {version.live_revision_id, version.latest_revision_id} - {None}
    for revision in kept and Revision.objects.filter(pk__in=kept):
        _sync_revision(source, revision)


def _sync_revision(source: Page, revision: Revision) -> None:
    draft = revision.as_object()
    if copy_facts(source, draft):
        revision.content = draft.serializable_data()
        revision.save(update_fields=["content"])


def copy_facts(source, target) -> bool:
    """Copy the facts of one object to another of its type, in memory. Whether any was different."""
    changes = [_apply(name, source, target) for name in _facts(type(source))]
    return any(changes)


@cache
def _facts(model) -> list:
    """The fields and child relations of a model that are facts or hold facts."""
    fields = [(model._meta.get_field(name), kind) for name, kind in kinds_of_fields(model).items()]
    return [
        field
        for field, kind in fields
        if kind == "facts" or (kind == "texts" and is_translated_children(field))
    ]


def _apply(field, source, target) -> bool:
    if is_children(field):
        return _apply_to_children(field, source, target)
    if is_term(field):
        return _apply_term(field, source, target)
    wanted = getattr(source, field.attname)
    if field.name == "slug":
        wanted = _free_slug(target, wanted)
    if getattr(target, field.attname) == wanted:
        return False
    setattr(target, field.attname, wanted)
    return True


def _free_slug(page: Page, slug: str) -> str:
    if page.slug == slug:
        return slug
    return find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk)


def _apply_term(field, source, target) -> bool:
    """The word of a list in the target's language; as it is while nobody has translated it."""
    term = getattr(source, field.name)
    localised = term and (term.get_translation_or_none(target.locale) or term)
    wanted = localised.pk if localised else None
    if getattr(target, field.attname) == wanted:
        return False
    setattr(target, field.name, localised)
    return True


def _apply_to_children(field, source, target) -> bool:
    model = field.related_model
    if has_no_text(model):
        # Facts as a whole: the same rows, with the same keys.
        names = [declared.field_name for declared in get_translatable_fields(model)]
        return replace_children(field, source, target, names)
    return _apply_to_translated_children(field, source, target)


def _apply_to_translated_children(field, source, target) -> bool:
    """Children with texts: their facts only. New ones come with the next translation."""
    accessor = field.get_accessor_name()
    sources = {child.translation_key: child for child in getattr(source, accessor).all()}
    changed = False
    children = list(getattr(target, accessor).all())
    for child in children:
        if child.translation_key in sources and copy_facts(sources[child.translation_key], child):
            changed = True
    if changed:
        setattr(target, accessor, children)
    return changed
