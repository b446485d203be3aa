"""The forms in which editors change the signatories of a call."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.formsets import BaseFormSetMixin

from campaigns.enums import SignatoriesOrder
from campaigns.models import CallPage, Signature, SignedText
from campaigns.names import sort_key, tidy
from campaigns.signatories.recognition import Recogniser
from campaigns.signatures.log import log_removed
from home.text.dates import short_day


def text_choices(call: CallPage) -> list[tuple]:
    """Return the texts of a call as choices, newest first; an empty list if there is only one."""
    earlier = [
        (text.pk, gettext("Before %(day)s") % {"day": short_day(text.changed_on)})
        for text in SignedText.objects.earlier(call).reverse()
    ]
    return [("", gettext("As it is now")), *earlier] if earlier else []


class SignatureForm(forms.ModelForm):
    """One row of the list: the name as signed, and the organisation of the site it belongs to.

    Organisations are typed, not chosen from a tree: the browser completes their names.
    """

    name = forms.CharField(
        label=_("Name as signed"),
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Organisation on this site"),
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )

    # Removed if the call has one text only.
    text = forms.TypedChoiceField(
        label=_("Text signed"), required=False, coerce=int, empty_value=None
    )

    class Meta:
        model = Signature
        fields = ["name"]

    def __init__(self, *args, recogniser: Recogniser, texts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.recogniser = recogniser
        if texts:
            self.fields["text"].choices = texts
            self.initial["text"] = self.instance.text_id
        else:
            del self.fields["text"]
        self.page = recogniser.page_of(self.instance.signatory_key)
        if self.page:
            self.initial["organisation"] = self.page.full_name

    def has_changed(self):
        # A new row that has only a position was left empty.
        return bool(set(self.changed_data) - (set() if self.instance.pk else {"ORDER"}))

    def clean_name(self):
        return tidy(self.cleaned_data["name"])

    def clean_organisation(self):
        """Return the page of the organisation that was typed; None for an empty field."""
        name = tidy(self.cleaned_data["organisation"])
        if not name:
            return None
        if self.page and name == self.page.full_name:
            return self.page
        found = self.recogniser.recognise(name)
        if found.page:
            return found.page
        if found.similar:
            raise ValidationError(
                _("No organisation on this site has exactly this name. Similar names: %(names)s."),
                params={"names": " / ".join(page.full_name for page in found.similar)},
            )
        raise ValidationError(
            _(
                "No organisation on this site has this name. Choose one from the list, or clear "
                "this field."
            )
        )

    def clean(self):
        data = super().clean()
        if "organisation" in self.errors or "name" in self.errors:
            return data
        name, page = data.get("name"), data.get("organisation")
        if not page and not sort_key(name):
            raise ValidationError(_("Write the name of an organisation, or remove this row."))
        self.page = page or self.recogniser.recognise(name).page
        data["name"] = name or self.page.full_name
        self.instance.signatory_key = self.page.translation_key if self.page else None
        if "text" in data:
            self.instance.text_id = data["text"]
        return data


class SignatureFormSet(BaseFormSetMixin, forms.BaseModelFormSet):
    """The signatories of one call, in their order. Rows left empty are ignored."""

    ordering_widget = forms.NumberInput(attrs={"min": 1, "class": "w-w-20"})

    def __init__(self, *args, call, **kwargs):
        self.call = call
        self.recogniser = Recogniser(call.locale.language_code)
        self.texts = text_choices(call)
        super().__init__(*args, queryset=call.signatures(), **kwargs)

    def get_form_kwargs(self, index):
        extra = {"recogniser": self.recogniser, "texts": self.texts}
        return super().get_form_kwargs(index) | extra

    def clean(self):
        super().clean()
        posted = {form.instance.pk for form in self.forms} - {None}
        # Signatures that somebody else added since this page was opened.
        seen = {row.identity for row in self.call.signatures() if row.pk not in posted}
        for form in self.forms:
            if not form.is_valid() or form.cleaned_data.get(DELETION_FIELD_NAME):
                continue
            if form.has_changed() or form.instance.pk:
                form.instance.set_sort_name()
                if form.instance.identity in seen:
                    form.add_error("name", _("This organisation is already in the list."))
                seen.add(form.instance.identity)

    def save_in_order(self, user) -> None:
        """Save every row, and log the signatures that `user` removed.

        New rows without a position come last.
        """
        self.save(commit=False)
        log_removed(self.call.translation_key, self.deleted_objects, user)
        for signature in self.deleted_objects:
            signature.delete()
        rows = [form.instance for form in self.ordered_forms if form.cleaned_data.get("name")]
        for position, signature in enumerate(rows, start=1):
            signature.call_key = self.call.translation_key
            signature.sort_order = position
            signature.set_sort_name()
        kept = [signature for signature in rows if signature.pk]
        # Two rows may swap names: the constraints hold after each statement.
        Signature.objects.filter(pk__in=[signature.pk for signature in kept]).update(
            signatory_key=None, sort_name=Concat(Value("#"), Cast("pk", CharField()))
        )
        fields = ["name", "sort_name", "signatory_key", "sort_order", "text"]
        Signature.objects.bulk_update(kept, fields, batch_size=200)
        Signature.objects.bulk_create([signature for signature in rows if not signature.pk])


class OrderForm(forms.Form):
    """The order in which the page of the call lists its signatories."""

    signatories_order = forms.ChoiceField(
        label=_("Order on the page"),
        choices=SignatoriesOrder.choices,
        required=False,
        widget=forms.RadioSelect,
    )


SignatureFormSet = forms.modelformset_factory(
    Signature,
    form=SignatureForm,
    formset=SignatureFormSet,
    extra=1,
    can_delete=True,
    can_order=True,
    absolute_max=2000,
    max_num=2000,
)
