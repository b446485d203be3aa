"""What is told of an event later, by its private link, and what accepting it changes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.public_requests import services
from home.public_requests.states import RequestState, WrongState
from programme.enums import Correction, EventStatus, PlacePrecision
from programme.events.dates_in_words import date_words, ends_at_night
from programme.models import EventCorrection, EventDate, EventPage, EventSubmission
from programme.places.town_names import parse_town
from programme.places.towns import find
from programme.submissions.drafts import change, split_place
from programme.timezones.names import town_of
from programme.timezones.of_places import zone_after_move, zone_of_event

LONGEST_NOTE = EventPage._meta.get_field("status_note").max_length
STATUS = {
    Correction.STILL_ON: EventStatus.SCHEDULED,
    Correction.MOVED: EventStatus.MOVED,
    Correction.CANCELLED: EventStatus.CANCELLED,
}


@dataclass(frozen=True)
class Difference:
    """What a correction changes: how it stands now, and how it would stand."""

    label: str
    before: str
    after: str


@transaction.atomic
def correct(submission: EventSubmission, form) -> EventCorrection:
    """Keep what a valid `CorrectionForm` says, for an editor to accept. Sent twice is once."""
    correction, is_new = EventCorrection.objects.get_or_create(
        form_key=form.form_key,
        defaults=form.about()
        | {
            "submission": submission,
            "language": submission.language,
            "person": submission.person,
            "email": submission.email,
            "erased_at": submission.erased_at,
            "state": RequestState.CONFIRMED,
            "confirmed_at": timezone.now(),
        },
    )
    if is_new:
        log(instance=correction, action="request.received")
    return correction


@transaction.atomic
def accept(correction: EventCorrection, user) -> bool:
    """Make the event what the correction says. True if that is published."""
    correction = services.lock_request(correction)
    event = correction.subject()
    if event is None:
        raise WrongState("no event")
    correction.change_state(RequestState.ACCEPTED, user)
    if correction.what == Correction.OTHER:
        return False
    return change(event, lambda page: apply(correction, page), user)


def apply(correction: EventCorrection, page: EventPage) -> None:
    """Change an event's facts, or those of one of its dates, as far as the correction says so."""
    dates = list(page.dates.all())
    if correction.date_key:
        meant = correction.date_among(dates)
        if meant is None or correction.what == Correction.OTHER:
            return
        meant.status = STATUS[correction.what]
    else:
        # A day alone does not tell which of several is meant.
        meant = (dates[0] if dates else EventDate()) if len(dates) < 2 else None
        page.status = STATUS.get(correction.what, page.status)
        if correction.what == Correction.STILL_ON:
            for date in dates:
                date.status = EventStatus.SCHEDULED
    if correction.what != Correction.OTHER:
        page.status_note = _note(correction, page)
    if correction.what != Correction.MOVED:
        page.dates = dates
        return
    if correction.town or correction.place:
        _move(page, correction)
    if correction.day and meant:
        _move_date(meant, correction)
        dates = dates or [meant]
    page.dates = dates


def _note(correction: EventCorrection, page: EventPage) -> str:
    """What readers are told of the change. A sentence about one date leaves that about others."""
    words = " ".join(correction.words.split())[:LONGEST_NOTE]
    if not correction.date_key:
        return words
    together = page.status_note if words in page.status_note else f"{page.status_note} {words}"
    return together.strip() if len(together) <= LONGEST_NOTE else words


def _move_date(date: EventDate, correction: EventCorrection) -> None:
    lasts = date.last_day - date.day
    if lasts and not ends_at_night(date):
        # The form has no last day: what lasts several days goes on doing so.
        date.day, date.end_day = correction.day, correction.day + lasts
        ends = correction.end_time or (correction.start_time and date.end_time)
    else:
        date.day, date.end_day = correction.day, correction.end_day
        ends = correction.end_time
    date.start_time, date.end_time = correction.start_time, ends
    date.whole_day = date.whole_day and not correction.start_time


def _move(page: EventPage, correction: EventCorrection) -> None:
    former_zone = zone_of_event(page)
    page.postcode = ""
    if correction.town:
        written = parse_town(correction.town)
        page.town, page.postcode = written.name, written.postcode
        towns = find(correction.town, country=page.country.code or "")
        page.region = towns[0].region if len(towns) == 1 else ""
    page.place_name, page.address = split_place(correction.place)
    page.latitude, page.longitude = None, None
    if correction.town:
        page.timezone = zone_after_move(page.timezone, former_zone, zone_of_event(page))
    if page.precision == PlacePrecision.LATER:
        page.precision = ""


def differences(correction: EventCorrection) -> list[Difference]:
    """What accepting would change, as an editor reads it; nothing that stays as it is."""
    event = correction.subject()
    if event is None or correction.what == Correction.OTHER:
        return []
    before = _facts(event.get_latest_revision_as_object(), correction)
    page = event.get_latest_revision_as_object()
    apply(correction, page)
    after = _facts(page, correction)
    return [
        Difference(label, before[label], after[label])
        for label in before
        if before[label] != after[label]
    ]


def _facts(event: EventPage, correction: EventCorrection) -> dict[str, str]:
    """What a correction may change, in words; of the dates the one that is meant, or all."""
    dates = list(event.dates.all())
    meant = correction.date_among(dates)
    if correction.date_key:
        when = {_("Date"): _when(event, meant) if meant else ""}
    else:
        when = {_("Dates"): "; ".join(_when(event, row) for row in dates)}
    return {
        _("Status"): str(event.get_status_display()),
        _("What has changed"): event.status_note,
        **when,
        _("Town"): ", ".join(filter(None, [event.town, event.region])),
        _("Place"): ", ".join(filter(None, [event.place_name, event.address, event.postcode])),
        _("Time zone"): town_of(event.timezone),
    }


def _when(event: EventPage, row: EventDate) -> str:
    return date_words(event, row, always_status=True)
