"""How what was submitted becomes an event: its draft, and changes of one that exists."""

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


def draft(
    asked: EventSubmission,
    parent: Page,
    kind: EventKind,
    organiser: EventOrganiser | None,
    town: Town | None,
    user,
) -> EventPage:
    """A draft below a programme, or below the event it is a local event of. Nothing is retyped.

    `town` is the known one that is meant. Its point is not copied: without one of its own, an
    event stands in the middle of its town.
    """
    is_summary = len(asked.summary) <= LONGEST_SUMMARY and "\n" not in asked.summary
    name, address = split_place(asked.place)
    written = parse_town(asked.town)
    event = EventPage(
        title=asked.title,
        slug=_free_slug(asked.title, parent),
        kind=kind.get_translation_or_none(parent.locale) or kind,
        attendance=_attendance(asked),
        place_name=name,
        address=address,
        postcode=written.postcode,
        town=town.name if town else written.name if written.postcode else asked.town,
        region=town.region if town else "",
        timezone=zone_of_submission(asked, town) or settings.TIME_ZONE,
        summary=asked.summary if is_summary else "",
        body="" if is_summary else linebreaks(asked.summary, autoescape=True),
        **{
            field: getattr(asked, field)
            for field in ("country", "online_url", "website", "price", "access_note")
        },
        live=False,
        owner=user,
    )
    if asked.day:
        event.dates = [
            EventDate(
                day=asked.day,
                start_time=asked.start_time,
                end_time=asked.end_time,
                end_day=asked.end_day,
            )
        ]
    event.organisers = [organiser] if organiser else []
    parent.add_child(instance=event)
    event.save_revision(user=user, log_action=True)
    return event


def zone_of_submission(asked: EventSubmission, town: Town | None = None) -> str:
    """Return the time zone of the place that is written, or of the known town that is meant."""
    if town:
        return zone_of_town(town)
    return zone_of_words(asked.country.code or "", asked.town, asked.place)


def _free_slug(title: str, parent: Page) -> str:
    slug = slugify(string_to_ascii(title))[:LONGEST_SLUG] or "event"
    return find_available_slug(parent, f"{slug}-1" if slug in RESERVED_SLUGS else slug)


def _attendance(asked: EventSubmission) -> str:
    if not asked.online_url:
        return Attendance.IN_PERSON
    return Attendance.HYBRID if asked.town or asked.place else Attendance.ONLINE


def split_place(place: str) -> tuple[str, str]:
    """The name of a place and its address, where the one is followed by the other's number.

    >>> split_place("Bourse du travail, 3 rue du Château")
    ('Bourse du travail', '3 rue du Château')
    """
    if re.match(r"\d", place):
        return "", place
    parts = re.match(r"(.+?),\s+(\d.*)", place)
    return (parts[1], parts[2]) if parts else (place, "")


def organiser_row(page: SignatoryPage | None, name: str) -> EventOrganiser | None:
    """An organiser of an event: an organisation of the site, or a name."""
    if page is None and not name:
        return None
    return EventOrganiser(signatory=page, name=page.title if page else name)


def add_organiser(event: EventPage, organiser: EventOrganiser) -> None:
    """Name one more organiser, unless it is named already."""
    rows = list(event.organisers.all())
    if organiser.shown_name.casefold() in {row.shown_name.casefold() for row in rows}:
        return
    event.organisers = [*rows, organiser]


def change(event: EventPage, act: Callable[[EventPage], None], user) -> bool:
    """Do something to an event where its facts come from. True if it is published with that.

    It is published where the person may do so and nothing else of the page waits for publication;
    else it stands in the page's draft.
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
