"""What pages of other apps show of programmes and events."""

from django import template

from programme import listing
from programme.models import ProgrammePage
from programme.zone_names import town_of

register = template.Library()


@register.simple_tag
def current_programme(language: str):
    return ProgrammePage.objects.live_in(language).current().first()


register.simple_tag(listing.next_events, name="next_events")
register.simple_tag(listing.events_of, name="events_of")
register.filter("town_of_zone", town_of)
