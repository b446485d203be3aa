"""Private links: secret addresses by which people come back to their requests."""

import re
from hashlib import sha256
from secrets import token_urlsafe

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

# The length and the characters of `token_urlsafe(32)`.
TOKEN_LENGTH = 43
TOKEN_SIGNS = re.compile(r"[A-Za-z0-9_-]{43,}")


class PrivateLinkManager(models.Manager):
    def create_token(self, request) -> str:
        """Return a new token for a public request. Its earlier tokens stay valid."""
        token = token_urlsafe(32)
        self.create(token_hash=_hash(token), request=request)
        return token

    def with_token(self, token: str) -> "PrivateLink | None":
        """Return the link of a token; None for a token that was never made or is cut short."""
        links = self.filter(token_hash=_hash(token))
        return links.select_related("content_type").first()

    def known_token_in(self, text: str) -> str:
        """Return the known token that stands somewhere in a damaged address, or "".

        Mail programs put the full stop, the bracket or the next word of a sentence into a link.
        """
        tokens = {
            part[start : start + TOKEN_LENGTH]
            for part in TOKEN_SIGNS.findall(text[:500])
            for start in range(len(part) - TOKEN_LENGTH + 1)
        }
        hashes = {_hash(token): token for token in tokens}
        known = self.filter(token_hash__in=hashes).values_list("token_hash", flat=True)
        return next((hashes[each] for each in known), "")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class PrivateLink(models.Model):
    """A secret address sent to one person. Only its hash is kept: who reads the database cannot
    use it, and it outlives the person's data."""

    is_shown = False  # `home.delivery.triggers`
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    request = GenericForeignKey()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PrivateLinkManager()

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"
