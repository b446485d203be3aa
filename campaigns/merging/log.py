"""How a merge is told in the history of both pages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.models import PageLogEntry

MERGED = "campaigns.merge"
MERGED_INTO = "campaigns.merged_into"


class MergedFormatter(LogFormatter):
    """On the page that stays."""

    label = gettext_lazy("Merge with another organisation")

    def format_message(self, log_entry):
        return _("“%(removed)s” was merged into this organisation") % {
            "removed": log_entry.data["removed"]["title"]
        }


class MergedIntoFormatter(LogFormatter):
    """On the page that is gone."""

    label = gettext_lazy("Merge into another organisation")

    def format_message(self, log_entry):
        return _("Merged into “%(kept)s”") % {"kept": log_entry.data["kept"]["title"]}


def register(actions) -> None:
    actions.register_action(MERGED)(MergedFormatter)
    actions.register_action(MERGED_INTO)(MergedIntoFormatter)


def merged_into(page_id: int) -> dict | None:
    """What is told of a page that was merged: `{removed, kept}`, each with `id` and `title`."""
    entry = PageLogEntry.objects.filter(page=page_id, action=MERGED_INTO).first()
    return entry and entry.data
