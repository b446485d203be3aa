"""Calendars as a client reads them, for tests."""

from datetime import UTC, date, datetime

from django.conf import settings
from icalendar import Calendar

from programme.models import EventPage
from tests.factories import EventPageFactory, publish

DAY = date(2026, 12, 18)
FR, EN = "/fr/programme/2026/calendar.ics", "/en/programme/2026/calendar.ics"
# The day on which the stories of the journal happen.
TODAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


def read(body: bytes) -> Calendar:
    """A calendar, in which every line could be read."""
    calendar = Calendar.from_ical(body)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    return calendar


def vevents(client, address: str) -> list:
    response = client.get(address)
    assert response.status_code == 200
    return read(response.content).walk("VEVENT")


def told(client, address: str) -> dict[str, str]:
    """What a feed tells: the summary of each date, by the date's own key."""
    domain = f"@{settings.CALENDAR_UID_DOMAIN}"
    return {
        str(row["UID"]).removesuffix(domain): str(row["SUMMARY"])
        for row in vevents(client, address)
    }


def published(**facts) -> EventPage:
    return publish(EventPageFactory(**facts))


def changed(event, **facts) -> EventPage:
    """The event, published with other facts."""
    event = EventPage.objects.get(pk=event.pk)
    for name, value in facts.items():
        setattr(event, name, value)
    return publish(event)


def with_date(event, **facts) -> EventPage:
    """The event, published with another hour, day or status of its first date."""
    event = EventPage.objects.get(pk=event.pk)
    dates = list(event.dates.all())
    for name, value in facts.items():
        setattr(dates[0], name, value)
    event.dates = dates
    return publish(event)


def stamps(client, address=FR):
    [row] = vevents(client, address)
    return row["SEQUENCE"], row["LAST-MODIFIED"].dt, str(row["SUMMARY"])
