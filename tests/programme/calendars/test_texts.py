"""No text that an editor or the public typed can break a feed."""

import re
import string
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.calendars.ical import FOOTER, header, joined, vevent, withdrawn_vevent
from programme.models import CalendarEntry, EventDate
from programme.places.public_place import PublicPlace
from tests.programme.calendars.reading import read

# RFC 5545, section 3.3.11: what a TEXT may hold.
ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXTS = {
    "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "DESCRIPTION", "SUMMARY", "LOCATION", "CATEGORIES",
}  # fmt: skip
KEY = UUID("b0000000-0000-4000-8000-000000000000")
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
NASTY = [
    "a\r\nBEGIN:VEVENT\r\nUID:x",
    "\r", "\n", "\x00\x01\x7f\x85\u2028\u2029\x0b\x0c\x1c",
    "\ud800", "é" * 10_000, "🙂" * 40, "a\\nb;c,d:e\"f", "END:VCALENDAR", "\ufeff\u202eabc",
]  # fmt: skip
TEXT = st.one_of(
    st.text(st.characters(), max_size=300),
    st.text('\r\n\x00\ud800\u2028\x85;,:\\"é🙂 ' + string.ascii_letters, max_size=300),
    st.sampled_from([text for text in NASTY if len(text) < 100]),
)


class Rows(list):
    def all(self):
        return self


def event_with(text: str):
    """An event all of whose texts are one."""
    return SimpleNamespace(
        title=text, summary=text, body=text, status_note=text, online_url=text,
        registration_url=text, full_url=text, timezone="Europe/Paris", image=None,
        kind=SimpleNamespace(name=text, text_language="fr"),
        text_language="fr", language_of=lambda *names: "fr",
        place=PublicPlace("exact", text, text, text, text, text, text, "FR"),
        organisers=Rows([SimpleNamespace(shown_name=text)]),
        status_of=lambda event_date: "moved",
    )  # fmt: skip


def held_by(text: str, content: bytes):
    """The one VEVENT of a calendar that holds the text wherever one may stand."""
    body = joined(header(text, text, text), {"Europe/Paris": (2026, 2026)}, content)
    calendar = read(body)
    [row] = calendar.walk("VEVENT")
    assert body.count(FOOTER) >= 1 and body.endswith(FOOTER)
    assert [part.name for part in calendar.walk()].count("VCALENDAR") == 1
    assert str(row["UID"]).startswith(str(KEY))
    for line in body.decode().replace("\r\n ", "").split("\r\n"):
        name, _colon, value = line.partition(":")
        assert name not in TEXTS or ESCAPED.fullmatch(value), line[:100]
    assert not set(map(chr, [*range(9), *range(11, 32), 127])) & set(body.decode("utf-8")) - {"\r"}
    return row


@settings(deadline=None)
@given(TEXT)
def test_no_text_of_an_event_makes_a_bad_line(text):
    event_date = EventDate(translation_key=KEY, day=date(2026, 12, 18), start_time=time(18))
    row = held_by(text, vevent(event_with(text), event_date, 3, NOW, KEY))
    assert row["SEQUENCE"] == 3
    assert row["DTSTART"].dt.hour == 18


@settings(deadline=None)
@given(TEXT)
def test_no_text_of_what_is_withdrawn_makes_a_bad_line(text):
    entry = CalendarEntry(
        uid=KEY, title=text, kind=text, day=date(2026, 12, 18), whole_day=False, timezone="UTC"
    )
    row = held_by(text, withdrawn_vevent(entry, 1, NOW, text))
    assert str(row["STATUS"]) == "CANCELLED"


@pytest.mark.parametrize("text", NASTY)
def test_what_is_known_to_break_feeds_breaks_none(text):
    event_date = EventDate(translation_key=KEY, day=date(2026, 12, 18), whole_day=True)
    row = held_by(text, vevent(event_with(text), event_date, 0, NOW))
    assert "\n" not in str(row["SUMMARY"]) and "\r" not in str(row["SUMMARY"])


def test_a_word_without_end_is_read_back_whole():
    event_date = EventDate(translation_key=KEY, day=date(2026, 12, 18), start_time=time(18))
    row = held_by("x", vevent(event_with("é" * 10_000), event_date, 0, NOW))
    assert str(row["SUMMARY"]).endswith("é" * 10_000)
