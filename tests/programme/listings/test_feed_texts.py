"""No text that an editor or the public typed can break an RSS feed."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

from hypothesis import given, settings

from home.pages.feeds import FeedOfLanguages
from programme.listings.feed_items import Cancellation, EventsFeed
from programme.listings.feeds import OrganisationFeed
from programme.models import PublishedEvent
from programme.models.published import Rows
from tests.programme.calendars.test_texts import TEXT

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
KEY = UUID("b0000000-0000-4000-8000-000000000000")


def items_with(text: str):
    """An event and a cancellation all of whose texts are one."""
    event = PublishedEvent(
        title=text, description=text, status="moved", text_language="fr", language="fr",
        description_language="fr", kind_name=text, kind_language="fr", event_key=KEY,
        first_published_at=NOW, last_published_at=NOW, timezone="Europe/Paris",
    )  # fmt: skip
    event.dates = Rows()
    dates, link = ("18 déc. 2026",), "https://example.org/"
    off = Cancellation(str(KEY), text, "fr", dates, NOW, link, "fr", "fr", text)
    return event, off


@settings(deadline=None)
@given(TEXT)
def test_no_text_makes_a_feed_that_cannot_be_read(text):
    feed, page = EventsFeed(), SimpleNamespace(title=text, description=text)
    channel = FeedOfLanguages(
        title=OrganisationFeed().title(page),
        link="https://example.org/",
        description=feed.description(page),
        text_language="fr",
    )
    for item in items_with(text):
        channel.add_item(
            title=feed.item_title(item),
            link="https://example.org/",
            description=feed.item_description(item),
            unique_id=feed.item_guid(item),
            pubdate=feed.item_pubdate(item),
            **feed.item_extra_kwargs(item),
        )
    read = ET.fromstring(channel.writeString("utf-8"))
    assert len(read.findall("channel/item")) == 2
