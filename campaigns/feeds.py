from home.feeds import PageFeed
from home.texts import clean_text


class CallFeed(PageFeed):
    """The newest calls, by their publication."""

    def items(self, page):
        return page.calls().order_by("-first_published_at")[:30]

    def item_categories(self, call):
        return [clean_text(call.rubric.name)] if call.rubric else []
