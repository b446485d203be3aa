"""When something takes place, as a date of an event and the journal of calendars both know it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class DateSpan:
    """What `day`, `end_day`, `whole_day`, `start_time` and `end_time` mean."""

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
        """The moment it starts, aware, in `zone`; None where no hour is known."""
        return self._moment(self.day, self.start_time, zone)

    def end(self, zone: str) -> datetime | None:
        """The moment it ends, aware, in `zone`; None where it is not known."""
        return self._moment(self.last_day, self.end_time, zone)

    def start_text(self, zone: str) -> str:
        """When it starts, as ISO 8601 has it: a moment with its distance from UTC, or a day."""
        return (self.start(zone) if self.has_hour else self.day).isoformat()

    @staticmethod
    def _moment(day: date, hour: time | None, zone: str) -> datetime | None:
        return None if hour is None else datetime.combine(day, hour, ZoneInfo(zone))

    @property
    def day_after(self) -> date:
        """The day on which the whole-day date is over (iCalendar's exclusive DTEND)."""
        return self.last_day + timedelta(days=1)
