r"""Write and read values of iCalendar (RFC 5545) that the package icalendar gets wrong.

icalendar takes a typed `\N` for a line break and writes small coordinates with an exponent.
"""

import re

from icalendar import vGeo, vText

from programme.places.points import decimal_text

ESCAPES = {ord("\\"): r"\\", ord(";"): r"\;", ord(","): r"\,", ord("\n"): r"\n"}
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
FOLD = re.compile(r"\r\n[ \t]")
# The name of a property, its parameters with what is quoted in them, its value.
LINE = re.compile(r'(?P<name>[\w-]+)(?:;(?:[^":]|"[^"]*")*)?:(?P<value>.*)', re.DOTALL)


class Text(vText):
    """A TEXT (section 3.3.11). A backslash is a backslash, whatever follows it."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return self.translate(ESCAPES).encode(self.encoding)


class Geo(vGeo):
    """A GEO (section 3.8.1.6): two decimal numbers."""

    def to_ical(self) -> str:
        return f"{decimal_text(self.latitude)};{decimal_text(self.longitude)}"


def read_text(content: str, name: str) -> str:
    r"""Return the first TEXT of that name in a component; empty without one.

    >>> read_text("SUMMARY;LANGUAGE=fr:OUI\\\\NON\\, a\r\n  b\\nc\r\n", "SUMMARY")
    'OUI\\NON, a b\nc'
    """
    for line in FOLD.sub("", content).split("\r\n"):
        match = LINE.fullmatch(line)
        if match and match["name"].upper() == name:
            return ESCAPED.sub(
                lambda sign: {"n": "\n", "N": "\n"}.get(sign[1], sign[1]), match["value"]
            )
    return ""
