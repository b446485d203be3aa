"""What wagtail-localize knows of the fields that a model names in `facts` and `texts`."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import TranslatableMixin
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
