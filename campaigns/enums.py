from django.db import models
from django.utils.translation import gettext_lazy as _


class Signing(models.TextChoices):
    """Whether organisations can still sign a call."""

    CLOSED = "closed", _("Closed")
    OPEN = "open", _("Open")


class SignatoriesOrder(models.TextChoices):
    """How the signatories of a call are listed."""

    NAME = "name", _("By name, without accents and leading articles")
    MANUAL = "manual", _("In the order set by hand")
