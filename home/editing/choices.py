"""Lists to choose from in which some names are in another language than the page."""

from django import forms

from home.models.vocabulary import VocabularyTerm
from home.text.languages import language_attributes


class Name(str):
    """A name that knows its language, where that may be another one than the reader's."""

    language = ""

    @classmethod
    def of(cls, term: VocabularyTerm) -> "Name":
        name = cls(term.name)
        name.language = term.text_language
        return name


def option_attributes(label: str) -> dict[str, str]:
    """The attributes of an option: its language, if it is a `Name` in another than the page's."""
    return language_attributes(getattr(label, "language", ""))


class Select(forms.Select):
    """A list whose options say their language where it is not the page's."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"] |= option_attributes(label)
        return option


class VocabularyField(forms.ModelChoiceField):
    """A word of a list, in a language where it has one: `terms_in()`."""

    widget = Select

    def label_from_instance(self, term: VocabularyTerm) -> Name:
        return Name.of(term)
