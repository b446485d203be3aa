"""The page editor's form, with what differs from Wagtail's: slugs and the words of lists."""

import re

from django.forms import ModelChoiceField
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import find_available_slug, string_to_ascii

from home.models.vocabulary import VocabularyTerm, vocabulary_in

LONGEST_SLUG = 240  # leaves room for a number


class BasePageForm(WagtailAdminPageForm):
    """The form of the page editor for all page types.

    Vocabulary terms, such as kinds of event, are offered in the page's language, and untranslated
    ones in their own. A slug that comes from the title is changed until it is free; only a slug
    that was typed by hand may be refused.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if not self.instance.locale_id and self.parent_page:
            # In the preview of a page that was never saved.
            self.instance.locale = self.parent_page.locale
            self.instance.text_language = self.instance.locale.language_code
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and issubclass(
                field.queryset.model, VocabularyTerm
            ):
                field.queryset = vocabulary_in(field.queryset.model, self.instance.locale)

    def clean(self):
        data = self.cleaned_data
        if "slug" in data and "title" in data and comes_from_title(data["slug"], data["title"]):
            slug = (
                data["slug"]
                or slugify(string_to_ascii(data["title"]))
                or self.instance.slug
                or "page"
            )
            data["slug"] = find_available_slug(
                self.parent_page, slug[:LONGEST_SLUG], ignore_page_id=self.instance.pk
            )
        return super().clean()


def comes_from_title(slug: str, title: str) -> bool:
    """Return whether a slug is empty or the one that the editor makes of a title.

    Only letters and digits are compared: browser and server leave out different signs.
    """
    letters = re.sub(r"[^a-z0-9]", "", string_to_ascii(title).lower())
    return not slug or slug.replace("-", "") == letters
