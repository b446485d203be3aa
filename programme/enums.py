"""States and choices of events, and the actions in the history of an edition.

The values stand in addresses and are the same in every language.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attendance(models.TextChoices):
    IN_PERSON = "in-person", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class EventStatus(models.TextChoices):
    """Whether an event, or one of its dates, takes place as planned."""

    SCHEDULED = "scheduled", _("As planned")
    POSTPONED = "postponed", _("Postponed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


class PlacePrecision(models.TextChoices):
    """How much of an event's place is public. Nothing public is ever more precise."""

    EXACT = "exact", _("Exact address")
    TOWN = "town", _("Town only")
    LATER = "later", _("Announced later")
    EVERYWHERE = "everywhere", _("Everywhere, in many towns")


class WheelchairAccess(models.TextChoices):
    UNKNOWN = "", _("Not known")
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class LanguageUse(models.TextChoices):
    SPOKEN = "spoken", _("Spoken")
    INTERPRETED = "interpreted", _("Interpreted")


class Relation(models.TextChoices):
    """The relation of somebody who submits an event to the event."""

    OWN = "own", _("I organise it, or I speak for those who do")
    KNOWN = "known", _("I know about it")


class Correction(models.TextChoices):
    """The kind of a correction that the submitter of an event sends."""

    STILL_ON = "on", _("It takes place as planned")
    MOVED = "moved", _("It has a new day, time or place")
    CANCELLED = "cancelled", _("It is cancelled")
    OTHER = "other", _("Something else needs correcting")


class EditionAction(models.TextChoices):
    """Actions in the history of a programme (`wagtail_hooks.log_actions()` has their messages)."""

    STARTED = "programme.start_next", _("Start the next edition")
    FROZEN = "programme.freeze", _("Freeze a programme")
    UNFROZEN = "programme.unfreeze", _("Reopen a programme")
