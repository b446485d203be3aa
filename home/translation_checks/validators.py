"""Errors for which a translated segment is refused."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

from home.text.plain import without_tags

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# Characters that no text needs; databases and XML refuse some of them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def translation_error(original: str, translation: str, model, path: str) -> str:
    """Return why a translated segment is refused, in the active language, or an empty text.

    `path` is the segment's place in an object of `model`.
    """
    if CONTROL.search(translation):
        return _("It contains characters that are not allowed in a text.")
    if "\n" in translation and "\n" not in original:
        return _("It contains a line break; the original has none.")
    try:
        StringValue.from_translated_html(translation)
    except ValueError:
        return _("It contains HTML that is not allowed in a segment.")
    missing, added = compare_links(original, translation)
    if missing:
        return _("A link or the marker of a note is missing: %(marks)s.") % {"marks": missing}
    if added:
        return _(
            "The original does not have this link or marker, or has it only once: %(marks)s."
        ) % {"marks": added}
    if Counter(PLACEHOLDER.findall(original)) != Counter(PLACEHOLDER.findall(translation)):
        return _("A placeholder was lost or changed.")
    most = _most_characters(model, path)
    if most and len(without_tags(translation)) > most:
        return _("It is too long: at most %(most)s characters.") % {"most": most}
    return ""


def compare_links(original: str, translation: str) -> tuple[str, str]:
    """Return the ids of links and markers that a translation lacks, and those it adds.

    Each is one text, the ids separated by commas.
    """
    wanted, found = _link_ids(original), _link_ids(translation)
    return ", ".join(sorted(wanted - found)), ", ".join(sorted(found - wanted))


def _link_ids(segment: str) -> Counter:
    links = BeautifulSoup(segment, "html.parser").find_all("a")
    return Counter(link.get("id", "?") for link in links)


def _most_characters(model, path: str) -> int | None:
    try:
        return getattr(model._meta.get_field(path.partition(".")[0]), "max_length", None)
    except FieldDoesNotExist:
        return None
