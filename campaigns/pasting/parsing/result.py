"""The result of parsing: a text as blocks, each with its role."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Reason
from campaigns.pasting.text.markers import SQUARE, Key, key_of

__all__ = ["BODY", "Block", "BlockRole", "PastedCall", "Reason"]


class BlockRole(models.TextChoices):
    """What a block of the text becomes in the draft."""

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
    """Some lines of the text, by their numbers from 1, and their role.

    `label` is the bullet or number they begin with. `reason` is given for UNPLACED only.
    """

    role: BlockRole
    text: str
    lines: tuple[int, ...]
    label: str = ""
    reason: Reason | None = None

    @property
    def number(self) -> Key:
        """The key of a note: its number, or the letters or signs used instead."""
        return key_of(self.label)


@dataclass(frozen=True)
class PastedCall:
    """A parsed text: its blocks in order; every line that is not blank is in exactly one.

    `kinds` are the kinds of markers that its notes have, keys of `markers.PATTERNS`.
    """

    blocks: list[Block]
    kinds: frozenset[str] = SQUARE

    def all(self, *roles: BlockRole) -> list[Block]:
        """Return the blocks that have one of these roles."""
        return [block for block in self.blocks if block.role in roles]

    def text_of(self, role: BlockRole) -> str:
        """Return the text of the first block with this role, or ""."""
        return next((block.text for block in self.all(role)), "")

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
        return [block.text for block in self.all(BlockRole.SIGNATORY)]

    @property
    def unplaced(self) -> list[Block]:
        return self.all(BlockRole.UNPLACED)
