"""What an editor should look at after a text was told apart."""

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
from campaigns.pasting.parsing.signatories import may_be_heading
from campaigns.pasting.text.languages import language_of
from campaigns.pasting.text.lines import BOLD, SHORT
from campaigns.pasting.text.markers import ALL_KINDS, Key, find_markers, keys_in

# So many short lines in a row may be a list of names.
FEWEST_BELOW_HEADING = 2
FEWEST_NAMES = 3
LINKED = (BlockRole.STANDFIRST, *BODY, BlockRole.CLOSING)


@dataclass(frozen=True)
class ParseWarning:
    """A sentence for the editor, the pasted text it is about if any, and where that stood."""

    text: str
    pasted: str = ""
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n{self.pasted}" if self.pasted else self.text


def find_warnings(
    pasted: PastedCall, signers: list[ParsedSignatory], language: str
) -> list[ParseWarning]:
    """What could not be placed first, then what is doubtful, each in the order of the text.

    `language` is the code of the one that was chosen for the text.
    """
    signing = {signer.piece for signer in signers if signer.signs}
    unplaced = [
        ParseWarning(str(piece.why.label), piece.text, piece.lines)
        for piece in pasted.unplaced
        if piece not in signing
    ]
    return [
        *unplaced,
        *_about_language(pasted, language),
        *_about_order(pasted),
        *_about_notes(pasted),
        *_about_headings(pasted),
        *_about_signers(signers),
    ]


def _remark(text: str, piece: Block) -> ParseWarning:
    return ParseWarning(text, piece.text, piece.lines)


def _about_language(pasted: PastedCall, language: str) -> Iterator[ParseWarning]:
    found = language_of(" ".join(piece.text for piece in pasted.all(*LINKED)))
    if found and found != language:
        text = _("Language of the text, it seems: %(found)s. Language chosen: %(chosen)s.")
        names = {"found": _name_of(found), "chosen": _name_of(language)}
        yield ParseWarning(text % names)


def _name_of(language: str) -> str:
    return get_language_info(language)["name_translated"]


def _about_order(pasted: PastedCall) -> Iterator[ParseWarning]:
    first_note = min((piece.lines[0] for piece in pasted.notes), default=None)
    for piece in pasted.all(*LINKED):
        if first_note and piece.lines[0] > first_note:
            yield _remark(_("This stood after the notes; it is now the end of the text."), piece)


def _about_notes(pasted: PastedCall) -> Iterator[ParseWarning]:
    known = Counter(note.number for note in pasted.notes)
    for piece in pasted.all(BlockRole.TITLE, BlockRole.HEADLINE):
        if any(known.keys() & set(keys_in(marker)) for marker in markers_in(pasted, [piece])):
            yield _remark(_("A title cannot have notes: the number is now only text."), piece)
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
            yield _remark(_("No number in the text leads to this note: it comes last."), note)
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
    """Remark on what looks like the numbers of notes in a text none of whose notes is found."""
    text = " ".join(piece.text for piece in pasted.all(*LINKED))
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
    """Remark on what may be signatories in the text, never with advice that was followed."""
    body = pasted.all(*LINKED)
    headings = [piece for piece in body if may_be_heading(piece.text)]
    for piece in headings:
        names = _names_below(body, piece)
        if pasted.signatories and len(names) < FEWEST_BELOW_HEADING:
            continue
        if is_list_heading(piece.text):
            text = _("No list of names was found below this line: write them there, one per line.")
        else:
            text = _("If the signatories begin here, write “Signatories” alone on this line.")
        yield _remark(text, piece)
    names = _names_at_the_end(body)
    if names and not (headings or pasted.signatories) and _may_be_list(body, names):
        yield ParseWarning(
            _("These lines look like names. If they sign, write “Signatories” alone above them."),
            "\n".join(piece.text for piece in names),
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


def _looks_like_name(piece: Block) -> bool:
    text = piece.text.rstrip(" ,")
    is_short = len(text) <= SHORT and (text[:1].isupper() or text[:1].isdecimal())
    return is_short and text[-1:] not in ".!?…:;" and piece.place != BlockRole.STANDFIRST


def _about_signers(signers: list[ParsedSignatory]) -> Iterator[ParseWarning]:
    for signer in signers:
        if not signer.signs:
            continue
        if signer.is_again:
            yield _remark(_("This organisation is already in the list."), signer.piece)
        elif signer.similar:
            names = " / ".join(page.full_name for page in signer.similar)
            text = _("Signs by its name only. Is it an organisation on this site? %(names)s")
            yield _remark(text % {"names": names}, signer.piece)
