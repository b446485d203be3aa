"""Signatures of calls."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.names import sort_key
from campaigns.querysets import SignatureQuerySet

from .signed_texts import SignedText


class Signature(models.Model):
    """The signature of an organisation under a call.

    A plain table and not a child of the call's page: a signature belongs to the call in every
    language, and publishing an older draft of the text must not undo it. Call and organisation
    are named by their translation keys, which every language of a page shares.
    """

    call_key = models.UUIDField(db_index=True, editable=False)
    # Null for an organisation that has no page here.
    signatory_key = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    name = models.CharField(
        _("name as signed"),
        max_length=255,
        help_text=_("As the organisation wrote it. Capitals and accents are kept."),
    )
    sort_name = models.CharField(max_length=255, editable=False)
    sort_order = models.PositiveIntegerField(_("position"), default=0)
    # Null for the text that stands on the call's page.
    text = models.ForeignKey(
        SignedText,
        verbose_name=_("text signed"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["sort_order", "sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_key", "signatory_key"],
                name="one_signature_per_call_and_signatory",
                violation_error_message=_("This organisation has already signed this call."),
            ),
            # The constraint above lets any number of nulls pass.
            models.UniqueConstraint(
                fields=["call_key", "sort_name"],
                condition=models.Q(signatory_key__isnull=True),
                name="one_signature_per_call_and_name",
                violation_error_message=_("This organisation has already signed this call."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.set_sort_name()
        super().save(*args, **kwargs)

    @property
    def identity(self) -> UUID | str:
        """The key that is unique among the signatures of a call, as the constraints say."""
        return self.signatory_key or self.sort_name

    def set_sort_name(self) -> None:
        """Write `sort_name`, as `save()` does; call it before `bulk_create` or `bulk_update`."""
        self.sort_name = name_key(self.name)


def name_key(name: str) -> str:
    """Return the key by which signatures are sorted and, without a page, told apart."""
    return sort_key(name)[:255]
