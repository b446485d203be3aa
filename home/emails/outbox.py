"""The outbox: a mail server that is down or refuses makes an e-mail late, and loses none.

`queue_email()` stores an e-mail in the transaction of what it is about; a task sends it once that
is committed. What could not be sent waits for `manage.py send_emails`, which production runs every
few minutes, and after a week of attempts is left for an editor to see.
"""

import logging
from datetime import timedelta
from smtplib import SMTPResponseException

from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from home.emails.contexts import email_context
from home.models import Email

logger = logging.getLogger(__name__)

# Hours to wait after each failure. After the last one somebody has to look.
PATIENCE = [0.1, 0.5, 1, 3, 6, 12, 24, 48, 72]


def queue_email(about, kind: str) -> Email:
    """Send an e-mail to the address of `about` once the transaction is committed."""
    email = Email.objects.create(about=about, kind=kind)
    transaction.on_commit(lambda: send_queued.enqueue(email.pk))
    return email


def waiting_emails():
    """Return the e-mails that are still to be sent, those to be tried later included."""
    return Email.objects.filter(sent_at=None, next_attempt_at__isnull=False)


def unsent_about(model):
    """Return the e-mails about objects of a model that could not be sent yet."""
    kind = ContentType.objects.get_for_model(model)
    return Email.objects.filter(content_type=kind, sent_at=None, attempts__gt=0)


@task()
def send_queued(email_id: int) -> bool:
    """Send a waiting e-mail; return whether it was sent. Safe to call twice at the same time."""
    with transaction.atomic():
        waiting = waiting_emails().select_for_update(of=("self",), skip_locked=True)
        email = waiting.filter(pk=email_id).first()
        if email is None:
            return False
        try:
            # In a savepoint, so that a link made for an e-mail that was not sent is not kept.
            with transaction.atomic():
                _message(email).send()
        except Exception as error:  # any failure, of the network or of a template, is tried again
            _note_failure(email, error)
            return False
        email.sent_at, email.next_attempt_at, email.last_error = timezone.now(), None, ""
        email.attempts += 1
        email.save()
        return True


def _message(email: Email) -> EmailMultiAlternatives:
    about = email.about
    with translation.override(about.email_language):
        context = email_context(about, email.kind) | {"language": about.email_language}
        # Joined, it is no longer marked as safe: the HTML below escapes it.
        subject = "".join(render_to_string(f"{email.kind}.subject.txt", context).splitlines())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"{email.kind}.txt", context),
            to=[about.email],
            headers={"Auto-Submitted": "auto-generated"},
            reply_to=[context["contact_email"]] if context.get("contact_email") else None,
        )
        html = render_to_string(f"{email.kind}.html", context | {"subject_line": subject})
        message.attach_alternative(html, "text/html")
    return message


def _note_failure(email: Email, error: Exception) -> None:
    """Plan the next attempt. Only the kind of error is kept: its text may hold an address."""
    code = f" {error.smtp_code}" if isinstance(error, SMTPResponseException) else ""
    email.last_error = f"{type(error).__name__}{code}"
    logger.warning("E-mail %s (%s) not sent: %s", email.pk, email.kind, email.last_error)
    email.next_attempt_at = None
    if email.attempts < len(PATIENCE):
        email.next_attempt_at = timezone.now() + timedelta(hours=PATIENCE[email.attempts])
    email.attempts += 1
    email.save()


def try_again(email: Email) -> None:
    """Start anew with an e-mail that was given up or waits."""
    email.attempts, email.next_attempt_at = 0, timezone.now()
    email.save()
    transaction.on_commit(lambda: send_queued.enqueue(email.pk))
