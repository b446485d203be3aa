"""How often something was tried, such as a password."""

from datetime import UTC, datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac


class TryCountManager(models.Manager):
    def add(self, what: str, most: int, window: timedelta) -> "TryCount | None":
        """Count one try of `what`; return its row, or None if `most` were counted already.

        Windows follow one another, each `window` long. However many try at once, `most` of them
        get a row: the database compares and adds.
        """
        key, ends_at = _key(what, window)
        found = self.filter(pk=key)
        # Who is over the limit writes nothing, and waits for nobody who writes.
        if found.filter(count__gte=most).exists():
            return None
        self.bulk_create([TryCount(key=key, ends_at=ends_at)], ignore_conflicts=True)
        if not found.filter(count__lt=most).update(count=F("count") + 1):
            return None
        return found.get()

    def delete_old(self) -> None:
        self.filter(ends_at__lt=timezone.now()).delete()


def _key(what: str, window: timedelta) -> tuple[str, datetime]:
    """Return the key of the current window, which names nobody, and when it ends."""
    seconds = int(window.total_seconds())
    number = int(timezone.now().timestamp()) // seconds
    digest = salted_hmac("home.tries", f"{what}|{seconds}|{number}", algorithm="sha256").hexdigest()
    return digest, datetime.fromtimestamp((number + 1) * seconds, tz=UTC)


class TryCount(models.Model):
    """The number of tries in one window. The key is a keyed hash and names nobody."""

    is_shown = False  # `home.delivery.triggers`
    key = models.CharField(max_length=64, primary_key=True, editable=False)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    objects = TryCountManager()

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%Y-%m-%d %H:%M}"

    def undo(self) -> None:
        """Count one try less: it was right."""
        TryCount.objects.filter(pk=self.pk, count__gt=0).update(count=F("count") - 1)
