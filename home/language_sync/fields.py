"""What a model declares of its fields: which are facts, and which are texts to translate."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

from home.models.vocabulary import is_term


def is_fact(declared) -> bool:
    """Whether a declared field is the same in every language, whatever a translator does."""
    return isinstance(declared, SynchronizedField) and not declared.overridable


def is_children(field) -> bool:
    return isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey)


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
