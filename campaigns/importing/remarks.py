"""What an editor should look at after a text was told apart."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from campaigns.importing.languages import language_of
from campaigns.importing.pieces import BODY, PastedCall, Piece, Place
from campaigns.importing.rich_text import marked_numbers
from campaigns.importing.signatories import may_be_heading
from campaigns.importing.signers import Signer

LINKED = (Place.STANDFIRST, *BODY, Place.CLOSING)


@dataclass(frozen=True)
class Remark:
    """A sentence for the editor, the pasted text it is about if any, and where that stood."""

    text: str
    pasted: str = ""
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n{self.pasted}" if self.pasted else self.text


def find_remarks(pasted: PastedCall, signers: list[Signer], language: str) -> list[Remark]:
    """What could not be placed first, then what is doubtful, each in the order of the text.

    `language` is the code of the one that was chosen for the text.
    """
    unplaced = [Remark(str(piece.why.label), piece.text, piece.lines) for piece in pasted.unplaced]
    return [
        *unplaced,
        *_about_language(pasted, language),
        *_about_order(pasted),
        *_about_notes(pasted),
        *_about_headings(pasted),
        *_about_signers(signers),
    ]


def _remark(text: str, piece: Piece) -> Remark:
    return Remark(text, piece.text, piece.lines)


def _about_language(pasted: PastedCall, language: str) -> Iterator[Remark]:
    found = language_of(" ".join(piece.text for piece in pasted.all(*LINKED)))
    if found and found != language:
        text = _("Language of the text, it seems: %(found)s. Language chosen: %(chosen)s.")
        names = {"found": _name_of(found), "chosen": _name_of(language)}
        yield Remark(text % names)


def _name_of(language: str) -> str:
    return get_language_info(language)["name_translated"]


def _about_order(pasted: PastedCall) -> Iterator[Remark]:
    first_note = min((piece.lines[0] for piece in pasted.notes), default=None)
    for piece in pasted.all(*LINKED):
        if first_note and piece.lines[0] > first_note:
            yield _remark(_("This stood after the notes; it is now the end of the text."), piece)


def _about_notes(pasted: PastedCall) -> Iterator[Remark]:
    known = Counter(note.number for note in pasted.notes)
    for piece in pasted.all(Place.TITLE, Place.HEADLINE):
        if known.keys() & set(marked_numbers(pasted, [piece])):
            yield _remark(_("A title cannot have notes: the number is now only text."), piece)
    marked = list(dict.fromkeys(marked_numbers(pasted, pasted.all(*LINKED))))
    for number in marked:
        if number not in known:
            text = _("The number [%(number)s] has no note: it stays in the text as it is.")
            yield Remark(text % {"number": number})
    for number, times in known.items():
        if times > 1:
            text = _(
                "There are several notes [%(number)s]: the text leads to the first, the others"
                " come last."
            )
            yield Remark(text % {"number": number})
    for note in pasted.notes:
        if note.number not in marked:
            yield _remark(_("No number in the text leads to this note: it comes last."), note)
    shown = [number for number in marked if number in known]
    if shown != list(range(1, len(shown) + 1)):
        yield Remark(
            _("Readers see other numbers than you pasted: notes are numbered as they appear.")
        )


def _about_headings(pasted: PastedCall) -> Iterator[Remark]:
    for piece in pasted.all(*BODY):
        if not pasted.signatories and may_be_heading(piece.text):
            text = _("If the signatories begin here, write “Signatories” alone on this line.")
            yield _remark(text, piece)


def _about_signers(signers: list[Signer]) -> Iterator[Remark]:
    for signer in signers:
        if signer.is_again:
            yield _remark(_("This organisation stands in the list already."), signer.piece)
        elif signer.similar:
            names = " / ".join(page.full_name for page in signer.similar)
            text = _("Signs by its name only. Is it an organisation of the site? %(names)s")
            yield _remark(text % {"names": names}, signer.piece)
