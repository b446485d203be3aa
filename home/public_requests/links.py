"""Private links: secret addresses that prove who opens them."""

import re
from hashlib import sha256
from secrets import token_urlsafe

from home.models import PrivateLink

# What `token_urlsafe(32)` makes.
TOKEN_LENGTH = 43
TOKEN_SIGNS = re.compile(r"[A-Za-z0-9_-]{43,}")


def new_token(request) -> str:
    """A new secret for a request, to be put into one e-mail. Earlier ones stay valid."""
    token = token_urlsafe(32)
    PrivateLink.objects.create(token_hash=_hash(token), request=request)
    return token


def find_link(token: str) -> PrivateLink | None:
    """The link of a secret, or None for one that was never given out or is cut short."""
    links = PrivateLink.objects.filter(token_hash=_hash(token))
    return links.select_related("content_type").first()


def token_within(text: str) -> str:
    """Return the known secret that stands somewhere in what is left of an address, or "".

    Mail programs put the full stop, the bracket or the next word of a sentence into a link.
    """
    tokens = {
        part[start : start + TOKEN_LENGTH]
        for part in TOKEN_SIGNS.findall(text[:500])
        for start in range(len(part) - TOKEN_LENGTH + 1)
    }
    hashes = {_hash(token): token for token in tokens}
    known = PrivateLink.objects.filter(token_hash__in=hashes).values_list("token_hash", flat=True)
    return next((hashes[each] for each in known), "")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
