"""Private links: secret addresses that prove who opens them."""

from hashlib import sha256
from secrets import token_urlsafe

from home.models import PrivateLink


def new_token(request) -> str:
    """A new secret for a request, to be put into one e-mail. Earlier ones stay valid."""
    token = token_urlsafe(32)
    PrivateLink.objects.create(token_hash=_hash(token), request=request)
    return token


def find_link(token: str) -> PrivateLink | None:
    """The link of a secret, or None for one that was never given out or is cut short."""
    links = PrivateLink.objects.filter(token_hash=_hash(token))
    return links.select_related("content_type").first()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
