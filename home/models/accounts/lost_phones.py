"""Requests to take away the second factor of somebody who has lost it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.utils import timezone

# How long the owner has to stop what they did not ask for, unless a second person confirms.
WAIT = timedelta(days=1)
# How long the link works from then on.
VALID = timedelta(days=1)
SALT = "home.lost_phone"


class LostPhoneQuerySet(models.QuerySet):
    def open(self):
        """Return those that may still be used, now or after the waiting time."""
        now = timezone.now()
        late = Q(confirmed_at=None, asked_at__lte=now - WAIT - VALID) | Q(
            confirmed_at__lte=now - VALID
        )
        return self.filter(ended_at=None).exclude(late)

    def with_token(self, token: str) -> "LostPhone | None":
        """Return the request whose link has this token, open or not; None for any other."""
        try:
            return self.filter(pk=signing.loads(token, salt=SALT)).first()
        except signing.BadSignature:
            return None


class LostPhone(models.Model):
    """A coordinator's request to take away somebody's second factor (`home.accounts.lost_phone`).

    Its link works from `opens_at` to `closes_at`. `ended_at` is when it was used or stopped.
    """

    is_shown = False  # `home.delivery.triggers`
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(max_length=200)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = LostPhoneQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def token(self) -> str:
        """The secret of its link, which is not stored: only who has SECRET_KEY can make it."""
        return signing.dumps(self.pk, salt=SALT)

    @property
    def opens_at(self) -> datetime:
        return self.confirmed_at or self.asked_at + WAIT

    @property
    def closes_at(self) -> datetime:
        return self.opens_at + VALID

    @property
    def is_waiting(self) -> bool:
        return timezone.now() < self.opens_at
