"""The one e-mail a day that tells editors of what waits, whatever kinds of request there are."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from home.emails import outbox
from home.models import ReviewDigest
from home.public_requests.kinds import request_models, reviewed_by

DIGEST = "home/mail/digest"
MOST_NAMED = 20


def reviewers():
    """The people who may review any kind of request and have an e-mail address."""
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


def waiting_for(user) -> list[dict]:
    """What waits for a person, kind by kind: `{words, requests, url}`, the oldest first."""
    found = []
    for model in reviewed_by(user):
        waiting = model.objects.to_review().order_by("confirmed_at", "pk")
        count = waiting.count()
        found.append(
            {
                "count": count,
                "words": model.waiting_words(count),
                "requests": waiting,
                "url": f"{reverse(f'{model.admin_name}:index')}?state={model.State.CONFIRMED}",
            }
        )
    return found


def send_digests() -> int:
    """Write to everybody for whom anything waits, unless they were told today."""
    told = 0
    for user in reviewers():
        if not any(kind["count"] for kind in waiting_for(user)):
            continue
        with transaction.atomic():
            digest, is_new = ReviewDigest.objects.get_or_create(user=user, day=timezone.localdate())
            if is_new:
                outbox.queue_email(digest, DIGEST)
                told += 1
    return told


def digest_context(user) -> dict:
    """For the daily e-mail. It names what is asked for, never the people behind it."""
    context = outbox.common_context()
    kinds = [kind for kind in waiting_for(user) if kind["count"]]
    for kind in kinds:
        kind["requests"] = kind["requests"][:MOST_NAMED]
        kind["url"] = f"{context['root_url']}{kind['url']}"
    return context | {"kinds": kinds, "words_of_all": ", ".join(kind["words"] for kind in kinds)}
