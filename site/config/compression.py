"""How pages are compressed."""

from django.middleware.gzip import GZipMiddleware

from home.delivery.answers import is_public


class PageCompressionMiddleware(GZipMiddleware):
    """Django's own, which pads so that lengths betray nothing; for pages only.

    Feeds and files compress themselves (`home.pages.responses`): their
    ETags are strong, and stay so.
    """

    def process_response(self, request, response):
        # What is the same for everybody has nothing to betray, and the same bytes each time.
        if is_public(response) or not response.headers.get("Content-Type", "").startswith(
            "text/html"
        ):
            return response
        return super().process_response(request, response)
