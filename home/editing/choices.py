"""Form fields with a choice of vocabulary terms, each marked with its language."""

from django import forms

from home.models.vocabulary import VocabularyTerm
from home.text.languages import language_attributes


class Name(str):
    """A label of a choice with the language that it is in."""

    language = ""

    @classmethod
    def of(cls, term: VocabularyTerm) -> "Name":
        return cls.in_language(term.name, term.text_language)

    @classmethod
    def in_language(cls, label: str, language: str) -> "Name":
        name = cls(label)
        name.language = language
        return name


def option_attributes(label: str) -> dict[str, str]:
    """Return the HTML attributes of an option: the language of a `Name` not in the active one."""
    return language_attributes(getattr(label, "language", ""))


class Select(forms.Select):
    """A select whose options have a `lang` attribute if they are not in the active language."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"] |= option_attributes(label)
        return option


class VocabularyField(forms.ModelChoiceField):
    """A choice of vocabulary terms; their queryset comes from `vocabulary_in()`."""

    widget = Select

    def label_from_instance(self, term: VocabularyTerm) -> Name:
        return Name.of(term)
