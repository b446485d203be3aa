"""What a pasted text is made of."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Why
from campaigns.pasting.text.markers import SQUARE, Key, key_of

__all__ = ["BODY", "Block", "BlockRole", "PastedCall", "Why"]


class BlockRole(models.TextChoices):
    """What lines of the text become."""

    RUBRIC = "rubric", _("Topic")
    TITLE = "title", _("Title")
    TITLE_AGAIN = "title_again", _("The title again: not repeated")
    HEADLINE = "headline", _("Dated headline")
    STANDFIRST = "standfirst", _("Standfirst")
    HEADING = "heading", _("Text: heading")
    PARAGRAPH = "paragraph", _("Text: paragraph")
    ITEM = "item", _("Text: item of a list")
    NUMBERED_ITEM = "numbered_item", _("Text: item of a numbered list")
    CLOSING = "closing", _("Closing appeal")
    NOTES_HEADING = "notes_heading", _("Heading of the notes: the site writes its own")
    NOTE = "note", _("Note")
    SIGNATORIES_HEADING = (
        "signatories_heading",
        _("Heading of the signatories: the site writes its own"),
    )
    SIGNATORY = "signatory", _("Signatory")
    CONTACT_DETAIL = "contact_detail", _("Address or number of a signatory: not published")
    DECORATION = "decoration", _("Line of decoration: left out")
    UNPLACED = "unplaced", _("Could not be placed")


BODY = (BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.NUMBERED_ITEM)


@dataclass(frozen=True)
class Block:
    """Some lines of the text and what they become.

    `label` is the bullet or number that they began with, `why` says why they found no place.
    """

    place: BlockRole
    text: str
    lines: tuple[int, ...]
    label: str = ""
    why: Why | None = None

    @property
    def number(self) -> Key:
        """The number of a note, or the letters or signs in its place, as pasted."""
        return key_of(self.label)


@dataclass(frozen=True)
class PastedCall:
    """All pieces of a text, in its order. Every line that holds something is in one of them.

    `kinds` are those of the markers of its notes, by their names in `markers.PATTERNS`.
    """

    pieces: list[Block]
    kinds: frozenset[str] = SQUARE

    def all(self, *places: BlockRole) -> list[Block]:
        return [piece for piece in self.pieces if piece.place in places]

    def text_of(self, place: BlockRole) -> str:
        return next((piece.text for piece in self.all(place)), "")

    @property
    def title(self) -> str:
        return self.text_of(BlockRole.TITLE)

    @property
    def headline(self) -> str:
        return self.text_of(BlockRole.HEADLINE)

    @property
    def rubric(self) -> str:
        return self.text_of(BlockRole.RUBRIC)

    @property
    def body(self) -> list[Block]:
        return self.all(*BODY)

    @property
    def notes(self) -> list[Block]:
        return self.all(BlockRole.NOTE)

    @property
    def signatories(self) -> list[str]:
        return [piece.text for piece in self.all(BlockRole.SIGNATORY)]

    @property
    def unplaced(self) -> list[Block]:
        return self.all(BlockRole.UNPLACED)
