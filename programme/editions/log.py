"""How the history of a programme tells that the next one was started, and that it was frozen."""

from django.utils.translation import gettext_lazy as _

STARTED = "programme.start_next"
FROZEN = "programme.freeze"
UNFROZEN = "programme.unfreeze"

ACTIONS = {
    STARTED: (_("Start the next edition"), _("The next edition was started from this one")),
    FROZEN: (_("Freeze a programme"), _("Frozen with its totals")),
    UNFROZEN: (_("Reopen a programme"), _("Reopened")),
}


def register(actions) -> None:
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
