"""International Migrants Day, around which everything here turns."""

from datetime import date


def next_migrants_day(today: date) -> date:
    """The next 18 December; today if it is that day.

    >>> next_migrants_day(date(2026, 12, 18)), next_migrants_day(date(2026, 12, 19))
    (datetime.date(2026, 12, 18), datetime.date(2027, 12, 18))
    """
    is_over = (today.month, today.day) > (12, 18)
    return date(today.year + is_over, 12, 18)
