"""What is done with a submission. `home.public_requests.services` has what all requests share."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from home.enums import RequestState, WrongState
from home.pages.navigation import version_in
from home.public_requests import services
from programme.models import EventKind, EventOrganiser, EventPage, EventSubmission, ProgrammePage
from programme.places.towns import Town
from programme.submissions.drafts import add_organiser, change_event, create_draft


def receive(form) -> EventSubmission:
    """Save a valid `SubmissionForm` and write to its sender. A form sent twice is saved once."""
    return services.receive(form, form.build_submission())


@transaction.atomic
def accept_as_draft(
    submission: EventSubmission,
    user,
    kind: EventKind,
    organiser: EventOrganiser | None,
    below: EventPage | None = None,
    town: Town | None = None,
) -> EventPage:
    """Accept a submission as the draft of an event, or of a local event `below` another."""
    submission = _accept(submission, user)
    parent = (
        version_in(EventPage, below.translation_key, submission.language)
        if below
        else version_in(ProgrammePage, submission.programme_key, submission.language)
    )
    if parent is None:
        raise WrongState("no programme")
    event = create_draft(submission, parent, kind, organiser, town, user)
    submission.event_key = event.translation_key
    submission.save()
    return event


@transaction.atomic
def accept_as_organiser(
    submission: EventSubmission, user, organiser: EventOrganiser | None, event: EventPage
) -> bool:
    """Accept a submission by adding its organiser to an event; return whether that is published."""
    submission = _accept(submission, user)
    submission.event_key = event.translation_key
    submission.save()
    if organiser is None:
        send_address(event)
        return event.live
    return change_event(event, lambda page: add_organiser(page, organiser), user)


def _accept(submission: EventSubmission, user) -> EventSubmission:
    submission = services.lock_request(submission)
    submission.change_state(RequestState.ACCEPTED, user)
    return submission


@transaction.atomic
def send_address(event: EventPage) -> None:
    """Send the public address of an event once to those who submitted it."""
    if not event.live:
        return
    waiting = EventSubmission.objects.select_for_update().filter(
        event_key=event.translation_key, state=RequestState.ACCEPTED, notified_at=None
    )
    for submission in waiting:
        submission.notified_at = timezone.now()
        submission.save()
        services.send_email(submission, "published")


def send_addresses(keys: Iterable[UUID]) -> None:
    """Send the addresses of those of these events, by translation key, that somebody waits for."""
    waiting = EventSubmission.objects.filter(
        event_key__in=keys, state=RequestState.ACCEPTED, notified_at=None
    )
    for key in set(waiting.values_list("event_key", flat=True)):
        if event := EventPage.objects.filter(translation_key=key, live=True).first():
            send_address(event)
