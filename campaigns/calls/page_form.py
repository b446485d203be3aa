"""The editing form of a call: what it asks before a text that was signed is published anew."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from campaigns.enums import TextChange
from home.editing.page_forms import BasePageForm

# What Wagtail calls its buttons that publish, schedule, or hand over to those who publish.
PUBLISHING = {"action-publish", "action-submit", "action-restart-workflow"}


class CallPageForm(BasePageForm):
    """Asks whether a changed text of a signed call is a correction or a change."""

    # Declared here, because Wagtail's own would offer an empty choice.
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
        from campaigns.signed_texts.services import differs_from_signed

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
    """What a formset leaves, without the rows that are deleted or empty."""
    rows = [form.cleaned_data for form in formset.forms]
    return [row for row in rows if row and not row.get("DELETE")]


class TextChangePanel(FieldPanel):
    """The question, where it can arise: in the original of a call that is signed."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            from campaigns.signed_texts.services import can_be_asked

            return super().is_shown() and can_be_asked(self.instance)
