"""What is typed in the page editor, where it differs from Wagtail's, and by readers who search."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from home.models.terms import Term
from home.search import words_of


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


class SearchForm(forms.Form):
    """The words a reader looks for; none at all is no mistake."""

    q = forms.CharField(
        label=_("Words to look for"),
        required=False,
        max_length=200,
        widget=forms.SearchInput,
        error_messages={
            "max_length": _(
                "Use fewer words: at most %(limit_value)d characters can be looked for."
            )
        },
    )

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        if query and not words_of(query):
            raise ValidationError(_("Write at least one word, with letters or digits."))
        return query
