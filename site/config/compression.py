"""How pages are compressed."""

from django.middleware.gzip import GZipMiddleware

from home.delivery.answers import is_public


class PageCompressionMiddleware(GZipMiddleware):
    """Django's own, which pads so that lengths betray nothing; for pages only.

    What is the same for everybody is compressed by `home.delivery`, and a calendar by
    `home.pages.responses`: their ETags are strong, and stay so.
    """

    def process_response(self, request, response):
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        # What is the same for everybody has nothing to betray, and the same bytes each time.
        if is_public(response) or not is_page:
            return response
        return super().process_response(request, response)
