"""What every feed and file says of its version, and how a client asks only for what is new."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

import pytest
import time_machine
from django.test import RequestFactory
from django.utils.http import http_date

from home.pages.feeds import as_html, as_title
from home.pages.responses import bytes_response
from programme.models import EventPage
from tests.factories import CallPageFactory, ProgrammePageFactory, SignatoryPageFactory, publish
from tests.programme.calendars.reading import changed, published

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
EDITION = "/fr/programme/2026/"
ADDRESSES = [
    "/fr/programme/calendar.ics",
    "/fr/programme/feed.xml",
    f"{EDITION}calendar.ics",
    f"{EDITION}calendar.ics?q=zzzzqq",
    f"{EDITION}feed.xml",
    f"{EDITION}feed.xml?q=zzzzqq",
    f"{EDITION}feed.xml?town=Atlantis",
    f"{EDITION}map.geojson",
    f"{EDITION}map.geojson?q=zzzzqq",
    f"{EDITION}programme.csv",
    f"{EDITION}programme.csv?q=zzzzqq",
    f"{EDITION}marche/event.ics",
    "/fr/appels/feed.xml",
    "/en/calls/feed.xml",
    "/fr/appels/appel/signataires.csv",
    "/fr/signataires/cimade/feed.xml",
]


@pytest.fixture(scope="module")
def shared_marche(shared_data):
    """An edition with an event, a call and an organisation, which neither signs nor organises."""
    programme = publish(ProgrammePageFactory(year=2026))
    publish(SignatoryPageFactory(slug="cimade"))
    publish(CallPageFactory(slug="appel"))
    return published(
        parent=programme,
        slug="marche",
        summary="S'inscrire auprès du Collectif <contact@asso.example.org>\nAvant le 1er",
    )


@pytest.fixture
def marche(shared_marche, db):
    return EventPage.objects.get(pk=shared_marche.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_not_changed_is_not_sent_again(client, marche, address):
    """Feeds that find nothing, such as `feed.xml?q=zzzzqq`: 304 and Last-Modified, too."""
    with time_machine.travel(NOW, tick=False) as clock:
        first = client.get(address)
        assert first.status_code == 200
        etag, modified = first["ETag"], first["Last-Modified"]
        assert parsedate_to_datetime(modified) <= NOW
        clock.shift(timedelta(minutes=10))
        again = client.get(address)
        assert (again.content, again["ETag"], again["Last-Modified"]) == (
            first.content, etag, modified,
        )  # fmt: skip
        for header in ({"if-none-match": etag}, {"if-modified-since": modified}):
            answer = client.get(address, headers=header)
            assert (answer.status_code, answer.content) == (304, b"")
            assert (answer["ETag"], answer["Last-Modified"]) == (etag, modified)
        head = client.head(address)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)
        assert client.head(address, headers={"if-none-match": etag}).status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [f"{EDITION}{name}" for name in ("calendar.ics", "feed.xml", "map.geojson", "programme.csv")],
)
def test_what_has_changed_is_sent_to_whoever_asks_by_date(client, marche, address):
    with time_machine.travel(NOW, tick=False) as clock:
        modified = client.get(address)["Last-Modified"]
        clock.shift(timedelta(minutes=10))
        changed(marche, title="Autre titre")
        answer = client.get(address, headers={"if-modified-since": modified})
        assert (answer.status_code, "Autre titre" in answer.content.decode()) == (200, True)
        assert parsedate_to_datetime(answer["Last-Modified"]) == NOW + timedelta(minutes=10)
        # What is taken out is a change, too, though nothing that is left is newer.
        clock.shift(timedelta(minutes=10))
        modified = answer["Last-Modified"]
        type(marche).objects.get(pk=marche.pk).delete()
        assert client.get(address, headers={"if-modified-since": modified}).status_code == 200


@pytest.mark.django_db
def test_two_changes_within_a_second_have_two_times(client, marche):
    with time_machine.travel(NOW, tick=False):
        modified = client.get(f"{EDITION}feed.xml")["Last-Modified"]
        changed(marche, title="Autre titre")
        header = {"if-modified-since": modified}
        assert client.get(f"{EDITION}feed.xml", headers=header).status_code == 200


@pytest.mark.django_db
def test_a_date_does_not_count_beside_a_version_or_where_it_is_none(client, marche):
    modified = client.get(f"{EDITION}feed.xml")["Last-Modified"]
    for headers in (
        {"if-none-match": '"other"', "if-modified-since": modified},
        {"if-modified-since": "yesterday"},
        {"if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ):
        assert client.get(f"{EDITION}feed.xml", headers=headers).status_code == 200


def test_a_cache_that_is_down_costs_the_date_only(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9",
        }
    }
    request = RequestFactory().get("/feed.xml", headers={"if-modified-since": http_date()})
    answer = bytes_response(request, b"<rss/>", "application/rss+xml", 3600)
    assert (answer.status_code, answer.content) == (200, b"<rss/>")
    assert "Last-Modified" not in answer
    request = RequestFactory().get("/feed.xml", headers={"if-none-match": answer["ETag"]})
    assert bytes_response(request, b"<rss/>", "application/rss+xml", 3600).status_code == 304


@pytest.mark.django_db
def test_an_empty_feed_was_built_when_its_page_was_published(client, marche):
    with time_machine.travel(NOW):
        programme = publish(marche.get_parent().specific)
    channel = ET.fromstring(client.get(f"{EDITION}feed.xml?q=zzzzqq").content).find("channel")
    assert channel.findall("item") == []
    built = parsedate_to_datetime(channel.find("lastBuildDate").text)
    assert built == programme.last_published_at.replace(microsecond=0)


# --- What readers of RSS make of a text


class Reader(HTMLParser):
    """A feed reader: takes what it is given for HTML and shows the text."""

    def __init__(self, written: str):
        super().__init__()
        self.shown, self.tags = "", []
        self.feed(written)
        self.close()

    def handle_data(self, text):
        self.shown += text

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "br":
            self.shown += "\n"


SUMMARY = "S'inscrire auprès du Collectif <contact@asso.example.org>\nAvant le 1er"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["feed.xml", "feed.xml?q=collectif"])
def test_an_address_in_a_summary_is_readable(client, marche, address):
    """Summary `S'inscrire auprès du Collectif <contact@asso.example.org>` in RSS: readable."""
    channel = ET.fromstring(client.get(f"{EDITION}{address}").content).find("channel")
    read = Reader(channel.find("item/description").text)
    assert (read.shown, read.tags) == (SUMMARY, ["br"])


@pytest.mark.django_db
def test_the_note_of_what_is_cancelled_and_the_text_of_a_call_are_readable(client, marche):
    with time_machine.travel(NOW + timedelta(days=1)):
        changed(marche, status="cancelled", status_note="Écrire à <contact@asso.example.org>")
    channel = ET.fromstring(client.get(f"{EDITION}feed.xml").content).find("channel")
    shown = [Reader(text.text).shown for text in channel.findall("item/description")]
    assert "Écrire à <contact@asso.example.org>" in shown
    publish(CallPageFactory(search_description="Écrire à <contact@asso.example.org>"))
    channel = ET.fromstring(client.get("/fr/appels/feed.xml").content).find("channel")
    shown = [Reader(text.text).shown for text in channel.findall("item/description")]
    assert shown[0] == "Écrire à <contact@asso.example.org>"


@pytest.mark.parametrize(
    "text",
    [
        "Droits & libertés", "R&D", "1 < 2", "<3", "<b>gras</b>", "a &lt; b", "&copy 2026",
        "<!-- x -->", "Collectif <contact@asso.example.org>", "</script>", "l'« égalité »",
    ],
)  # fmt: skip
def test_a_text_is_the_same_once_it_is_read_as_html(text):
    assert Reader(as_html(text)).shown == text
    assert Reader(as_title(text)).shown == text


def test_a_title_without_markup_stays_plain_for_readers_of_text():
    assert as_title("Droits & libertés") == "Droits & libertés"
    assert as_title("Collectif <a@example.org>") == "Collectif &lt;a@example.org&gt;"
