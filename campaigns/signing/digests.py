"""The one e-mail a day that tells editors of what waits."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.models import ReviewDigest, SignatureRequest
from home.intake import letters

DIGEST = "campaigns/mail/digest"


def reviewers():
    """The people who may review and have an e-mail address."""
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    permission = {"codename": "change_signaturerequest", "content_type__app_label": "campaigns"}
    allowed = Q(is_superuser=True)
    for path in ("user_permissions", "groups__permissions"):
        allowed |= Q(**{f"{path}__{name}": value for name, value in permission.items()})
    return users.filter(allowed).distinct()


def tell_reviewers() -> int:
    """Write to everybody who may review, if anything waits and nobody told them today."""
    if not SignatureRequest.objects.to_review().exists():
        return 0
    told = 0
    for user in reviewers():
        with transaction.atomic():
            digest, is_new = ReviewDigest.objects.get_or_create(user=user, day=timezone.localdate())
            if is_new:
                letters.post(digest, DIGEST)
                told += 1
    return told
