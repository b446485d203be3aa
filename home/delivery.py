"""How feeds and files leave the site: with a strong ETag, cacheable by anybody, no cookie."""

import hashlib

from django.http import HttpResponse


def bytes_response(body: bytes, content_type: str, max_age: int) -> HttpResponse:
    """A 200 whose ETag is made of its bytes; ConditionalGetMiddleware turns it into a 304."""
    return HttpResponse(
        body,
        content_type=content_type,
        headers={
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "Cache-Control": f"public, max-age={max_age}",
            # Partners' pages may read it in the browser; there is nothing private in it.
            "Access-Control-Allow-Origin": "*",
        },
    )
