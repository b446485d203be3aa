"""What wagtail-localize knows of the fields that a model names in `facts` and `texts`."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields


def is_fact(declared) -> bool:
    """Whether a declared field is the same in every language, whatever a translator does."""
    return isinstance(declared, SynchronizedField) and not declared.overridable


def is_children(field) -> bool:
    return isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey)


def is_translated_children(field) -> bool:
    """Whether each language has its own rows of a child relation, such as the notes of a call."""
    return is_children(field) and issubclass(field.related_model, TranslatableMixin)


def is_term(field) -> bool:
    """Whether a field refers to a word of a translated list, such as the kind of an event."""
    return (
        isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, TranslatableMixin)
        and not issubclass(field.related_model, Page)
    )


def has_no_text(model) -> bool:
    """Whether the children of this model are facts as a whole."""
    if not issubclass(model, TranslatableMixin):
        return True
    return not any(isinstance(item, TranslatableField) for item in get_translatable_fields(model))


def text_of(data: dict, model) -> dict:
    """What a translator works on, of an object as modelcluster serialises it."""
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
