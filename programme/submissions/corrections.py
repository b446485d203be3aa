"""Corrections that the sender of an event makes by private link, and what accepting one changes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.enums import RequestState, WrongState
from home.public_requests import services
from programme.enums import Correction, EventStatus, PlacePrecision
from programme.events.dates_in_words import date_words, ends_at_night
from programme.models import EventCorrection, EventDate, EventPage, EventSubmission
from programme.places.town_names import parse_town
from programme.places.towns import find
from programme.submissions.drafts import change_event, split_place
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
    """A value that a correction changes, before and after."""

    label: str
    before: str
    after: str


@transaction.atomic
def correct(submission: EventSubmission, form) -> EventCorrection:
    """Save a valid `CorrectionForm` for an editor to accept. A form sent twice is saved once."""
    correction, is_new = EventCorrection.objects.get_or_create(
        form_key=form.form_key,
        defaults=form.correction_values()
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
    """Accept a correction and change its event; return whether the change is published."""
    correction = services.lock_request(correction)
    event = correction.subject()
    if event is None:
        raise WrongState("no event")
    correction.change_state(RequestState.ACCEPTED, user)
    if correction.what == Correction.OTHER:
        return False
    return change_event(event, lambda page: apply(correction, page), user)


def apply(correction: EventCorrection, page: EventPage) -> None:
    """Change an event, or one of its dates, by a correction. Nothing is saved."""
    dates = list(page.dates.all())
    if correction.date_key:
        target = correction.date_among(dates)
        if target is None or correction.what == Correction.OTHER:
            return
        target.status = STATUS[correction.what]
    else:
        # With several dates, a day alone does not say which of them changes.
        target = (dates[0] if dates else EventDate()) if len(dates) < 2 else None
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
    if correction.day and target:
        _move_date(target, correction)
        dates = dates or [target]
    page.dates = dates


def _note(correction: EventCorrection, page: EventPage) -> str:
    """Return the new status note. A sentence about one date is added to that about others."""
    words = " ".join(correction.words.split())[:LONGEST_NOTE]
    if not correction.date_key:
        return words
    together = page.status_note if words in page.status_note else f"{page.status_note} {words}"
    return together.strip() if len(together) <= LONGEST_NOTE else words


def _move_date(date: EventDate, correction: EventCorrection) -> None:
    lasts = date.last_day - date.day
    if lasts and not ends_at_night(date):
        # The form has no last day: a date of several days keeps its length.
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
    """Return what accepting a correction would change, in words for an editor."""
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
    """Return what a correction may change, in words; its date, or all dates if it has none."""
    dates = list(event.dates.all())
    target = correction.date_among(dates)
    if correction.date_key:
        when = {_("Date"): _when(event, target) if target else ""}
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
