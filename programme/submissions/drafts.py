"""Make the draft of an event from a submission, and change an event that exists."""

import re
from collections.abc import Callable

from django.conf import settings
from django.template.defaultfilters import linebreaks
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug, string_to_ascii
from wagtail.models import Page

from campaigns.models import SignatoryPage
from home.editing.page_forms import LONGEST_SLUG
from home.sources import lock_translations, source_of
from programme.enums import Attendance
from programme.models import EventDate, EventKind, EventOrganiser, EventPage, EventSubmission
from programme.models.events import RESERVED_SLUGS
from programme.places.town_names import parse_town
from programme.places.towns import Town
from programme.timezones.of_places import zone_of_town, zone_of_words

# A description that is no longer than this, and one paragraph, is a summary.
LONGEST_SUMMARY = 300


def create_draft(
    submission: EventSubmission,
    parent: Page,
    kind: EventKind,
    organiser: EventOrganiser | None,
    town: Town | None,
    user,
) -> EventPage:
    """Create a draft below `parent`: a programme, or an event of which it is a local event.

    `town` is the known town that the editor chose. Its coordinates are not copied: an event without
    a pin is shown in the centre of its town.
    """
    is_summary = len(submission.summary) <= LONGEST_SUMMARY and "\n" not in submission.summary
    name, address = split_place(submission.place)
    written = parse_town(submission.town)
    event = EventPage(
        title=submission.title,
        slug=_free_slug(submission.title, parent),
        kind=kind.get_translation_or_none(parent.locale) or kind,
        attendance=_attendance(submission),
        place_name=name,
        address=address,
        postcode=written.postcode,
        town=town.name if town else written.name if written.postcode else submission.town,
        region=town.region if town else "",
        timezone=zone_of_submission(submission, town) or settings.TIME_ZONE,
        summary=submission.summary if is_summary else "",
        body="" if is_summary else linebreaks(submission.summary, autoescape=True),
        **{name: getattr(submission, name) for name in EventPage.submitted},
        live=False,
        owner=user,
    )
    if submission.day:
        event.dates = [
            EventDate(
                day=submission.day,
                start_time=submission.start_time,
                end_time=submission.end_time,
                end_day=submission.end_day,
            )
        ]
    event.organisers = [organiser] if organiser else []
    parent.add_child(instance=event)
    event.save_revision(user=user, log_action=True)
    return event


def zone_of_submission(submission: EventSubmission, town: Town | None = None) -> str:
    """Return the time zone of the submitted place, or of the known town that the editor chose."""
    if town:
        return zone_of_town(town)
    return zone_of_words(submission.country.code or "", submission.town, submission.place)


def _free_slug(title: str, parent: Page) -> str:
    slug = slugify(string_to_ascii(title))[:LONGEST_SLUG] or "event"
    return find_available_slug(parent, f"{slug}-1" if slug in RESERVED_SLUGS else slug)


def _attendance(submission: EventSubmission) -> str:
    if not submission.online_url:
        return Attendance.IN_PERSON
    return Attendance.HYBRID if submission.town or submission.place else Attendance.ONLINE


def split_place(place: str) -> tuple[str, str]:
    """Split a place into its name and its address, which begins with a house number.

    >>> split_place("Bourse du travail, 3 rue du Château")
    ('Bourse du travail', '3 rue du Château')
    """
    if re.match(r"\d", place):
        return "", place
    parts = re.match(r"(.+?),\s+(\d.*)", place)
    return (parts[1], parts[2]) if parts else (place, "")


def organiser_row(page: SignatoryPage | None, name: str) -> EventOrganiser | None:
    """Return an unsaved organiser: an organisation of the site, or a name; None without either."""
    if page is None and not name:
        return None
    return EventOrganiser(signatory=page, name=page.title if page else name)


def add_organiser(event: EventPage, organiser: EventOrganiser) -> None:
    """Add an organiser to an event, unless it is there already."""
    rows = list(event.organisers.all())
    if organiser.shown_name.casefold() in {row.shown_name.casefold() for row in rows}:
        return
    event.organisers = [*rows, organiser]


def change_event(event: EventPage, act: Callable[[EventPage], None], user) -> bool:
    """Apply `act` to the source page of an event; return whether the change is published.

    It is published if the user may publish and the page has no other unpublished changes; else it
    is saved in the page's draft.
    """
    source = source_of(event).specific
    with lock_translations(source):
        source.refresh_from_db()
        may_publish = source.permissions_for_user(user).can_publish()
        goes_live = may_publish and source.live and not source.has_unpublished_changes
        page = source.get_latest_revision_as_object()
        act(page)
        revision = page.save_revision(user=user, log_action=True)
        if goes_live:
            revision.publish(user=user)
    return goes_live
