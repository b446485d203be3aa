"""Signs of life of what runs beside gunicorn: a row a part, written at most every few seconds."""

import time
from datetime import timedelta

from django.utils import timezone

from home.models import Heartbeat

WORKER, SCHEDULE = "task worker", "scheduled commands"
EVERY = 15  # seconds
# How old the last sign of life of a part may be.
OLDEST = {WORKER: timedelta(minutes=3), SCHEDULE: timedelta(minutes=5)}

_written_at: dict[str, float] = {}


def beat(part: str) -> None:
    """Write that a part is alive, unless this process did so a moment ago."""
    now = time.monotonic()
    if now - _written_at.get(part, -EVERY) < EVERY:
        return
    Heartbeat.objects.bulk_create(
        [Heartbeat(part=part, beaten_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["part"],
        update_fields=["beaten_at"],
    )
    _written_at[part] = now


def silent_parts() -> list[str]:
    """Return the parts without a recent sign of life. One query."""
    now = timezone.now()
    last = dict(Heartbeat.objects.values_list("part", "beaten_at"))
    return [part for part, age in OLDEST.items() if part not in last or now - last[part] > age]
