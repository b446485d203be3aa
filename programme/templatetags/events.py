"""What pages of other apps show of programmes and events."""

from django import template

from programme import listing, merging, subscribing
from programme.models import ProgrammeIndexPage, ProgrammePage
from programme.zone_names import town_of

register = template.Library()


@register.simple_tag
def programme_index(language: str):
    return ProgrammeIndexPage.objects.live_in(language).first()


@register.simple_tag
def current_programme(language: str):
    return ProgrammePage.objects.live_in(language).current().first()


register.simple_tag(listing.next_events, name="next_events")
register.simple_tag(listing.events_by_year, name="events_by_year")
register.simple_tag(subscribing.calendar_choices, name="calendar_choices")
register.simple_tag(merging.organised_count, name="organised_count")
register.filter("town_of_zone", town_of)
