from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewDigest(models.Model):
    """That an editor is told today of the requests that wait: once a day at most."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

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
    def letter_language(self) -> str:
        profile = getattr(self.user, "wagtail_userprofile", None)
        return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE

    def email_context(self, kind: str) -> dict:
        from home.emails.digests import digest_context

        return digest_context(self.user)
