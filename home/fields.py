"""Say once of each field of a page what it is: a fact, a text, or internal.

A model names the fields that it declares in three class attributes:

- `facts` are the same in every language: copied from the source, never shown to translators.
- `texts` are each language's own: words to translate. A link, a file or a choice among them is the
  source's until a translator chooses another.
- `internal` is what the site keeps for itself, for each language separately.

A child relation, such as the dates of an event, is named like a field, and so are the fields of its
rows if they have translations. A model names a field of Wagtail's own again where it differs
(`WAGTAIL`). A system check refuses a field that is in none or in two of the attributes.

wagtail-localize's declarations are made from them (`TranslationOverrides`), and so is whatever
needs all facts or all texts: `home.language_sync.facts`, the example content, the crawl's.
"""

import inspect
from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.core import checks
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Orderable, Page, TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

KINDS = ("facts", "texts", "internal")

# Wagtail's own fields. wagtail-localize knows them by itself; a page goes on the same day in every
# language, which `home.language_sync.facts` sees to.
WAGTAIL = {
    Page: {
        "facts": ("expire_at",),
        "texts": ("title", "slug", "seo_title", "search_description", "show_in_menus"),
        "internal": (
            "path", "depth", "numchild", "url_path", "translation_key", "locale", "alias_of",
            "content_type", "owner", "draft_title", "live", "has_unpublished_changes", "expired",
            "go_live_at", "first_published_at", "last_published_at", "live_revision",
            "latest_revision", "latest_revision_created_at", "locked", "locked_at", "locked_by",
        ),
    },
    TranslatableMixin: {"internal": ("translation_key", "locale")},
    Orderable: {"internal": ("sort_order",)},
}  # fmt: skip


@cache
def kinds_of_fields(model: type[models.Model]) -> dict[str, str]:
    """Return the kind of each field of a model, by its name: "facts", "texts" or "internal"."""
    of_wagtail = {
        name: kind
        for base in reversed(model.__mro__)
        for kind, names in WAGTAIL.get(base, {}).items()
        for name in names
    }
    return of_wagtail | dict(_own(model))


def _own(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Yield each field that a model or one of its bases names, with its kind."""
    for base in model.__mro__:
        if base not in WAGTAIL:
            for kind in KINDS:
                for name in vars(base).get(kind, ()):
                    yield name, kind


def facts_of(model: type[models.Model]) -> list[models.Field]:
    """Return the facts that a model has in columns of its own, without its child relations."""
    return _columns(model, "facts")


def texts_of(model: type[models.Model]) -> list[models.Field]:
    """Return the texts of a model, without those of every page, such as the title, and children."""
    return _columns(model, "texts")


def _columns(model: type[models.Model], wanted: str) -> list[models.Field]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    return [fields[name] for name, kind in _own(model) if kind == wanted and name in fields]


class TranslationOverrides:
    """What wagtail-localize is told of a model's fields, made from their kinds.

    Texts are left out: wagtail-localize knows by itself which of them are words. So are facts whose
    rows have translations, such as the dates of an event: wagtail-localize gives each language its
    own rows and reads what the row's model says.
    """

    def __get__(self, instance, owner) -> list[BaseTranslatableField]:
        return _overrides(owner)


@cache
def _overrides(model: type[models.Model]) -> list[BaseTranslatableField]:
    overrides = []
    for name, kind in _own(model):
        field = model._meta.get_field(name)
        if kind == "facts" and not (field.one_to_many and _is_translated(field.related_model)):
            overrides.append(SynchronizedField(name, overridable=False))
        elif kind == "internal" and field.editable:
            overrides.append(BaseTranslatableField(name))
    return overrides


def _is_translated(model: type[models.Model]) -> bool:
    return issubclass(model, TranslatableMixin)


@checks.register(checks.Tags.models)
def check_kinds_of_fields(app_configs, **kwargs) -> list[checks.Error]:
    """Return an error for each field of a translated model that has no kind, or two."""
    translated = [model for model in apps.get_models() if _is_translated(model)]
    return [error for model in translated if model is not Page for error in errors_of(model)]


def errors_of(model: type[models.Model]) -> Iterator[checks.Error]:
    fields, named = set(_fields(model)), dict[str, str]()
    for name, kind in _own(model):
        if name not in fields:
            yield _error(model, "E003", f"{kind} names {name}, which is no field.")
        if name in named:
            yield _error(model, "E004", f"{name} is named twice: in {named[name]} and in {kind}.")
        named[name] = kind
    for name in sorted(fields - kinds_of_fields(model).keys()):
        hint = f"Name it in one of {', '.join(KINDS)} (home/fields.py)."
        yield _error(model, "E002", f"{name} is neither a fact nor a text nor internal.", hint)
    overrides = inspect.getattr_static(model, "override_translatable_fields", None)
    if not isinstance(overrides, TranslationOverrides):
        hint = "Write override_translatable_fields = TranslationOverrides()."
        yield _error(model, "E005", "wagtail-localize does not know the kinds of its fields.", hint)


def _fields(model: type[models.Model]) -> Iterator[str]:
    """Yield the names of the fields that have a kind: not the keys that tie tables together."""
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        if not field.auto_created and not isinstance(field, ParentalKey):
            yield field.name
    if issubclass(model, Page):
        for relation in get_all_child_relations(model):
            if relation.name != COMMENTS_RELATION_NAME:
                yield relation.name


def _error(model: type[models.Model], code: str, message: str, hint: str = "") -> checks.Error:
    text = f"{model._meta.label}: {message}"
    return checks.Error(text, hint=hint or None, obj=model, id=f"home.{code}")
