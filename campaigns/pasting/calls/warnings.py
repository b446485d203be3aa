"""Warnings about a parsed call that an editor should look at."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from campaigns.pasting.calls.rich_text import markers_in
from campaigns.pasting.calls.signatories import ParsedSignatory
from campaigns.pasting.names.headings import is_heading_of_others, is_list_heading, is_part_heading
from campaigns.pasting.parsing.result import BODY, Block, BlockRole, PastedCall
from campaigns.pasting.parsing.signatories import may_be_list_heading
from campaigns.pasting.text.lines import BOLD, SHORT
from campaigns.pasting.text.markers import ALL_KINDS, Key, find_markers, keys_in

# The number of short lines in a row that may be a list of names.
FEWEST_BELOW_HEADING = 2
FEWEST_NAMES = 3
# The language of a text is certain if it has so many small words of it, and so many times more
# than of any other.
FRENCH = "le la les des du et que qui pour dans nous une est aux sur par avec"
ENGLISH = "the and of to that for in we our is are with this on by from as"
SMALL_WORDS = {"fr": FRENCH.split(), "en": ENGLISH.split()}
FEWEST_SMALL_WORDS = 10
LEAD = 3
# The roles whose text may hold markers of notes.
LINKED = (BlockRole.STANDFIRST, *BODY, BlockRole.CLOSING)


@dataclass(frozen=True)
class ParseWarning:
    """A sentence for the editor, with the pasted text it is about, if any, and its lines."""

    text: str
    pasted: str = ""
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n{self.pasted}" if self.pasted else self.text


def find_warnings(
    pasted: PastedCall, signatories: list[ParsedSignatory], language: str
) -> list[ParseWarning]:
    """Return the warnings: first lines that could not be placed, then doubts, in text order.

    `language` is the code of the language that was chosen for the text.
    """
    signing = {signatory.block for signatory in signatories if signatory.signs}
    unplaced = [
        ParseWarning(str(block.reason.label), block.text, block.lines)
        for block in pasted.unplaced
        if block not in signing
    ]
    return [
        *unplaced,
        *_about_language(pasted, language),
        *_about_order(pasted),
        *_about_notes(pasted),
        *_about_headings(pasted),
        *_about_signatories(signatories),
    ]


def _warning(text: str, block: Block) -> ParseWarning:
    return ParseWarning(text, block.text, block.lines)


def _about_language(pasted: PastedCall, language: str) -> Iterator[ParseWarning]:
    found = _language_of(" ".join(block.text for block in pasted.all(*LINKED)))
    if found and found != language:
        text = _("Language of the text, it seems: %(found)s. Language chosen: %(chosen)s.")
        names = {"found": _name_of(found), "chosen": _name_of(language)}
        yield ParseWarning(text % names)


def _language_of(text: str) -> str:
    """Return the code of a text's language, or "" if it is short, mixed or another one."""
    words = Counter(re.findall(r"\w+", text.casefold()))
    counts = sorted(
        (sum(words[word] for word in small), code) for code, small in SMALL_WORDS.items()
    )
    (second, _code), (most, code) = counts[-2:]
    return code if most >= max(FEWEST_SMALL_WORDS, LEAD * second) else ""


def _name_of(language: str) -> str:
    return get_language_info(language)["name_translated"]


def _about_order(pasted: PastedCall) -> Iterator[ParseWarning]:
    first_note = min((block.lines[0] for block in pasted.notes), default=None)
    for block in pasted.all(*LINKED):
        if first_note and block.lines[0] > first_note:
            yield _warning(_("This stood after the notes; it is now the end of the text."), block)


def _about_notes(pasted: PastedCall) -> Iterator[ParseWarning]:
    known = Counter(note.number for note in pasted.notes)
    for block in pasted.all(BlockRole.TITLE, BlockRole.HEADLINE):
        if any(known.keys() & set(keys_in(marker)) for marker in markers_in(pasted, [block])):
            yield _warning(_("A title cannot have notes: the number is now only text."), block)
    markers = list(dict.fromkeys(markers_in(pasted, pasted.all(*LINKED))))
    for number in dict.fromkeys(name for marker in markers for name in _missing(marker, known)):
        text = _("The number [%(number)s] has no note: it stays in the text as it is.")
        yield ParseWarning(text % {"number": number})
    yield from _about_unknown_markers(pasted)
    for number, times in known.items():
        if times > 1:
            text = _(
                "There are several notes [%(number)s]: the text leads to the first, the others"
                " come last."
            )
            yield ParseWarning(text % {"number": number})
    # A marker one of whose notes is missing stays text as a whole.
    linked = (keys_in(marker) for marker in markers)
    shown = list(dict.fromkeys(key for keys in linked if known.keys() >= set(keys) for key in keys))
    for note in pasted.notes:
        if note.number not in shown:
            yield _warning(_("No number in the text leads to this note: it comes last."), note)
    if shown != _expected_order(shown, list(known)):
        yield ParseWarning(
            _(
                "Readers will see different numbers from those you pasted: notes are numbered in "
                "the order in which they appear."
            )
        )


def _missing(marker: str, known: Collection[Key]) -> list[str]:
    """Return the numbers of a marker that have no note. Those of a range are named as one."""
    keys = keys_in(marker)
    missing = [str(key) for key in keys if key not in known]
    if isinstance(keys[0], str) and "^" not in marker:
        return []  # "[l]es migrants" is a quotation
    is_range = len(missing) > 1 and not re.search(r"[,;]", marker)
    return [marker.strip("[]() ")] if is_range else missing


def _expected_order(shown: list[Key], listed: list[Key]) -> list[Key]:
    """Return the order in which the notes would keep their numbers."""
    if all(isinstance(key, int) for key in shown):
        return list(range(1, len(shown) + 1))
    return [key for key in listed if key in shown]


def _about_unknown_markers(pasted: PastedCall) -> Iterator[ParseWarning]:
    """Warn of what looks like markers, in a text whose notes were not found."""
    text = " ".join(block.text for block in pasted.all(*LINKED))
    kinds = {"raised", "sign"} - pasted.kinds if not pasted.notes else {"raised"} - pasted.kinds
    found = find_markers(BOLD.sub(r"\1", text), kinds) if kinds else []
    if not pasted.notes:
        others = ALL_KINDS - {"raised", "sign"}
        in_brackets = [marker for marker in find_markers(text, others) if "^" not in marker]
        keys = {key for marker in in_brackets for key in keys_in(marker)}
        found += [
            marker
            for marker in in_brackets
            if (marker[0] == "(" and {1, 2} <= keys) or keys_in(marker)[0] in ("i", "ii", "iii")
        ]
    if found:
        text = _(
            "These look like numbers of notes, but lead to none: %(numbers)s. Write [1] in the text"
            " and before its note."
        )
        yield ParseWarning(text % {"numbers": " ".join(dict.fromkeys(found))})


def _about_headings(pasted: PastedCall) -> Iterator[ParseWarning]:
    """Warn of what may be signatories in the text, unless the advice was followed already."""
    body = pasted.all(*LINKED)
    headings = [block for block in body if may_be_list_heading(block.text)]
    for block in headings:
        names = _names_below(body, block)
        if pasted.signatories and len(names) < FEWEST_BELOW_HEADING:
            continue
        if is_list_heading(block.text):
            text = _("No list of names was found below this line: write them there, one per line.")
        else:
            text = _("If the signatories begin here, write “Signatories” alone on this line.")
        yield _warning(text, block)
    names = _names_at_the_end(body)
    if names and not (headings or pasted.signatories) and _may_be_list(body, names):
        yield ParseWarning(
            _("These lines look like names. If they sign, write “Signatories” alone above them."),
            "\n".join(block.text for block in names),
            names[0].lines,
        )


def _names_below(body: list[Block], heading: Block) -> list[Block]:
    return list(takewhile(_looks_like_name, body[body.index(heading) + 1 :]))


def _names_at_the_end(body: list[Block]) -> list[Block]:
    return list(takewhile(_looks_like_name, reversed(body)))[::-1]


def _may_be_list(body: list[Block], names: list[Block]) -> bool:
    first = body.index(names[0])
    above = body[first - 1].text if first else ""
    is_headed = is_heading_of_others(above) or is_part_heading(above)
    # A heading without a colon looks like a name itself.
    is_headed |= is_heading_of_others(names[0].text) or is_part_heading(names[0].text)
    return len(names) >= FEWEST_NAMES or (is_headed and len(names) >= FEWEST_BELOW_HEADING)


def _looks_like_name(block: Block) -> bool:
    text = block.text.rstrip(" ,")
    is_short = len(text) <= SHORT and (text[:1].isupper() or text[:1].isdecimal())
    return is_short and text[-1:] not in ".!?…:;" and block.role != BlockRole.STANDFIRST


def _about_signatories(signatories: list[ParsedSignatory]) -> Iterator[ParseWarning]:
    for signatory in signatories:
        if not signatory.signs:
            continue
        if signatory.is_repeated:
            yield _warning(_("This organisation is already in the list."), signatory.block)
        elif signatory.similar:
            names = " / ".join(page.full_name for page in signatory.similar)
            text = _("Signs by its name only. Is it an organisation on this site? %(names)s")
            yield _warning(text % {"names": names}, signatory.block)
