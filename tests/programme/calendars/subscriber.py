"""A calendar client that has subscribed to a feed, for tests."""

from dataclasses import dataclass, field

from tests.programme.calendars.reading import read


@dataclass
class Subscriber:
    """Looks at a feed again and again, and holds each answer against what it knows by UID.

    A redirect is followed, but never remembered, as clients do.
    """

    client: object
    address: str
    known: dict = field(default_factory=dict)
    etag: str = ""

    def look(self) -> None:
        """Take what is new; fails where a calendar would show something twice, late or never."""
        headers = {"if-none-match": self.etag}
        response = self.client.get(self.address, follow=True, headers=headers)
        if response.status_code == 304:
            return
        assert response.status_code == 200
        rows = read(response.content).walk("VEVENT")
        told = {str(row["UID"]): row for row in rows}
        assert len(told) == len(rows), "one event twice"
        assert not self.known.keys() - told.keys(), "one has vanished"
        for uid, row in told.items():
            self._hold(row, self.known.get(uid))
        self.known, self.etag = told, response["ETag"]

    @staticmethod
    def _hold(row, before) -> None:
        assert row["DTSTAMP"].dt == row["LAST-MODIFIED"].dt
        if before is None or row.to_ical() == before.to_ical():
            return
        assert row["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
        assert row["SEQUENCE"] >= before["SEQUENCE"]
        facts = ("DTSTART", "DTEND", "LOCATION", "GEO", "STATUS")
        differ = any(_written(row, name) != _written(before, name) for name in facts)
        assert not differ or row["SEQUENCE"] > before["SEQUENCE"], "a change that is not told"


def _written(row, name: str) -> bytes:
    return row[name].to_ical() if name in row else b""
