"""The daily e-mail that tells each editor which public requests wait for a decision."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from home.emails import outbox
from home.emails.contexts import waiting_for
from home.models import ReviewDigest
from home.models.requests import request_models

DIGEST = "home/mail/digest"
DIGESTS_KEPT = timedelta(days=30)  # an e-mail is tried again for a week


def reviewers():
    """Return the users who may review some kind of request and have an e-mail address."""
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    allowed = Q(is_superuser=True)
    for model in request_models():
        permission = {
            "codename": f"change_{model._meta.model_name}",
            "content_type__app_label": model._meta.app_label,
        }
        for path in ("user_permissions", "groups__permissions"):
            allowed |= Q(**{f"{path}__{name}": value for name, value in permission.items()})
    return users.filter(allowed).distinct()


def send_digests() -> int:
    """Queue a digest for each reviewer for whom requests wait, unless they had one today.

    Return the number of digests.
    """
    sent = 0
    for user in reviewers():
        if not any(kind["count"] for kind in waiting_for(user)):
            continue
        with transaction.atomic():
            digest, is_new = ReviewDigest.objects.get_or_create(user=user, day=timezone.localdate())
            if is_new:
                outbox.queue_email(digest, DIGEST)
                sent += 1
    return sent


def delete_old_digests() -> None:
    """Delete the records of digests that are no longer needed."""
    ReviewDigest.objects.filter(day__lt=timezone.localdate() - DIGESTS_KEPT).delete()
