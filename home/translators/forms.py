from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from home.enums import TaskState
from home.translation.task import TranslationTask
from home.translation_files.po_export import MOST_BYTES

WAITING = "waiting"


class BoardFilter(forms.Form):
    """What of the board is shown. What means nothing filters nothing."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(WAITING, _("To do")), *TaskState.choices, ("all", _("Everything"))],
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    kind = forms.ChoiceField(label=_("Type"), required=False)

    def __init__(self, data, works: list[TranslationTask]):
        super().__init__(data or None)
        self.works = works
        locales = {work.locale.language_code: str(work.locale) for work in works}
        kinds = {work.model._meta.label_lower: work.kind for work in works}
        self.fields["language"].choices = [("", _("All languages")), *sorted(locales.items())]
        self.fields["kind"].choices = [
            ("", _("All types")),
            *sorted(kinds.items(), key=lambda kind: capfirst(kind[1])),
        ]

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    def found(self) -> list[TranslationTask]:
        chosen = self.chosen
        state = chosen.get("state") or WAITING
        return [
            work
            for work in self.works
            if (state == "all" or work.state == state or (state == WAITING and work.waits))
            and chosen.get("language") in (None, "", work.locale.language_code)
            and chosen.get("kind") in (None, "", work.model._meta.label_lower)
        ]


class WorkForm(forms.Form):
    """Which page or word, in which language."""

    key = forms.UUIDField()
    locale = forms.ModelChoiceField(Locale.objects.all())


class FileForm(forms.Form):
    """A PO file. What is in it is read elsewhere (`home.translation_files.po_export`)."""

    file = forms.FileField(
        label=_("PO file"),
        widget=forms.FileInput(attrs={"accept": ".po"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 5 MB."))
        return file
