"""The list of signatories in a pasted text: where it begins, and which of its lines are names."""

import re

from campaigns.importing.lines import SHORT, Line, join
from campaigns.importing.pieces import Piece, Place, Why
from campaigns.importing.sentences import has_several_sentences
from campaigns.names import sort_key, tidy

SIGNATORIES = {"signataire", "signataires", "signatories", "signatory"}
SIGNED = SIGNATORIES | {"signe", "signed"}
# With nothing but these, a line is the heading of the list, not a sentence about signatories.
FRENCH = (
    "appel association associations ce cet collectif collectifs communique d de des du e ee ees ere"
    " eres es et l la le les liste organisation organisations par partis premier premiere premieres"
    " premiers present res syndicats texte"
)
ENGLISH = (
    "and by call first groups initial list of organization organizations statement text the this"
)
MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " january february march april may june july august september october november december"
)
HEADING_WORDS = SIGNED.union(
    FRENCH.split(), ENGLISH.split(), MONTHS.split(), ["a", "as", "at", "au", "date", "jour", "on"]
)
HOW_MANY = re.compile(r"\(\d+\)")
# Below these stand no signatories, even where the line looks like a heading of the list.
OTHERS = {"soutien", "soutiens", "soutenu", "support", "supported", "contact", "contacts", "presse"}
ADDRESS = re.compile(r"://|www\.|\S@\S")
LONGEST_NAME = 160


def starts_list(line: Line, below: Line | None) -> bool:
    """Whether a line begins the list of signatories. What has prose below it is a title."""
    is_alone = is_heading(line.plain)
    if is_alone and below and _doubt(below) == Why.AFTER_SIGNATORIES:
        return False
    return is_alone or starts_on_one_line(line.plain)


def speaks_of_signatories(text: str) -> bool:
    """Whether a short line may be the heading of the list in words that we do not know."""
    return len(text) <= SHORT and not SIGNATORIES.isdisjoint(sort_key(text).split())


def is_heading(text: str) -> bool:
    """Whether a line can only be the heading of the list, such as "Organisations signataires :"."""
    words = sort_key(text).split()
    known = all(word in HEADING_WORDS or word.isdecimal() for word in words)
    return known and len(words) <= 12 and not SIGNED.isdisjoint(words)


def starts_on_one_line(text: str) -> bool:
    """Whether heading and names stand on one line, as in "Signataires : CRID, FORIM"."""
    heading, colon, names = text.partition(":")
    return bool(colon and re.search(r"[,;]", names)) and is_heading(heading)


def place_heading(line: Line) -> Piece:
    if starts_on_one_line(line.plain):
        return Piece(Place.UNPLACED, line.full, line.numbers, why=Why.ON_ONE_LINE)
    if re.search(r"\d", HOW_MANY.sub("", line.plain)):
        return Piece(Place.UNPLACED, line.full, line.numbers, why=Why.LIST_HEADING)
    return Piece(Place.SIGNATORIES_HEADING, line.plain, line.numbers, line.label)


def place_names(lines: list[Line], width: int) -> list[Piece]:
    """The names, one a line. From the first paragraph that is no name, the list is over."""
    pieces, is_over = [], False
    for line in _rejoined(lines, width):
        why = Why.AFTER_SIGNATORIES if is_over else _doubt(line)
        is_over = is_over or (why == Why.AFTER_SIGNATORIES and line.after_blank)
        if why:
            pieces.append(Piece(Place.UNPLACED, line.full, line.numbers, why=why))
        else:
            name = tidy(line.plain.rstrip(",; "))
            pieces.append(Piece(Place.SIGNATORY, name, line.numbers, line.label))
    return pieces


def _doubt(line: Line) -> Why | None:
    words = sort_key(line.plain).split()
    if line.plain.endswith(":") and not OTHERS.isdisjoint(words):
        return Why.AFTER_SIGNATORIES
    if line.is_marked or line.plain.endswith(":") or not SIGNATORIES.isdisjoint(words):
        return Why.LIST_HEADING if len(words) <= 12 else Why.AFTER_SIGNATORIES
    is_sentence = line.plain.endswith((".", "!", "?", "…")) and len(words) >= 6
    is_long = len(line.plain) > LONGEST_NAME or has_several_sentences(line.plain)
    if not words or is_sentence or is_long or ADDRESS.search(line.plain):
        return Why.AFTER_SIGNATORIES
    return None


def _rejoined(lines: list[Line], width: int) -> list[Line]:
    """Names that an e-mail broke, which is certain only where the rest has a small letter."""
    joined: list[Line] = []
    last = None
    for line in lines:
        if last and not line.label and line.text[0].islower() and line.breaks(last, width):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined
