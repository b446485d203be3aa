"""Requests to sign for the demo. No e-mail is sent."""

from datetime import timedelta

from django.utils import timezone

from campaigns.models import CallPage, SignatoryPage, SignatureRequest
from campaigns.signatures.services import sign
from home.enums import RequestState


def load_requests(
    rows: list[dict], calls: dict[str, CallPage], signatories: dict[str, SignatoryPage]
) -> None:
    """Create the requests, one received on each day until today."""
    for days, row in enumerate(rows):
        _load_request(row, calls, signatories, days)


def _load_request(
    row: dict, calls: dict[str, CallPage], signatories: dict[str, SignatoryPage], days: int
) -> None:
    """Create a request received `days` ago, unless the organisation has one already."""
    call = calls[row["call"]]
    found = SignatureRequest.objects.filter(
        call_key=call.translation_key, organisation=row["organisation"]
    )
    if found.exists():
        return
    received = timezone.now() - timedelta(days=days)
    request = SignatureRequest(
        call_key=call.translation_key,
        received_at=received,
        **{name: row[name] for name in ("organisation", "person", "email", "language", "state")},
        acronym=row.get("acronym", ""),
        website=row.get("website", ""),
        suspected=row.get("suspected", False),
    )
    if request.state != RequestState.RECEIVED:
        request.confirmed_at = received + timedelta(minutes=20)
    if request.state == RequestState.ACCEPTED:
        request.decided_at = received + timedelta(hours=20)
        request.signature = sign(call, signatories[row["signatory"]])
    request.save()
