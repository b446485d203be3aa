"""E-mails to the owner of an account."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models

from home.models.emails import Email


class AccountNotice(models.Model):
    """What somebody is told of their account (`home.accounts.notices`).

    `email` is the address that it goes to: that of before, when the address has changed.
    """

    is_shown = False  # `home.delivery.triggers`
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=30)
    email = models.EmailField()
    created_at = models.DateTimeField(auto_now_add=True)

    emails = GenericRelation(Email)

    def __str__(self) -> str:
        return f"{self.event} {self.user_id}"

    @property
    def email_language(self) -> str:
        profile = getattr(self.user, "wagtail_userprofile", None)
        return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
