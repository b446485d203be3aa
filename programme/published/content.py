"""The rows of an event: what lists and feeds show of it, and its parts of large answers."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from home.delivery.etags import build_id
from home.text.plain import one_line
from programme.enums import EventStatus
from programme.filters.facets import event_facets
from programme.listings import csv, feed_items, map
from programme.models import EventPage, ProgrammePage, PublishedEvent, PublishedOccurrence
from programme.models.published import PublishedDate

# Fields that a row has as the page has them.
SAME = (
    "url_path", "first_published_at", "last_published_at", "title", "text_language",
    "text_languages", "summary", "description", "description_language", "status", "status_note",
    "attendance", "timezone",
)  # fmt: skip


def event_row(
    event: EventPage, programme: ProgrammePage, march: EventPage | None
) -> PublishedEvent:
    """Return the row of an event, not saved. The event's language must be active."""
    dates, place = list(event.dates.all()), event.place
    latitude, longitude = place.point or (None, None)
    properties = map.event_properties(event)
    return PublishedEvent(
        **{name: getattr(event, name) for name in SAME},
        page_id=event.pk,
        event_key=event.translation_key,
        language=event.locale.language_code,
        programme_id=programme.pk,
        year=programme.year,
        is_local=event.depth > programme.depth + 1,
        part_of=march and march.pk,
        first_day=min((row.day for row in dates), default=None),
        town=place.town,
        kind_code=event.kind.code,
        kind_name=event.kind.name,
        kind_language=event.kind.text_language,
        organisers=event.named_organisers(),
        language_values=[
            {"language": row.language, "use": row.use} for row in event.languages.all()
        ],
        date_values=[PublishedDate.of(event_date).values() for event_date in dates],
        place_values=place.values(),
        facets=event_facets(event),
        latitude=latitude,
        longitude=longitude,
        is_exact=place.has_pin,
        place_line=one_line(place.town_name if place.point and not place.has_pin else place.line()),
        geojson=map.as_json(properties),
        umap=map.as_json(map.for_umap(properties))[1:-1],
        csv=csv.event_lines(event, march.title if march else "").decode(),
        build=build_id(),
        map_item=render_to_string("programme/map_event.html", {"event": event}).strip(),
    )


def occurrence_rows(event: EventPage, row: PublishedEvent) -> list[PublishedOccurrence]:
    """Return the rows of an event's dates, not saved; one without a day if it has none."""
    dates = sorted(event.dates.all(), key=lambda event_date: event_date.pk or 0)
    return [_occurrence(event, row, *numbered) for numbered in enumerate(dates or [None])]


def _occurrence(
    event: EventPage, row: PublishedEvent, position: int, event_date
) -> PublishedOccurrence:
    status = event.status_of(event_date) if event_date else event.status
    context = {"event": event, "event_date": event_date, "status": status, "year": row.year}
    occurrence = PublishedOccurrence(
        event=row,
        position=position,
        programme_id=row.programme_id,
        part_of=row.part_of,
        title=row.title,
        status=event_date.status if event_date else EventStatus.SCHEDULED,
        printed=render_to_string("programme/event_printed.html", context).strip(),
        rss=feed_items.event_item(row, event_date),
        entry=render_to_string("components/event_entry.html", context | {"event": row}).strip(),
    )
    if event_date:
        for name in ("day", "end_day", "whole_day", "start_time", "end_time"):
            setattr(occurrence, name, getattr(event_date, name))
        midnight = datetime.combine(event_date.day_after, time(0), ZoneInfo(event.timezone))
        occurrence.over_at = midnight.astimezone(UTC)
    return occurrence
