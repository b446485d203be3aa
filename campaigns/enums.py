"""Choices of calls, and of pasted calls and lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Signing(models.TextChoices):
    """Whether organisations can still sign a call."""

    CLOSED = "closed", _("Closed")
    OPEN = "open", _("Open")


class SignatoriesOrder(models.TextChoices):
    """The order in which the signatories of a call are listed."""

    NAME = "name", _("By name, ignoring accents and leading articles")
    MANUAL = "manual", _("In the order set by hand")


class TextChange(models.TextChoices):
    """The editor's answer whether a signed text is corrected or changed."""

    CORRECTION = "correction", _("A correction: it is still the text they signed")
    CHANGE = "change", _("A change: the text they signed can still be read, at its own address")


class NameState(models.TextChoices):
    """What is known of a name of a pasted list."""

    RECOGNISED = "recognised", _("Recognised")
    NEW = "new", _("New")
    DOUBTFUL = "doubtful", _("Doubtful")
    CHECK = "check", _("To check")
    SIGNED = "signed", _("Already signed")
    TWICE = "twice", _("Twice in this list")


class NameAction(models.TextChoices):
    """What an editor decides about a name of a pasted list, unless it is an organisation's key."""

    NAME = "name", _("Sign by name only, without a page")
    PAGE = "page", _("Sign, and make a draft page for it")
    KEEP = "keep", _("Keep its signature as it is")
    LEAVE = "leave", _("Leave out")


class Reason(models.TextChoices):
    """Why a line of a pasted text could not be placed, or may not be a signatory's name."""

    SECOND_RUBRIC = "rubric", _("One more line above the title.")
    SECOND_HEADLINE = "headline", _("One more line below the title.")
    AFTER_SIGNATORIES = "after", _("This does not look like the name of an organisation.")
    LIST_HEADING = "heading", _("A heading of the signatories, it seems: the site writes its own.")
    LIST_ENDS = "ends", _("This does not look like a signatory; the list seems to end here.")
    BELOW_LIST = "below", _("Below the end of the list of signatories, it seems.")
    CONTACT = "contact", _("This looks like contact details: they are not published.")
    DATE = "date", _("This looks like a date or a place.")
    COLUMN = "column", _("In another column: is it an organisation of its own?")
    ON_ONE_LINE = "one_line", _("Write each signatory on a line of its own.")
