"""The words of the e-mails to the owner of an account."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

# What the button of an e-mail opens (`home.accounts.notices`).
NEW_PASSWORD, FORGOTTEN, LOGIN, SECOND_STEP, LOST_PHONE = range(5)
NOT_YOU = _(
    "If that was not you, choose a new password now, and tell the people who coordinate the site: "
    "%(contact)s."
)


class Notice(NamedTuple):
    """The words of an e-mail. They may name what `notice_context()` gives them."""

    subject: str
    paragraphs: list[str]
    label: str
    opens: int


NEW_ACCOUNT = "new_account"
PASSWORD_RESET = "password_reset"
PASSWORD_CHANGED = "password_changed"
EMAIL_CHANGED = "email_changed"
FACTOR_CHANGED = "factor_changed"
RECOVERY_CODE_USED = "recovery_code_used"
WRONG_CODES = "wrong_codes"
LOST_PHONE_ASKED = "lost_phone_asked"
LOST_PHONE_CONFIRMED = "lost_phone_confirmed"
LOST_PHONE_STOPPED = "lost_phone_stopped"
LOST_PHONE_DONE = "lost_phone_done"
UNUSED_MONTH = "unused_month"
UNUSED_WEEK = "unused_week"
UNUSED = _(
    "You have not used your account, %(username)s, for a long time. Accounts that nobody uses are "
    "closed after two years, because nobody would notice if they were stolen."
)
CHOOSE = _("Choose a password")
OPEN_FACTOR = _("Open “Second step”")
NOTICES = {
    NEW_ACCOUNT: Notice(
        _("Your account: choose a password"),
        [
            _("An account was made for you on our site. Your username is %(username)s."),
            _(
                "Choose a password with this link. It works for one day; after that, ask for a new "
                "one with “Forgotten your password?” on the login page."
            ),
        ],
        CHOOSE,
        NEW_PASSWORD,
    ),
    PASSWORD_RESET: Notice(
        _("Choose a new password"),
        [
            _("Somebody asked for a new password for your account, %(username)s."),
            _(
                "If that was you, choose it with this link. It works once, for one day. The second "
                "step of the login stays as it is."
            ),
            _("If it was not you, do nothing: your password stays as it is."),
        ],
        CHOOSE,
        NEW_PASSWORD,
    ),
    PASSWORD_CHANGED: Notice(
        _("Your password was changed"),
        [
            _("The password of your account, %(username)s, was changed. Wherever else you were "
              "logged in, you are asked to log in again."),
            NOT_YOU,
        ],
        CHOOSE,
        FORGOTTEN,
    ),
    EMAIL_CHANGED: Notice(
        _("The e-mail address of your account was changed"),
        [
            _("From now on we write to another address about your account, %(username)s. This "
              "e-mail goes to both, the old one and the new one."),
            _("If you know nothing of it, tell the people who coordinate the site at once: "
              "%(contact)s."),
        ],
        _("Log in"),
        LOGIN,
    ),
    FACTOR_CHANGED: Notice(
        _("The second step of your login was changed"),
        [
            _("An app, a passkey or the recovery codes of your account, %(username)s, were added, "
              "removed or renewed."),
            NOT_YOU,
        ],
        OPEN_FACTOR,
        SECOND_STEP,
    ),
    RECOVERY_CODE_USED: Notice(
        _("A recovery code was used"),
        [
            _("Somebody logged in to your account, %(username)s, with one of your recovery codes. "
              "It cannot be used again."),
            _("If your phone is lost, add another one now, remove the lost one, and make new "
              "recovery codes."),
            NOT_YOU,
        ],
        OPEN_FACTOR,
        SECOND_STEP,
    ),
    WRONG_CODES: Notice(
        _("Somebody knows your password"),
        [
            _("Somebody has entered the right password for your account, %(username)s, and then "
              "many wrong codes. They did not get in."),
            _("If that was not you, choose a new password now."),
        ],
        CHOOSE,
        FORGOTTEN,
    ),
    LOST_PHONE_ASKED: Notice(
        _("Lost your phone?"),
        [
            _("%(asked_by)s asked us to remove the second step of your login, %(username)s. The "
              "reason given: “%(reason)s”"),
            _("If you have lost your phone, open this link from %(opens)s to %(closes)s, and enter "
              "your password. If a second person who coordinates the site confirms it, we write to "
              "you, and the link works at once."),
            _("If you still have your phone, open the link now and press “Stop”: somebody may be "
              "trying to get into your account."),
        ],
        _("Open the link"),
        LOST_PHONE,
    ),
    LOST_PHONE_CONFIRMED: Notice(
        _("You can remove the second step of your login now"),
        [
            _("A second person has confirmed that you have lost your phone. The link works now, "
              "until %(closes)s. You need your password, too."),
            _("If you still have your phone, open the link and press “Stop”."),
        ],
        _("Open the link"),
        LOST_PHONE,
    ),
    LOST_PHONE_STOPPED: Notice(
        _("The second step of your login stays as it is"),
        [
            _("It was asked to remove the second step of your login, %(username)s. That is "
              "stopped: the link that we sent does not work any more."),
        ],
        OPEN_FACTOR,
        SECOND_STEP,
    ),
    LOST_PHONE_DONE: Notice(
        _("The second step of your login was removed"),
        [
            _("The app, the passkeys and the recovery codes of your account, %(username)s, do not "
              "work any more. Wherever you were logged in, you are asked to log in again. Set up a "
              "second step with your new phone as you do."),
            NOT_YOU,
        ],
        _("Log in"),
        LOGIN,
    ),
    UNUSED_MONTH: Notice(
        _("Your account will be closed in a month"),
        [UNUSED, _("To keep it, log in within 30 days. If you need it no more, do nothing.")],
        _("Log in"),
        LOGIN,
    ),
    UNUSED_WEEK: Notice(
        _("Your account will be closed in a week"),
        [UNUSED, _("To keep it, log in within 7 days. If you need it no more, do nothing.")],
        _("Log in"),
        LOGIN,
    ),
}  # fmt: skip
