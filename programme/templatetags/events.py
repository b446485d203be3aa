"""Template tags and filters about programmes and events, also for the pages of other apps."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from home.delivery.memory import by_version
from home.templatetags.reading import lang
from home.text.french import at_place
from programme.calendars import clients
from programme.editions import organisers
from programme.events import dates_in_words
from programme.listings import contexts, structured_data
from programme.models import ProgrammeIndexPage, ProgrammePage
from programme.places.points import decimal_json
from programme.timezones.names import time_of, town_of

register = template.Library()
# Characters that could end the script element around the data.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag
@by_version
def programme_index(language: str):
    return ProgrammeIndexPage.objects.live_in(language).first()


@register.simple_tag
@by_version
def current_programme(language: str):
    return ProgrammePage.objects.live_in(language).current().first()


@register.filter
def at_home(event_date, zone: str) -> datetime | None:
    """Return the start of a date in the site's time zone; None if it is the same hour there."""
    start = event_date.start(zone)
    here = start and start.astimezone(ZoneInfo(settings.TIME_ZONE))
    return here if here and here.utcoffset() != start.utcoffset() else None


@register.filter
def status_on(event, event_date) -> str:
    """Return the status of an event on a date, or that of the whole event without a date."""
    return event.status_of(event_date) if event_date else event.status


@register.simple_tag
def at_home_town() -> str:
    """Return the town of the site’s own time zone: "Paris", or "à Paris" in French."""
    return at_place(town_of(settings.TIME_ZONE))


@register.simple_tag(takes_context=True)
def event_data(context, part_of=None) -> SafeString:
    """Return the event of the page as a JSON-LD data block for search engines."""
    event, words = context["page"], context["words"]
    data = structured_data.event_data(
        event,
        context["dates"],
        context["languages"],
        context["organisers"],
        words.name if words else "",
        part_of,
    )
    if not data:
        return mark_safe("")
    text = decimal_json(json.dumps(data, ensure_ascii=False)).translate(ESCAPED)
    attributes = lang(event.text_language)
    # `ESCAPED` leaves no "<".
    return mark_safe(f'<script type="application/ld+json"{attributes}>{text}</script>')  # nosec B703


for tag in (
    dates_in_words.when_words,
    dates_in_words.date_words,
    dates_in_words.day_words,
):
    register.simple_tag(tag)
register.filter("taking_place", dates_in_words.taking_place)
register.filter("ends_at_night", dates_in_words.ends_at_night)
register.simple_tag(contexts.next_events, name="next_events")
register.simple_tag(contexts.events_by_year, name="events_by_year")
register.simple_tag(clients.calendar_choices, name="calendar_choices")
register.simple_tag(organisers.organised_count, name="organised_count")
register.filter("time_of_zone", time_of)
register.filter("town_of_zone", town_of)
