"""What an answer says, each text with the language that it is said to be in."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Comment, Doctype, Tag
from icalendar import Calendar

from tests.crawl.planting import MARKERS

# What a person reads or hears, or what is told of the page elsewhere.
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "aria-description", "label", "placeholder", "title"}
META = {"description", "og:description", "og:site_name", "og:title"}
BUTTONS = {"button", "reset", "submit"}
# Addresses to copy, and code.
SILENT = {"code", "script", "style", "template"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Where the words of the site stand beside those of an editor: "MOVED – Vigil (18 Dec 2026)".
SEAM = re.compile(r" – | · |\n\n| \((?=[^()]*\)$)|\)$")


@dataclass(frozen=True)
class Said:
    """A text, its language (that of the nearest element that names one), and where it stands."""

    text: str
    language: str
    where: str


# --- Pages and letters


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def said_in_html(soup: BeautifulSoup | Tag, language: str = "") -> Iterator[Said]:
    for child in soup.children:
        if isinstance(child, Tag):
            yield from _said_by(child, child.get("lang", language))
        elif not isinstance(child, Comment | Doctype) and child.strip():
            yield Said(str(child), language, f"<{soup.name}>")


def _said_by(element: Tag, language: str) -> Iterator[Said]:
    for name, value in element.attrs.items():
        if element.get("property") == "og:title" and name == "content":
            # Like a title, it may hold the site's words beside an editor's.
            page = element.find_parent("html")["lang"]
            yield from _said_in_file(value, language, page, f"<{element.name} og:title>")
        elif _is_spoken(element, name):
            yield Said(value, language, f"<{element.name} {name}>")
    if element.get("type") == "application/ld+json":
        page = element.find_parent("html")["lang"]
        for value in _strings(json.loads(element.string)):
            yield from _said_in_file(value, language, page, "JSON-LD")
    elif element.name == "title":
        page = element.find_parent("html")["lang"]
        yield from _said_in_file(element.get_text(), language, page, "<title>")
    elif element.name == "textarea" and element.has_attr("readonly"):
        # Lines to copy into another page.
        yield from said_in_html(parsed(element.get_text()), language)
    elif element.name not in SILENT:
        yield from said_in_html(element, language)


def _is_spoken(element: Tag, name: str) -> bool:
    if element.name == "meta":
        return name == "content" and (element.get("name") or element.get("property")) in META
    if name == "value":
        return element.name == "input" and element.get("type") in BUTTONS
    # What scripts say; addresses have no spaces nor capitals.
    is_words = name.startswith("data-") and not element[name].startswith(("/", "http"))
    return name in SPOKEN_ATTRIBUTES or is_words


def _strings(data) -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            if not name.startswith("@"):
                yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
    elif isinstance(data, str) and not data.startswith("http"):
        yield data


# --- Files


def _said_in_file(text: str, own: str, language: str, where: str) -> Iterator[Said]:
    """A text that is one piece to its format, and so is said to be in one language.

    That is its `own`, for what an editor wrote of it; the site's words beside it are in the file's.
    """
    for part in SEAM.split(text):
        is_written = any(marker in part for marker in MARKERS.values())
        yield Said(part, own if is_written else language, where)


def said_in_rss(content: bytes, language: str) -> Iterator[Said]:
    """Titles, descriptions and categories; channel and items may name a language of their own."""
    channel = ElementTree.fromstring(content).find("channel")
    if channel.findtext("language") != language:
        yield Said(channel.findtext("language"), language, "<language>")
    for element in channel.iter():
        for part in element:
            if part.tag in ("title", "description", "category"):
                own = part.get(XML_LANG, element.get(XML_LANG, language))
                where = f"<{element.tag}> <{part.tag}>"
                yield from _said_in_file(part.text or "", own, language, where)


def said_in_calendar(content: bytes, language: str) -> Iterator[Said]:
    """What clients show; a property may name a language of its own (RFC 5545, section 3.2.10).

    X-WR-CALNAME and X-WR-CALDESC repeat NAME and DESCRIPTION for clients that know no parameters.
    """
    for component in Calendar.from_ical(content).walk():
        for name in ("NAME", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"):
            value = component.get(name)
            if value is not None:
                own = str(value.params.get("LANGUAGE", language))
                texts = map(str, value.cats) if name == "CATEGORIES" else [str(value)]
                for text in texts:
                    yield from _said_in_file(text, own, language, f"{component.name} {name}")


def said_in_map(content: bytes, language: str) -> Iterator[Said]:
    for feature in json.loads(content)["features"]:
        for event in feature["properties"]["events"]:
            yield Said(event["title"], event["language"], "title")
            yield Said(event["kind"], event["kind_language"], "kind")
            for text in [event["status_text"], *event["days"]]:
                yield Said(text, language, "day or status")


def said_in_table(content: bytes, language: str) -> Iterator[Said]:
    """Names of columns and cells. A cell cannot name its language: an editor's has none here."""
    for number, row in enumerate(csv.reader(StringIO(content.decode("utf-8-sig")))):
        for cell in row:
            yield from _said_in_file(cell, "", language, f"row {number}")
