from home.pages.feeds import PageFeed


class CallFeed(PageFeed):
    """The newest calls, by their publication."""

    def items(self, page):
        return page.calls().order_by("-first_published_at")[:30]

    def item_terms(self, call):
        return [call.rubric] if call.rubric else []
