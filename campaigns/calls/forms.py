"""The editing form of a call."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import TextChange
from campaigns.signed_texts.services import differs_from_signed
from home.editing.page_forms import BasePageForm

# Wagtail's names of the buttons that publish, schedule, or submit for approval.
PUBLISHING = {"action-publish", "action-submit", "action-restart-workflow"}


class CallPageForm(BasePageForm):
    """Form that asks, on publication, whether a changed signed text is corrected or changed."""

    # Declared here: the model field's form field would offer an empty choice.
    text_change = forms.ChoiceField(
        label=gettext_lazy("What are you changing in the signed text?"),
        choices=TextChange.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy(
            "Organisations have already signed this call. If you change its words, links or notes, "
            "say whether it is a correction or a change. Dates, signing, contact and attachments "
            "need no answer."
        ),
    )

    def clean(self):
        data = super().clean()
        notes = self.formsets.get("notes")
        if (
            self._is_publishing()
            and not data.get("text_change")
            and not self.errors
            and notes.is_valid()
            and differs_from_signed(self.instance, data | {"notes": _rows(notes)})
        ):
            message = _(
                "This text differs from the one that organisations signed. Say whether it is a "
                "correction or a change, then publish."
            )
            self.add_error("text_change", message)
        return data

    def _is_publishing(self) -> bool:
        approves = self.data.get("workflow-action-name") == "approve"
        return approves or not PUBLISHING.isdisjoint(self.data)


def _rows(formset) -> list[dict]:
    """Return the cleaned data of the rows that are neither deleted nor empty."""
    rows = [form.cleaned_data for form in formset.forms]
    return [row for row in rows if row and not row.get("DELETE")]
