"""What every RSS feed of the site has in common."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed

from home.delivery import bytes_response
from home.texts import clean_text


class PageFeed(Feed):
    """An RSS feed of a page: its title, its description, its language.

    Call it with `page=`. Items are pages; one that nobody translated yet says so by its language.
    """

    feed_type = Rss201rev2Feed

    def __call__(self, request, *args, **kwargs):
        rendered = super().__call__(request, *args, **kwargs)
        return bytes_response(
            rendered.content, "application/rss+xml; charset=utf-8", settings.FEED_MAX_AGE
        )

    def get_object(self, request, page):
        return page

    def title(self, page):
        return clean_text(page.title)

    def link(self, page):
        return page.full_url

    def description(self, page):
        return clean_text(page.description)

    def feed_url(self, page):
        return f"{page.full_url}feed.xml"

    def item_title(self, item):
        return clean_text(item.title)

    def item_link(self, item):
        return item.full_url

    def item_guid(self, item):
        # One for each page and language, through every change of its address.
        return f"urn:uuid:{item.translation_key}:{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_description(self, item):
        return clean_text(item.description)

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at
