"""E-mails to be sent, and the record of digests."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Email(models.Model):
    """An e-mail that waits to be sent, was sent or was given up. Its text is not kept here.

    `about` is the object that it is about: it has `email` (the recipient) and `email_language`,
    and `home.emails.contexts.email_context()` knows its type. `kind` is the path of the e-mail's
    templates, without `.subject.txt`, `.txt` and `.html`.
    """

    is_shown = False  # `home.delivery.triggers`
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    kind = models.CharField(max_length=40, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(next_attempt_at=None),
                name="email_is_sent_or_waits",
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def is_given_up(self) -> bool:
        return self.sent_at is None and self.next_attempt_at is None


class ReviewDigest(models.Model):
    """Record of a digest e-mail sent to an editor; at most one a day."""

    is_shown = False  # `home.delivery.triggers`
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    emails = GenericRelation(Email)

    class Meta:
        verbose_name = _("daily e-mail about requests")
        verbose_name_plural = _("daily e-mails about requests")
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_digest_a_day_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"

    @property
    def email(self) -> str:
        return self.user.email

    @property
    def email_language(self) -> str:
        profile = getattr(self.user, "wagtail_userprofile", None)
        return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
