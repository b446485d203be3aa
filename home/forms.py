"""The page editor's form, where pages of this site differ from Wagtail's."""

from django.forms import ModelChoiceField
from wagtail.admin.forms import WagtailAdminPageForm

from home.models.terms import Term


class BasePageForm(WagtailAdminPageForm):
    """Offers words of a list, such as kinds of event, in the language of the page only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.locale_id and self.parent_page:
            # The preview of a page that was never saved has no language of its own yet.
            self.instance.locale = self.parent_page.locale
            self.instance.text_language = self.instance.locale.language_code
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and issubclass(field.queryset.model, Term):
                field.queryset = field.queryset.filter(locale=self.instance.locale)
