"""The totals of editions that are frozen."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FrozenEditions(models.Manager):
    def add_totals(self, programmes) -> list:
        """Return programmes as a list, each with its `frozen` set. Two queries."""
        programmes = list(programmes)
        keys = [programme.translation_key for programme in programmes]
        frozen = self.in_bulk(keys, field_name="programme_key")
        for programme in programmes:
            programme.frozen = frozen.get(programme.translation_key)
        return programmes


class FrozenEdition(models.Model):
    """An edition that is over, with its totals on the day when it was frozen.

    A plain table keyed by the programme's translation key, not fields of the page: publishing an
    older draft must not reopen an edition, and it is frozen in every language.
    """

    programme_key = models.UUIDField(unique=True, editable=False)
    frozen_at = models.DateTimeField(_("frozen on"), default=timezone.now, editable=False)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("frozen by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    events = models.PositiveIntegerField(_("events"))
    towns = models.PositiveIntegerField(_("towns"))
    organisations = models.PositiveIntegerField(_("organisations"))

    objects = FrozenEditions()

    class Meta:
        verbose_name = _("frozen edition")
        verbose_name_plural = _("frozen editions")

    def __str__(self) -> str:
        return f"{self.programme_key} ({self.events}, {self.towns}, {self.organisations})"
