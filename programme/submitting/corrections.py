"""What is told of an event later, by its private link, and what accepting it changes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.log_actions import log

from home.intake import acts
from home.intake.states import RequestState, WrongState
from programme.enums import Correction, EventStatus, PlacePrecision
from programme.models import EventCorrection, EventDate, EventPage, EventSubmission
from programme.submitting.drafting import change, split_place
from programme.towns import find

TOLD = ["what", "day", "start_time", "end_time", "town", "place", "words"]
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
        defaults={name: form.cleaned_data[name] for name in TOLD}
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
    correction = acts.locked(correction)
    event = correction.subject()
    if event is None:
        raise WrongState("no event")
    correction.move_to(RequestState.ACCEPTED, user)
    if correction.what == Correction.OTHER:
        return False
    return change(event, lambda page: apply(correction, page), user)


def apply(correction: EventCorrection, page: EventPage) -> None:
    """Change an event's facts as far as the correction says so."""
    page.status = STATUS.get(correction.what, page.status)
    if correction.what != Correction.OTHER:
        page.status_note = " ".join(correction.words.split())[:255]
    if correction.what != Correction.MOVED:
        return
    if correction.town or correction.place:
        _move(page, correction)
    dates = list(page.dates.all())
    if correction.day and len(dates) < 2:
        date = dates[0] if dates else EventDate()
        date.day, date.end_day = correction.day, correction.end_day
        date.start_time, date.end_time = correction.start_time, correction.end_time
        date.whole_day = date.whole_day and not correction.start_time
        page.dates = [date]


def _move(page: EventPage, correction: EventCorrection) -> None:
    if correction.town:
        page.town = correction.town
        towns = find(correction.town, country=page.country.code or "")
        page.region = towns[0].region if len(towns) == 1 else ""
    page.place_name, page.address = split_place(correction.place)
    page.postcode, page.latitude, page.longitude = "", None, None
    if page.precision == PlacePrecision.LATER:
        page.precision = ""


def differences(correction: EventCorrection) -> list[Difference]:
    """What accepting would change, as an editor reads it; nothing that stays as it is."""
    event = correction.subject()
    if event is None or correction.what == Correction.OTHER:
        return []
    before = _facts(event.get_latest_revision_as_object())
    page = event.get_latest_revision_as_object()
    apply(correction, page)
    after = _facts(page)
    return [
        Difference(label, before[label], after[label])
        for label in before
        if before[label] != after[label]
    ]


def _facts(event: EventPage) -> dict[str, str]:
    return {
        _("Status"): str(event.get_status_display()),
        _("What has changed"): event.status_note,
        _("Dates"): "; ".join(map(_when, event.dates.all())),
        _("Town"): ", ".join(filter(None, [event.town, event.region])),
        _("Place"): ", ".join(filter(None, [event.place_name, event.address, event.postcode])),
    }


def _when(row: EventDate) -> str:
    hours = [time_format(hour, "H:i") for hour in (row.start_time, row.end_time) if hour]
    day = date_format(row.day, "j F Y")
    return (
        f"{day}{pgettext('between a day and its hours', ', ')}{'–'.join(hours)}" if hours else day
    )
