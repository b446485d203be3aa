from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskState(models.TextChoices):
    """How far the translation of a page or word into a language is, for who translates it."""

    MISSING = "missing", _("Missing")
    # The source's text has changed since the translation was published.
    OUTDATED = "outdated", _("Outdated")
    # Somebody has worked on it since it was published, or before it ever was.
    IN_PROGRESS = "in_progress", _("In progress")
    # Published before all of it was translated.
    INCOMPLETE = "incomplete", _("Incomplete")
    DONE = "done", _("Done")
