"""What happens to accounts, in the site's history (Wagtail's log of models)."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

ACTIONS = {
    "account.factor_added": _("Add a second step to the login"),
    "account.factor_removed": _("Remove a second step of the login"),
    "account.codes_made": _("Make new recovery codes"),
    "account.code_used": _("Use a recovery code"),
    "account.password_changed": _("Choose a new password"),
    "account.email_changed": _("Change the e-mail address of an account"),
    "account.lost_phone_asked": _("Ask to reset the second step of a login"),
    "account.lost_phone_confirmed": _("Confirm that a second step is reset"),
    "account.lost_phone_stopped": _("Stop the reset of a second step"),
    "account.lost_phone_done": _("Reset the second step of a login"),
    "account.first_warning": _("Warn of the closing of an unused account"),
    "account.last_warning": _("Warn again of the closing of an unused account"),
    "account.closed": _("Close an unused account"),
}


def record(account, action: str, by, **data) -> None:
    """Add an entry about an account. `by` is who did it, None for the site itself."""
    log(account, action, user=by, data=data)


def entries_of(account, action: str):
    """Return the entries of one action about an account."""
    return ModelLogEntry.objects.for_instance(account).filter(action=action)
