"""The span of days and hours that a date of an event and a calendar entry have in common."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class DateSpan:
    """A mixin for `day`, `end_day`, `whole_day`, `start_time` and `end_time`."""

    @property
    def last_day(self) -> date:
        return self.end_day or self.day

    @property
    def has_hour(self) -> bool:
        return self.start_time is not None and not self.whole_day

    @property
    def hour_to_be_announced(self) -> bool:
        return self.start_time is None and not self.whole_day

    def start(self, zone: str) -> datetime | None:
        """Return the start as an aware datetime in `zone`; None if no hour is known."""
        return self._datetime(self.day, self.start_time, zone)

    def end(self, zone: str) -> datetime | None:
        """Return the end as an aware datetime in `zone`; None if it is not known."""
        return self._datetime(self.last_day, self.end_time, zone)

    def start_text(self, zone: str) -> str:
        """Return the start in ISO 8601: a time with its offset from UTC, or a day."""
        return (self.start(zone) if self.has_hour else self.day).isoformat()

    @staticmethod
    def _datetime(day: date, hour: time | None, zone: str) -> datetime | None:
        return None if hour is None else datetime.combine(day, hour, ZoneInfo(zone))

    @property
    def day_after(self) -> date:
        """The day after the last one (iCalendar's exclusive DTEND of whole days)."""
        return self.last_day + timedelta(days=1)
