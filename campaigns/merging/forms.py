"""The forms of a merge: the organisation to keep, the fields it takes over."""

import re

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from campaigns.merging.plan import MergePlan
from campaigns.models import SignatoryPage
from home.text.plain import plain_text

NUMBER = re.compile("[0-9]{1,9}")


class OrganisationChooser(AdminPageChooser):
    """Wagtail's page chooser, which raises an error for a value that is not an id."""

    def __init__(self, **kwargs):
        super().__init__(target_models=[SignatoryPage], **kwargs)
        # Wagtail's own text stays in the language in which the process was started.
        self.choose_one_text = _("Choose an organisation")

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value if value and NUMBER.fullmatch(value) else None


class KeptForm(forms.Form):
    """The choice of the page to keep."""

    kept = forms.ModelChoiceField(
        SignatoryPage.objects.all(),
        label=_("The organisation to keep"),
        widget=OrganisationChooser,
        error_messages={
            "required": _("Choose the organisation to keep."),
            "invalid_choice": _(
                "This organisation has been merged or deleted in the meantime. Choose another one."
            ),
        },
    )


class TakeOverForm(forms.Form):
    """The choice of fields that the kept page takes over where its own are empty."""

    take_over = forms.MultipleChoiceField(
        required=False,
        label=_("Take over"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _(
                "The pages have changed in the meantime. Check what is left to take over."
            )
        },
    )

    def __init__(self, *args, plan: MergePlan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["take_over"].choices = [
            (name, _describe(plan.removed, name)) for name in plan.fillable
        ]
        self.fields["take_over"].initial = plan.fillable


def _describe(page: SignatoryPage, name: str) -> str:
    label = capfirst(SignatoryPage._meta.get_field(name).verbose_name)
    value = getattr(page, name)
    value = plain_text(value, 160) if name == "profile" else value
    return _("%(field)s: %(value)s") % {"field": label, "value": value}
