"""What pages of other apps show of programmes and events."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings

from programme import listing, merging
from programme.models import ProgrammePage
from programme.zone_names import town_of

register = template.Library()


@register.simple_tag
def current_programme(language: str):
    return ProgrammePage.objects.live_in(language).current().first()


@register.filter
def at_home(event_date, zone: str) -> datetime | None:
    """The moment a date starts, by the clocks of the site's country; None where they agree."""
    start = event_date.start(zone)
    here = start and start.astimezone(ZoneInfo(settings.TIME_ZONE))
    return here if here and here.utcoffset() != start.utcoffset() else None


@register.simple_tag
def home_town() -> str:
    """The town that the site's own time zone is named after."""
    return town_of(settings.TIME_ZONE)


register.simple_tag(listing.next_events, name="next_events")
register.simple_tag(listing.events_by_year, name="events_by_year")
register.simple_tag(merging.organised_count, name="organised_count")
register.filter("town_of_zone", town_of)
