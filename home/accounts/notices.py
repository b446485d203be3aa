"""E-mails to the owner of an account: links to a new password, and what has happened to it."""

from datetime import datetime

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone

from home.accounts import notice_texts
from home.emails import outbox
from home.emails.contexts import email_context, site_context
from home.models import AccountNotice, LostPhone
from home.text.dates import full_day, hour

TEMPLATE = "home/mail/account"


def notify(user, event: str, email: str = "") -> None:
    """Queue an e-mail to the owner of an account, at `email` if given. Nothing without an address.

    `event` is one of `notice_texts.NOTICES`.
    """
    if address := email or user.email:
        notice = AccountNotice.objects.create(user=user, event=event, email=address)
        outbox.queue_email(notice, TEMPLATE)


@email_context.register
def notice_context(notice: AccountNotice, kind: str) -> dict:
    """Links are made as the e-mail is written, so that no secret is stored."""
    words, user, context = notice_texts.NOTICES[notice.event], notice.user, site_context()
    named = {"username": user.get_username(), "contact": context["contact_email"]}
    lost_phone = LostPhone.objects.filter(user=user).last()
    if lost_phone:
        named |= {
            "asked_by": name_of(lost_phone.asked_by),
            "reason": lost_phone.reason,
            "opens": moment(lost_phone.opens_at),
            "closes": moment(lost_phone.closes_at),
        }
    return context | {
        "subject": str(words.subject),
        "paragraphs": [str(text) % named for text in words.paragraphs],
        "label": words.label,
        "url": f"{context['root_url']}{_path(words.opens, user, lost_phone)}",
    }


def _path(opens: int, user, lost_phone: LostPhone | None) -> str:
    if opens == notice_texts.NEW_PASSWORD:
        # It works once: the token depends on the password and on the last login.
        token = default_token_generator.make_token(user)
        return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), token])
    if opens == notice_texts.LOST_PHONE:
        return reverse("lost_phone", args=[lost_phone.token])
    names = {
        notice_texts.FORGOTTEN: "account_reset_password",
        notice_texts.LOGIN: "account_login",
        notice_texts.SECOND_STEP: "mfa_index",
    }
    return reverse(names[opens])


def name_of(user) -> str:
    """Return how a person is named in an e-mail and in the admin."""
    return (user.get_full_name() or user.get_username()) if user else "–"


def moment(when: datetime) -> str:
    """Return a moment as "vendredi 18 décembre 2026, 14 h (Europe/Paris)"."""
    local = timezone.localtime(when)
    return f"{full_day(local)}, {hour(local.time())} ({timezone.get_current_timezone_name()})"
