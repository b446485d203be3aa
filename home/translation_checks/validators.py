"""What is wrong with a translated segment, so that it cannot be taken."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# What no text holds; databases and XML refuse some of them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def fault_of(original: str, translation: str, model, path: str) -> str:
    """One sentence in the reader's language; empty if the translation can be taken."""
    if CONTROL.search(translation):
        return _("It contains characters that are not allowed in a text.")
    if "\n" in translation and "\n" not in original:
        return _("It contains a line break; the original has none.")
    try:
        StringValue.from_translated_html(translation)
    except ValueError:
        return _("It contains HTML that is not allowed in a segment.")
    missing, unknown = marks_lost(original, translation)
    if missing:
        return _("A link or the marker of a note is missing: %(marks)s.") % {"marks": missing}
    if unknown:
        return _(
            "The original does not have this link or marker, or has it only once: %(marks)s."
        ) % {"marks": unknown}
    if Counter(PLACEHOLDER.findall(original)) != Counter(PLACEHOLDER.findall(translation)):
        return _("A placeholder was lost or changed.")
    most = _most_characters(model, path)
    if most and len(strip_tags(translation)) > most:
        return _("It is too long: at most %(most)s characters.") % {"most": most}
    return ""


def marks_lost(original: str, translation: str) -> tuple[str, str]:
    """The ids of links and markers that are missing from a translation, and those it adds."""
    wanted, found = _marks(original), _marks(translation)
    return ", ".join(sorted(wanted - found)), ", ".join(sorted(found - wanted))


def _marks(segment: str) -> Counter:
    links = BeautifulSoup(segment, "html.parser").find_all("a")
    return Counter(link.get("id", "?") for link in links)


def _most_characters(model, path: str) -> int | None:
    try:
        return getattr(model._meta.get_field(path.partition(".")[0]), "max_length", None)
    except FieldDoesNotExist:
        return None
