"""What the e-mails to those who sign say."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from campaigns.models import SignatureRequest
from campaigns.signing.acts import call_of
from home.intake.letters import common_context
from home.intake.links import new_token


def letter_context(request: SignatureRequest, kind: str) -> dict:
    """For the templates of a letter. Each one carries a private link of its own."""
    context = common_context()
    path = reverse("signature_request", args=[new_token(request)])
    return context | {
        "request": request,
        "call": call_of(request),
        "listed_as": request.signature.name if request.signature else request.full_name,
        "private_url": f"{context['root_url']}{path}",
        "proof_until": timezone.localdate() + timedelta(days=settings.PROOF_DAYS),
    }


def digest_context() -> dict:
    """For the daily e-mail to editors. It names organisations, never the people behind them."""
    context = common_context()
    waiting = SignatureRequest.objects.to_review().order_by("confirmed_at")
    path = reverse("signature_requests:index")
    return context | {
        "count": waiting.count(),
        "requests": waiting[:20],
        "review_url": f"{context['root_url']}{path}?state=confirmed",
    }
