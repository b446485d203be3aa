from django.db import models
from django.utils.translation import gettext_lazy as _


class Signing(models.TextChoices):
    """Whether organisations can still sign a call."""

    CLOSED = "closed", _("Closed")
    OPEN = "open", _("Open")


class SignatoriesOrder(models.TextChoices):
    """How the signatories of a call are listed."""

    NAME = "name", _("By name, ignoring accents and leading articles")
    MANUAL = "manual", _("In the order set by hand")


class TextChange(models.TextChoices):
    """What becomes of a text that organisations have signed."""

    CORRECTION = "correction", _("A correction: it is still the text they signed")
    CHANGE = "change", _("A change: the text they signed can still be read, at its own address")


class LineState(models.TextChoices):
    """What is known of a line of a pasted list."""

    RECOGNISED = "recognised", _("Recognised")
    NEW = "new", _("New")
    DOUBTFUL = "doubtful", _("Doubtful")
    SIGNED = "signed", _("Already signed")
    TWICE = "twice", _("Twice in this list")


class LineAct(models.TextChoices):
    """What becomes of a line of a pasted list. An organisation's key may stand in its place."""

    NAME = "name", _("Sign by name only, without a page")
    PAGE = "page", _("Sign, and make a draft page for it")
    KEEP = "keep", _("Keep its signature as it is")
    LEAVE = "leave", _("Leave out")
