"""Log a merge in the history of both pages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.models import PageLogEntry

MERGED = "campaigns.merge"
MERGED_INTO = "campaigns.merged_into"


class MergedFormatter(LogFormatter):
    """The message in the history of the kept page."""

    label = gettext_lazy("Merge with another organisation")

    def format_message(self, log_entry):
        return _("“%(removed)s” was merged into this organisation") % {
            "removed": log_entry.data["removed"]["title"]
        }


class MergedIntoFormatter(LogFormatter):
    """The message in the history of the deleted page."""

    label = gettext_lazy("Merge into another organisation")

    def format_message(self, log_entry):
        return _("Merged into “%(kept)s”") % {"kept": log_entry.data["kept"]["title"]}


def register(actions) -> None:
    """Register the log actions of a merge (hook `register_log_actions`)."""
    actions.register_action(MERGED)(MergedFormatter)
    actions.register_action(MERGED_INTO)(MergedIntoFormatter)


def merged_into(page_id: int) -> dict | None:
    """Return `{removed, kept, …}`, each with `id` and `title`, for a merged page; else None."""
    entry = PageLogEntry.objects.filter(page=page_id, action=MERGED_INTO).first()
    return entry and entry.data
