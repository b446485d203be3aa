"""Submitted events and their corrections for the demo. No e-mail is sent."""

from datetime import timedelta

from django.utils import timezone

from home.enums import DECIDED, RequestState
from programme.models import (
    EventCorrection,
    EventKind,
    EventPage,
    EventSubmission,
    ProgrammePage,
)

TEXTS = ("title", "person", "email", "language", "state")
MORE = (
    "day", "start_time", "end_time", "town", "place", "website", "summary", "organiser", "relation",
    "reply", "suspected",
)  # fmt: skip


def load_submissions(
    rows: list[dict],
    programme: ProgrammePage,
    kinds: dict[str, EventKind],
    events: dict[str, EventPage],
) -> None:
    """Create the submissions, one received on each day until today."""
    for days, row in enumerate(rows):
        _load_submission(row, programme, kinds, events, days)


def _load_submission(
    row: dict,
    programme: ProgrammePage,
    kinds: dict[str, EventKind],
    events: dict[str, EventPage],
    days: int,
) -> None:
    """Create a submission received `days` ago, unless it exists already."""
    key = programme.translation_key
    if EventSubmission.objects.filter(programme_key=key, title=row["title"]).exists():
        return
    received = timezone.now() - timedelta(days=days)
    submission = EventSubmission(
        programme_key=key,
        kind=kinds.get(row.get("kind")),
        received_at=received,
        **{name: row[name] for name in TEXTS},
        **{name: row[name] for name in MORE if name in row},
    )
    if submission.state != RequestState.RECEIVED:
        submission.confirmed_at = received + timedelta(minutes=20)
    if submission.state in DECIDED:
        submission.decided_at = received + timedelta(hours=20)
    if "event" in row:
        submission.event_key = events[row["event"]].translation_key
        submission.notified_at = submission.decided_at
    submission.save()
    for correction in row.get("corrections", []):
        if "date" in correction:
            dates = events[row["event"]].dates
            correction = correction | {"date_key": dates.get(day=correction["date"]).uid}
            del correction["date"]
        EventCorrection.objects.create(
            submission=submission,
            language=submission.language,
            person=submission.person,
            email=submission.email,
            state=RequestState.CONFIRMED,
            received_at=received + timedelta(days=1),
            confirmed_at=received + timedelta(days=1),
            **correction,
        )
