"""The forms for pasting a list of signatories: the list, then a decision about each name."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.enums import NameAction, NameState
from campaigns.names import sort_key, tidy
from campaigns.pasting.lists.services import (
    Decision,
    PastedName,
    corrected,
    name_identity,
    names_in,
)
from campaigns.signatories.recognition import Recogniser

MOST_CHARACTERS = 200_000
MOST_LINES = 1000

NEW_ONES = [
    (NameAction.NAME, _("By name only")),
    (NameAction.PAGE, _("With a draft page for each, to be completed and published")),
]


class PasteListForm(forms.Form):
    """The list as pasted, one organisation per line."""

    text = forms.CharField(
        label=_("Signatories, one per line"),
        help_text=_(
            "From an e-mail, a document or a table. Bullets, numbers, blank lines and trailing "
            "commas do not matter; headings and contact details are left out. Nothing is saved "
            "yet: the next page shows what each line means."
        ),
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        error_messages={"required": _("Paste the names first, one per line.")},
    )
    new_ones = forms.ChoiceField(
        label=_("Organisations that are not on this site yet sign"),
        help_text=_("For all of them; it can be changed for each on the next page."),
        choices=NEW_ONES,
        initial=NameAction.NAME,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, may_add_pages: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_add_pages:
            del self.fields["new_ones"]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > MOST_CHARACTERS:
            raise ValidationError(
                _(
                    "This is too long for a list of signatories: %(count)s characters; at most "
                    "%(most)s can be read. Is it the right text?"
                ),
                params={"count": len(text), "most": MOST_CHARACTERS},
            )
        names = names_in(text)
        if not names:
            raise ValidationError(_("There is no name in this text. Paste one per line."))
        if len(names) > MOST_LINES:
            raise ValidationError(
                _("These are %(count)s lines; paste at most %(most)s at a time."),
                params={"count": len(names), "most": MOST_LINES},
            )
        return text

    @property
    def new_action(self) -> str:
        return self.cleaned_data.get("new_ones") or NameAction.NAME


class PastedNameForm(forms.Form):
    """One name: how it is signed, and which organisation it is.

    `decision` is None if the name is left out.
    """

    name = forms.CharField(
        label=_("Name as signed"), required=False, max_length=255, widget=forms.TextInput
    )
    act = forms.ChoiceField(
        label=_("Who this is"),
        error_messages={"required": _("Choose what this line means.")},
    )
    organisation = forms.CharField(
        label=_("or another organisation on this site"),
        required=False,
        max_length=255,
        widget=forms.TextInput(
            attrs={
                "list": "organisations",
                "autocomplete": "off",
                "placeholder": _("or another organisation…"),
            }
        ),
    )

    def __init__(
        self, *args, line: PastedName, recogniser: Recogniser, new_actions: list, **kwargs
    ):
        super().__init__(*args, prefix=f"line-{line.number}", **kwargs)
        self.line, self.recogniser, self.decision = line, recogniser, None
        pages = [line.page] if line.page else line.similar
        self.pages = {str(page.translation_key): page for page in pages}
        self.fields["act"].choices = self._actions(new_actions)
        self.initial = {"name": line.proposed_name, "act": self._initial_action(new_actions[0])}
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{field.label} ({line.number})"
            if self.is_bound and self[name].errors:
                field.widget.attrs |= {
                    "aria-invalid": "true",
                    "aria-describedby": f"errors-{line.number}",
                }

    def _actions(self, new_actions: list) -> list:
        actions = [(key, page.full_name) for key, page in self.pages.items()]
        actions += (
            [(NameAction.PAGE, NameAction.PAGE.label)] if NameAction.PAGE in new_actions else []
        )
        actions += [
            (NameAction.NAME, NameAction.NAME.label),
            (NameAction.LEAVE, NameAction.LEAVE.label),
        ]
        if self.line.state == NameState.SIGNED:
            return [(NameAction.KEEP, NameAction.KEEP.label), *actions]
        if self.line.state == NameState.DOUBTFUL:
            return [("", _("Choose…")), *actions]
        return actions

    def _initial_action(self, new_action: str) -> str:
        return {
            NameState.RECOGNISED: next(iter(self.pages), ""),
            NameState.NEW: new_action,
            NameState.DOUBTFUL: "",
            NameState.CHECK: NameAction.LEAVE,
            NameState.SIGNED: NameAction.KEEP,
            NameState.TWICE: NameAction.LEAVE,
        }[self.line.state]

    def clean_name(self):
        return tidy(self.cleaned_data["name"])

    def clean_organisation(self):
        """Return the page of the organisation that was typed; None for an empty field."""
        written = tidy(self.cleaned_data["organisation"])
        page = self.recogniser.recognise(written).page if written else None
        if written and not page:
            raise ValidationError(
                _(
                    "No organisation on this site has this name. Choose one from the list, or "
                    "clear this field."
                )
            )
        return page

    def clean(self):
        data = super().clean()
        act, name, page = data.get("act"), data.get("name", ""), data.get("organisation")
        if page and act != NameAction.LEAVE:
            # The organisation that was typed takes precedence over the one chosen.
            self.errors.pop("act", None)
            act = str(page.translation_key)
        if act == NameAction.LEAVE:
            self.errors.pop("name", None)  # nobody signs by it
        if self.errors or act == NameAction.LEAVE:
            return data
        page = page or self.pages.get(act)
        if act == NameAction.KEEP:
            signature = self.line.signature
            page = self.recogniser.page_of(signature.signatory_key)
            self.decision = Decision(signature.name, page)
            return data
        if name == self.line.proposed_name and page != self.line.page:
            name = self.line.name  # another organisation, or none: not under the first one's name
        if not page and not sort_key(name):
            raise ValidationError(
                {"name": _("Write the name of an organisation, or leave it out.")}
            )
        if not page and name != self.line.name:
            page = self.recogniser.recognise(name).page  # of the corrected name
        new_page = act == NameAction.PAGE and not page
        self.decision = Decision(name or page.full_name, page, new_page)
        return data


class PastedNameForms:
    """The forms of all names of a list. No two may mean the same organisation."""

    def __init__(self, lines, *, data=None, **options):
        self.forms = [PastedNameForm(data, line=line, **options) for line in lines]

    def __iter__(self):
        return iter(self.forms)

    def is_valid(self) -> bool:
        seen: dict = {}
        for form in self.forms:
            if form.is_valid() and form.decision:
                who = name_identity(form.decision.name, form.decision.page)
                if who in seen:
                    message = _("The same organisation as in line %(line)s. Leave one of them out.")
                    params = {"line": seen[who].line.number}
                    form.add_error("act", ValidationError(message, params=params))
                seen.setdefault(who, form)
        return not self.invalid_forms

    @property
    def invalid_forms(self) -> list[PastedNameForm]:
        return [form for form in self.forms if form.errors]

    @property
    def decisions(self) -> list[Decision]:
        return [form.decision for form in self.forms if form.decision]

    def corrected(self, text: str) -> str:
        """Return the pasted text with the names as they have been corrected so far."""
        return corrected(text, [(form.line, form["name"].value() or "") for form in self.forms])
