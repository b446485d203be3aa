"""Querysets of calls, signatures and signed texts: which rows, in which order."""

from datetime import datetime

from django.db import models
from django.utils.timezone import localdate

from campaigns.enums import SignatoriesOrder, Signing
from home.querysets import PublicPageManager, PublicPageQuerySet


class CallQuerySet(PublicPageQuerySet):
    """Calls, in addition to `PublicPageQuerySet`."""

    def newest_first(self) -> "CallQuerySet":
        calls = self.select_related("rubric")
        return calls.order_by("-year", "-date", "-first_published_at", "pk")

    def as_cards(self) -> "CallQuerySet":
        """Load no more of each call than the cards of lists show, without its text."""
        return self.select_related("rubric").only(
            "title", "url_path", "locale__language_code", "text_language", "text_languages",
            "date", "headline", "signing", "signing_until",
            "rubric__name", "rubric__text_language",
        )  # fmt: skip

    def open(self) -> "CallQuerySet":
        """Return the calls that organisations can sign today (see `CallPage.is_open`)."""
        in_time = models.Q(signing_until=None) | models.Q(signing_until__gte=localdate())
        return self.filter(in_time, signing=Signing.OPEN)


CallManager = PublicPageManager.from_queryset(CallQuerySet)


class SignatureQuerySet(models.QuerySet):
    """Signatures of calls."""

    def of_call(self, call) -> "SignatureQuerySet":
        """Return a call's signatures in the order in which its page lists them."""
        by_name = call.signatories_order == SignatoriesOrder.NAME
        order = ("sort_name", "pk") if by_name else ("sort_order", "sort_name", "pk")
        return self.filter(call_key=call.translation_key).order_by(*order)


class SignedTextQuerySet(models.QuerySet):
    """Kept texts of calls."""

    def earlier(self, call) -> "SignedTextQuerySet":
        """Return the signed texts of a call that have been replaced, oldest first."""
        return self.filter(call_key=call.translation_key, changed_at__isnull=False)

    def waiting(self, call) -> "SignedTextQuerySet":
        """Return the kept text of an unpublished call, which may come back unchanged."""
        return self.filter(call_key=call.translation_key, changed_at=None)

    def at(self, call, moment: datetime):
        """Return the text that stood on a call's page at a moment; None for the current one."""
        return self.earlier(call).filter(changed_at__gt=moment).order_by("changed_at").first()
