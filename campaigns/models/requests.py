"""Requests of organisations to sign a call."""

from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from campaigns.names import sort_key
from home.enums import PENDING
from home.models import PublicRequest
from home.pages.navigation import version_in
from home.text.safe_links import LinkField

from .calls import CallPage
from .signatures import Signature


def request_name_key(organisation: str) -> str:
    """Return the key by which the names of two requests are compared, at most 200 characters."""
    return (sort_key(organisation) or organisation)[:200]


class SignatureRequest(PublicRequest):
    """A request of an organisation to sign a call; an editor who accepts it makes a `Signature`."""

    FORM_FIELDS = ("organisation", "acronym", "website", "person", "email")
    IDENTITY_FIELDS = ("call_key", "name_key", "email")
    admin_name = "signature_requests"
    link_name = "signature_request"
    email_templates = "campaigns/mail"

    call_key = models.UUIDField(db_index=True, editable=False)
    organisation = models.CharField(_("organisation"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    website = LinkField(_("website"), max_length=500, blank=True)
    name_key = models.CharField(max_length=200, editable=False)
    signature = models.ForeignKey(
        Signature,
        verbose_name=_("signature"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="requests",
    )

    class Meta(PublicRequest.Meta):
        verbose_name = _("request to sign")
        verbose_name_plural = _("requests to sign")
        constraints = [
            *PublicRequest.Meta.constraints,
            models.UniqueConstraint(
                fields=["call_key", "name_key", "email"],
                condition=Q(state__in=PENDING, erased_at=None),
                name="one_open_request_of_a_person_for_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.organisation} – {self.acronym}" if self.acronym else self.organisation

    @classmethod
    def waiting_words(cls, count: int) -> str:
        return ngettext("%(count)d request to sign", "%(count)d requests to sign", count) % {
            "count": count
        }

    def subject(self, language: str = ""):
        return version_in(CallPage, self.call_key, language or self.language)

    def email_context(self, kind: str) -> dict:
        listed_as = self.signature.name if self.signature else self.full_name
        return super().email_context(kind) | {"listed_as": listed_as}

    def set_comparison_fields(self) -> None:
        self.name_key = request_name_key(self.organisation)

    def undo_acceptance(self) -> None:
        # By its path: a model stands below services.
        import_string("campaigns.signing.services.withdraw_signature")(self)
