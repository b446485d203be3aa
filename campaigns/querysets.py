"""Which calls and signatures are seen, and in which order."""

from django.db import models
from django.utils.timezone import localdate

from campaigns.enums import SignatoriesOrder, Signing
from home.querysets import PublicPageManager, PublicPageQuerySet


class CallQuerySet(PublicPageQuerySet):
    def newest_first(self) -> "CallQuerySet":
        calls = self.select_related("rubric")
        return calls.order_by("-year", "-date", "-first_published_at", "pk")

    def open(self) -> "CallQuerySet":
        """Calls that organisations can sign today, as `CallPage.is_open` has it."""
        in_time = models.Q(signing_until=None) | models.Q(signing_until__gte=localdate())
        return self.filter(in_time, signing=Signing.OPEN)


CallManager = PublicPageManager.from_queryset(CallQuerySet)


class SignatureQuerySet(models.QuerySet):
    def of_call(self, call) -> "SignatureQuerySet":
        """A call's signatures in the order in which its page lists them."""
        by_name = call.signatories_order == SignatoriesOrder.NAME
        order = ("sort_name", "pk") if by_name else ("sort_order", "sort_name", "pk")
        return self.filter(call_key=call.translation_key).order_by(*order)
