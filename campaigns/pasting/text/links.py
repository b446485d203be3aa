"""Find web addresses in a pasted text."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from home.text.safe_links import safe_url

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
LONGEST = 2000
is_address = URLValidator(schemes=["http", "https"])
# Punctuation behind an address that belongs to the sentence.
BEHIND = re.compile(r"[.,;:!?…'’\])]*$")


def find_url(text: str, start: int = 0) -> tuple[int, int] | None:
    """Return start and end of the first address at or after `start`, None if there is none.

    The full stop or bracket behind an address is not part of it.
    """
    for found in URL.finditer(text, start):
        end = found.start() + len(_trimmed(found[0]))
        if _is_valid(text[found.start() : end]):
            return found.start(), end
    return None


def _trimmed(url: str) -> str:
    bare = BEHIND.sub("", url)
    for sign in url[len(bare) :]:
        # A bracket that was opened within the address belongs to it, as in …/wiki/Nice_(France).
        if sign not in ")]" or bare.count({")": "(", "]": "["}[sign]) <= bare.count(sign):
            break
        bare += sign
    return bare


def _is_valid(url: str) -> bool:
    try:
        is_address(complete(url))
    except ValidationError:
        return False
    return len(complete(url)) <= LONGEST and bool(safe_url(complete(url)))


def complete(url: str) -> str:
    """Return an address with its scheme: https if it has none."""
    return url if "://" in url else f"https://{url}"


def split_link(text: str) -> tuple[str, str]:
    """Return the text of a note and its link: the first address in it, or "".

    An address at the start or end is removed from the text. Within a sentence it is kept, as are
    all other addresses.
    """
    found = find_url(text)
    if not found:
        return text, ""
    url = text[slice(*found)]
    before, after = text[: found[0]].rstrip(), text[found[1] :].lstrip()
    if before.endswith(("(", "[", "<")) and after.startswith((")", "]", ">")):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if after.strip(".") == "":
        stop = after if before and before[-1] not in ".!?…:,;–—-" else ""
        return (before + stop) or url, complete(url)
    if not before:
        return after.lstrip(":–—- ") or url, complete(url)
    return text, complete(url)
