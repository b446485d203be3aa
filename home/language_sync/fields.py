"""Fields and children of models: what wagtail-localize is told of them, how they are copied."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

from home.models.vocabulary import is_term


def is_fact(declared) -> bool:
    """Return whether a declared field is a fact: the same in every language."""
    return isinstance(declared, SynchronizedField) and not declared.overridable


def is_children(field) -> bool:
    """Return whether a field is a child relation, edited together with its page."""
    return isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey)


def is_translated_children(field) -> bool:
    """Whether each language has its own rows of a child relation, such as the notes of a call."""
    return is_children(field) and issubclass(field.related_model, TranslatableMixin)


def has_no_text(model) -> bool:
    """Return whether a model of children has no text to translate: the children are facts."""
    if not issubclass(model, TranslatableMixin):
        return True
    return not any(isinstance(item, TranslatableField) for item in get_translatable_fields(model))


def text_of(data: dict, model) -> dict:
    """Return the texts to translate of an object, from its data as modelcluster serialises it."""
    text = {}
    for declared in get_translatable_fields(model):
        field = declared.get_field(model)
        name = declared.field_name
        if is_fact(declared) or is_term(field):
            continue
        if is_children(field):
            child_model = field.related_model
            if not has_no_text(child_model):
                text[name] = {
                    str(child["translation_key"]): text_of(child, child_model)
                    for child in data.get(name, [])
                }
        else:
            text[name] = data.get(name)
    return text


def copy_all_children(source: Page, target: Page) -> None:
    """Give a page the children of another of its type, in memory; comments are its own."""
    for relation in get_all_child_relations(source):
        accessor = relation.get_accessor_name()
        if accessor != COMMENTS_RELATION_NAME:
            names = [
                item.attname
                for item in relation.related_model._meta.concrete_fields
                if not item.primary_key and item.name not in {relation.field.name, "locale"}
            ]
            replace_children(relation, source, target, names)


def read_children(page: Page) -> None:
    """Keep the children of a page in memory, for whoever reads them again; until it is saved."""
    for relation in get_all_child_relations(page):
        getattr(page, relation.get_accessor_name()).get_object_list()


def replace_children(relation, source, target, names: list[str]) -> bool:
    """Make the children of `target` those of `source`, in memory. Whether any was different.

    `names` are the fields that are compared. Rows with the same translation key stay, so that
    whatever refers to one still finds it.
    """
    accessor = relation.get_accessor_name()
    before, after = (list(getattr(holder, accessor).all()) for holder in (target, source))
    if _values(before, names) == _values(after, names):
        return False
    known = {getattr(child, "translation_key", None): child.pk for child in before}
    if issubclass(relation.related_model, ClusterableModel):
        source.copy_child_relation(relation, target)
        copies = list(getattr(target, accessor).all())
    else:
        copies = [_copy(child) for child in after]
        for child in copies:
            setattr(child, relation.field.attname, target.pk)
        setattr(target, accessor, copies)
    for child in copies:
        if isinstance(child, TranslatableMixin):
            child.pk = known.get(child.translation_key)
            child._state.adding = child.pk is None
            child.locale_id = target.locale_id
    return True


def _copy(child):
    fields = [item for item in child._meta.concrete_fields if not item.primary_key]
    return type(child)(**{item.attname: getattr(child, item.attname) for item in fields})


def _values(children, names) -> list:
    attributes = ["translation_key", *names]
    rows = [[getattr(child, name, None) for name in attributes] for child in children]
    return sorted(rows, key=str)
