"""E-mails that are not lost: a mail server that is down or refuses only makes them late.

`post()` notes a letter in the same transaction as what it is about; a task sends it once that is
committed. What could not be sent waits for `manage.py send_emails`, which production runs every
few minutes, and after a week of trying is left for an editor to see.
"""

import logging
from datetime import timedelta
from smtplib import SMTPResponseException

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from home.models import Email
from home.public_requests.links import new_token

logger = logging.getLogger(__name__)

# Hours to wait after each failure. After the last one somebody has to look.
PATIENCE = [0.1, 0.5, 1, 3, 6, 12, 24, 48, 72]


def queue_email(about, kind: str) -> Email:
    """Write to the person `about` names, once the transaction is committed."""
    letter = Email.objects.create(about=about, kind=kind)
    transaction.on_commit(lambda: send_queued.enqueue(letter.pk))
    return letter


def waiting_emails():
    return Email.objects.filter(sent_at=None, next_attempt_at__isnull=False)


def unsent_about(model):
    """The letters about objects of a model that were tried in vain."""
    kind = ContentType.objects.get_for_model(model)
    return Email.objects.filter(content_type=kind, sent_at=None, attempts__gt=0)


@task()
def send_queued(letter_id: int) -> bool:
    """Send a letter that waits; True once it has gone. Safe to call twice at the same time."""
    with transaction.atomic():
        letters = waiting_emails().select_for_update(of=("self",), skip_locked=True)
        letter = letters.filter(pk=letter_id).first()
        if letter is None:
            return False
        try:
            # In a savepoint, so that a link made for a letter that did not go is not kept.
            with transaction.atomic():
                _message(letter).send()
        except Exception as error:  # any failure, of the network or of a template, is tried again
            _note_failure(letter, error)
            return False
        letter.sent_at, letter.next_attempt_at, letter.last_error = timezone.now(), None, ""
        letter.attempts += 1
        letter.save()
        return True


def _message(letter: Email) -> EmailMultiAlternatives:
    about = letter.about
    with translation.override(about.letter_language):
        context = about.email_context(letter.kind) | {"language": about.letter_language}
        # Joined, it is no longer marked as safe: the HTML below escapes it.
        subject = "".join(render_to_string(f"{letter.kind}.subject.txt", context).splitlines())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"{letter.kind}.txt", context),
            to=[about.email],
            headers={"Auto-Submitted": "auto-generated"},
            reply_to=[context["contact_email"]] if context.get("contact_email") else None,
        )
        html = render_to_string(f"{letter.kind}.html", context | {"subject_line": subject})
        message.attach_alternative(html, "text/html")
    return message


def _note_failure(letter: Email, error: Exception) -> None:
    """Plan the next attempt. Only the kind of error is kept: its text may hold an address."""
    code = f" {error.smtp_code}" if isinstance(error, SMTPResponseException) else ""
    letter.last_error = f"{type(error).__name__}{code}"
    logger.warning("E-mail %s (%s) not sent: %s", letter.pk, letter.kind, letter.last_error)
    letter.next_attempt_at = None
    if letter.attempts < len(PATIENCE):
        letter.next_attempt_at = timezone.now() + timedelta(hours=PATIENCE[letter.attempts])
    letter.attempts += 1
    letter.save()


def try_again(letter: Email) -> None:
    """Start anew with a letter that was given up or waits."""
    letter.attempts, letter.next_attempt_at = 0, timezone.now()
    letter.save()
    transaction.on_commit(lambda: send_queued.enqueue(letter.pk))


def private_context(request) -> dict:
    """What every letter about a request of the public says: what it is about, and its link."""
    context = common_context()
    path = reverse(request.link_name, args=[new_token(request)])
    return context | {
        "request": request,
        "subject": request.subject(),
        "private_url": f"{context['root_url']}{path}",
        "proof_until": timezone.localdate() + timedelta(days=settings.PROOF_DAYS),
    }


def common_context() -> dict:
    """What every letter says of the site: its name, address and contact."""
    from wagtail.models import Site

    from home.models import SiteSettings
    from home.templatetags.site import site_words

    site = Site.objects.get(is_default_site=True)
    return {
        "words": site_words(),
        "root_url": site.root_url,
        "contact_email": SiteSettings.for_site(site).contact_email or settings.DEFAULT_FROM_EMAIL,
    }
