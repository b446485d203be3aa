"""How pages are compressed."""

from django.middleware.gzip import GZipMiddleware


class PageCompressionMiddleware(GZipMiddleware):
    """Django's own, which pads so that lengths betray nothing; for pages only.

    Feeds and files compress themselves (`home.pages.responses`): their
    ETags are strong, and stay so.
    """

    def process_response(self, request, response):
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
