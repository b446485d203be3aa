"""The form with which readers search the site."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.search.services import split_query


class SearchForm(forms.Form):
    """The words a reader looks for; an empty query is valid."""

    q = forms.CharField(
        label=_("Search for"),
        required=False,
        max_length=200,
        widget=forms.SearchInput,
        error_messages={
            "max_length": _(
                "Use fewer words: a search can have at most %(limit_value)d characters."
            )
        },
    )

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        if query and not split_query(query):
            raise ValidationError(_("Enter at least one word, with letters or digits."))
        return query
