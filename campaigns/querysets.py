"""Which calls and signatures are seen, and in which order."""

from django.db import models

from campaigns.enums import SignatoriesOrder
from home.querysets import PublicPageManager, PublicPageQuerySet


class CallQuerySet(PublicPageQuerySet):
    def newest_first(self) -> "CallQuerySet":
        calls = self.select_related("rubric")
        return calls.order_by("-year", "-date", "-first_published_at", "pk")


CallManager = PublicPageManager.from_queryset(CallQuerySet)


class SignatureQuerySet(models.QuerySet):
    def of_call(self, call) -> "SignatureQuerySet":
        """A call's signatures in the order in which its page lists them."""
        by_name = call.signatories_order == SignatoriesOrder.NAME
        order = ("sort_name", "pk") if by_name else ("sort_order", "sort_name", "pk")
        return self.filter(call_key=call.translation_key).order_by(*order)
