"""States and choices of events. Their values are the same in every language's addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attendance(models.TextChoices):
    IN_PERSON = "in-person", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class EventStatus(models.TextChoices):
    """What has become of an event or of one of its dates."""

    SCHEDULED = "scheduled", _("As planned")
    POSTPONED = "postponed", _("Postponed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


class PlacePrecision(models.TextChoices):
    """How much is known of the place. Nothing public ever says more than this."""

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
    """What somebody who submits an event has to do with it."""

    OWN = "own", _("I organise it, or I speak for those who do")
    KNOWN = "known", _("I know about it")


class Correction(models.TextChoices):
    """What its submitter tells of an event."""

    STILL_ON = "on", _("It takes place as planned")
    MOVED = "moved", _("It has a new day, time or place")
    CANCELLED = "cancelled", _("It is cancelled")
    OTHER = "other", _("Something else needs correcting")
