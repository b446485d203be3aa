"""Forms of the translators' board: its filters, a task, an uploaded file."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from home.enums import TaskState
from home.translation.task import TranslationTask
from home.translation_files.po_import import MOST_BYTES

WAITING = "waiting"


class BoardFilter(forms.Form):
    """The filters of the board. A value that is unknown filters nothing."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(WAITING, _("To do")), *TaskState.choices, ("all", _("Everything"))],
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    kind = forms.ChoiceField(label=_("Type"), required=False)

    def __init__(self, data, tasks: list[TranslationTask]):
        super().__init__(data or None)
        self.tasks = tasks
        locales = {task.locale.language_code: str(task.locale) for task in tasks}
        kinds = {task.model._meta.label_lower: task.kind for task in tasks}
        self.fields["language"].choices = [("", _("All languages")), *sorted(locales.items())]
        self.fields["kind"].choices = [
            ("", _("All types")),
            *sorted(kinds.items(), key=lambda kind: capfirst(kind[1])),
        ]

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    def matching_tasks(self) -> list[TranslationTask]:
        chosen = self.chosen
        state = chosen.get("state") or WAITING
        return [
            task
            for task in self.tasks
            if (state == "all" or task.state == state or (state == WAITING and task.waits))
            and chosen.get("language") in (None, "", task.locale.language_code)
            and chosen.get("kind") in (None, "", task.model._meta.label_lower)
        ]


class TaskForm(forms.Form):
    """Which task: a page or snippet, and a language."""

    key = forms.UUIDField()
    locale = forms.ModelChoiceField(Locale.objects.all())


class FileForm(forms.Form):
    """An uploaded PO file. `home.translation_files.po_import` reads its content."""

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
