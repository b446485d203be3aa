"""Base classes of the site's RSS feeds."""

import re
from datetime import UTC, datetime
from html import escape, unescape
from io import StringIO

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from home.models.vocabulary import VocabularyTerm
from home.pages.responses import file_response
from home.text.plain import clean_text

RSS_TYPE = "application/rss+xml; charset=utf-8"
# The date of an empty feed of a page that was never published: fixed, unlike the time of request.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LINE_BREAK = re.compile(r"\s*\n\s*")
LOOKS_LIKE_A_TAG = re.compile(r"<[A-Za-z/!?]")


def as_html(text: str) -> str:
    """Return a plain text as HTML with its line breaks: feed readers show descriptions as HTML."""
    return escape(clean_text(text), quote=False).replace("\n", "<br>")


def as_title(text: str) -> str:
    """Return a title that feed readers show alike, whether they take it for text or for HTML.

    It is escaped only where it would mean something in HTML, so that "Droits & libertés" shows no
    entity in readers that take it for text.
    """
    text = LINE_BREAK.sub(" ", clean_text(text))
    is_markup = LOOKS_LIKE_A_TAG.search(text) or unescape(text) != text
    return escape(text, quote=False) if is_markup else text


class FeedOfLanguages(Rss201rev2Feed):
    """RSS in which the channel, each item and its description name their language (`xml:lang`).

    Titles and descriptions are given as plain text and escaped here for feed readers, which take
    them for HTML. `published_at` is the date of a channel without items.
    """

    def __init__(self, title, link, description, **kwargs):
        super().__init__(as_title(title), link, as_html(description), **kwargs)

    def latest_post_date(self):
        dates = [item[name] for item in self.items for name in ("updateddate", "pubdate")]
        return max(filter(None, dates), default=self.feed.get("published_at", LONG_AGO))

    def add_ready_item(self, xml: str, pubdate: datetime, updateddate: datetime) -> None:
        """Add an item that `PageFeed.ready_item()` made before."""
        self.items.append({"ready": xml, "pubdate": pubdate, "updateddate": updateddate})

    def write_items(self, handler):
        for item in self.items:
            if "ready" in item:
                handler.ignorableWhitespace(item["ready"])  # SAX's word for text as it is
            else:
                handler.startElement("item", self.item_attributes(item))
                self.add_item_elements(handler, item)
                handler.endElement("item")

    def root_attributes(self):
        return super().root_attributes() | {"xml:lang": self.feed["text_language"]}

    def item_attributes(self, item):
        return super().item_attributes(item) | {"xml:lang": item["text_language"]}

    def add_item_elements(self, handler, item):
        description = as_html(item["description"] or "")
        item = item | {"title": as_title(item["title"]), "description": None}
        super().add_item_elements(handler, item)
        language = {"xml:lang": item["description_language"]}
        handler.addQuickElement("description", description, language)
        for term in item["terms"]:
            language = {"xml:lang": term.text_language}
            handler.addQuickElement("category", clean_text(term.name), language)


def item_xml(title: str, link: str, description: str, **kwargs) -> str:
    """Return the XML of one item, given as to `add_item()` of a feed."""
    feed, written = FeedOfLanguages("", "", ""), StringIO()
    feed.add_item(title, link, description, **kwargs)
    feed.write_items(SimplerXMLGenerator(written, "utf-8", short_empty_elements=True))
    return written.getvalue()


class PageFeed(Feed):
    """An RSS feed of a page: its title, its description, its language.

    Call it with `page=`. Items are pages; an untranslated one has the language of its text.
    """

    feed_type = FeedOfLanguages

    def __call__(self, request, *args, **kwargs):
        rendered = super().__call__(request, *args, **kwargs)
        return file_response(rendered.content, RSS_TYPE)

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

    def feed_extra_kwargs(self, page):
        published_at = page.last_published_at or page.first_published_at or LONG_AGO
        return {"text_language": page.text_language, "published_at": published_at}

    def ready_item(self, item, title: str) -> str:
        """Return the XML of an item, to be kept and to be added by `add_ready_item()`."""
        return item_xml(
            title,
            self.item_link(item),
            self.item_description(item),
            unique_id=self.item_guid(item),
            unique_id_is_permalink=self.item_guid_is_permalink,
            pubdate=self.item_pubdate(item),
            updateddate=self.item_updateddate(item),
            **self.item_extra_kwargs(item),
        )

    def item_extra_kwargs(self, item):
        return {
            "text_language": item.text_language,
            "description_language": item.description_language,
            "terms": self.item_terms(item),
        }

    def item_terms(self, item) -> list[VocabularyTerm]:
        """Return the vocabulary terms that become the item's categories."""
        return []

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
