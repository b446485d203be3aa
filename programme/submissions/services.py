"""Acts on submissions; `home.public_requests.services` has what all kinds of requests share."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from home.pages.navigation import version_in
from home.public_requests import services
from home.public_requests.states import RequestState, WrongState
from programme.models import EventKind, EventOrganiser, EventPage, EventSubmission, ProgrammePage
from programme.places.towns import Town
from programme.submissions.drafts import add_organiser, change, draft


def receive(form) -> EventSubmission:
    """Keep what a valid `SubmissionForm` says, and write to the person. Sent twice is once."""
    return services.receive(form, form.wish())


@transaction.atomic
def accept_as_draft(
    asked: EventSubmission,
    user,
    kind: EventKind,
    organiser: EventOrganiser | None,
    below: EventPage | None = None,
    town: Town | None = None,
) -> EventPage:
    """Make the draft of an event, or of a local event `below` another, for an editor to publish."""
    asked = _decided(asked, user)
    parent = (
        version_in(EventPage, below.translation_key, asked.language)
        if below
        else version_in(ProgrammePage, asked.programme_key, asked.language)
    )
    if parent is None:
        raise WrongState("no programme")
    event = draft(asked, parent, kind, organiser, town, user)
    asked.event_key = event.translation_key
    asked.save()
    return event


@transaction.atomic
def accept_as_organiser(
    asked: EventSubmission, user, organiser: EventOrganiser | None, event: EventPage
) -> bool:
    """It is an event that exists: name its organiser there. True if that is published."""
    asked = _decided(asked, user)
    asked.event_key = event.translation_key
    asked.save()
    if organiser is None:
        send_address(event)
        return event.live
    return change(event, lambda page: add_organiser(page, organiser), user)


def _decided(asked: EventSubmission, user) -> EventSubmission:
    asked = services.lock_request(asked)
    asked.change_state(RequestState.ACCEPTED, user)
    return asked


@transaction.atomic
def send_address(event: EventPage) -> None:
    """Send the public address of an event, once, to whoever submitted it."""
    if not event.live:
        return
    waiting = EventSubmission.objects.select_for_update().filter(
        event_key=event.translation_key, state=RequestState.ACCEPTED, notified_at=None
    )
    for asked in waiting:
        asked.notified_at = timezone.now()
        asked.save()
        services.send_email(asked, "published")


def send_addresses(keys: Iterable[UUID]) -> None:
    """Send the addresses of those of these events, by translation key, that somebody waits for."""
    waiting = EventSubmission.objects.filter(
        event_key__in=keys, state=RequestState.ACCEPTED, notified_at=None
    )
    for key in set(waiting.values_list("event_key", flat=True)):
        if event := EventPage.objects.filter(translation_key=key, live=True).first():
            send_address(event)
