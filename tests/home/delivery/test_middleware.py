"""Public answers: another ETag for every change, and a 304 before anything is routed."""

import gzip
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import SiteWords
from tests.factories import CallPageFactory, EventPageFactory, ProgrammePageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(year=2026))


def test_a_reader_who_knows_the_page_gets_no_body_for_one_query(client, etag_of, programme):
    etag = etag_of(programme.url)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(programme.url, headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert (response["ETag"], response["Vary"]) == (etag, "Accept-Encoding")
    assert response["Cache-Control"] == "public, no-cache"
    assert len(queries) == 1


@pytest.mark.parametrize("known", ["W/{}", '"other", {}', "{}"])
def test_an_etag_is_found_however_it_is_sent(client, etag_of, programme, known):
    known = known.format(etag_of(programme.url))
    assert client.get(programme.url, headers={"if-none-match": known}).status_code == 304


@pytest.mark.parametrize("known", ['"other"', "nonsense", ""])
def test_who_knows_something_else_gets_the_page(client, programme, known):
    response = client.get(programme.url, headers={"if-none-match": known})
    assert (response.status_code, programme.title in response.text) == (200, True)


def test_an_address_that_is_not_there_is_no_304(client, etag_of, programme):
    etag = etag_of(programme.url)
    missing = f"{programme.url}nothing/"
    assert client.get(missing, headers={"if-none-match": etag}).status_code == 404
    assert client.get(missing, headers={"if-none-match": "*"}).status_code == 404


def test_compressed_and_plain_have_two_names_and_the_same_bytes_each_time(client, programme):
    plain = client.get(programme.url)
    zipped = client.get(programme.url, headers={"accept-encoding": "gzip"})

    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] == f'{plain["ETag"][:-1]}-gzip"'
    again = client.get(programme.url, headers={"accept-encoding": "gzip"})
    assert again.content == zipped.content
    assert zipped["Content-Length"] == str(len(zipped.content))


def test_head_has_the_etag_of_get(client, etag_of, programme):
    response = client.head(programme.url)
    assert (response["ETag"], response.content) == (etag_of(programme.url), b"")


@pytest.mark.parametrize(
    ("below", "control"),
    [
        ("", "public, no-cache"),
        ("map/", "public, no-cache"),
        ("embed/", "public, no-cache"),
        ("feed.xml", "public, max-age=3600"),
        ("map.geojson", "public, max-age=3600"),
        ("programme.csv", "public, max-age=3600"),
    ],
)
def test_each_public_address_has_an_etag(client, etag_of, programme, below, control):
    url = f"{programme.url}{below}"
    etag = etag_of(url)
    response = client.get(url)
    assert (response["Cache-Control"], response["Vary"]) == (control, "Accept-Encoding")
    assert not response.cookies
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize(
    "url", ["/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/fr/recherche/?q=a"]
)
def test_addresses_without_a_page_have_an_etag(client, etag_of, site_tree, url):
    etag = etag_of(url)
    assert client.get(url)["Vary"] == "Accept-Encoding"
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_each_form_has_a_token_of_its_own_and_no_etag(client, site_tree):
    call = publish(CallPageFactory(signing="open", signing_until=date(2099, 1, 1)))
    url = call.signing_url()
    first, second = client.get(url), client.get(url)
    assert "no-store" in first["Cache-Control"]
    token = first.context["form"]["token"].value()
    assert token != second.context["form"]["token"].value()
    assert client.get(url, headers={"if-none-match": "*"}).status_code == 200


def test_the_language_is_chosen_for_each_reader(client, site_tree):
    english = client.get("/", headers={"accept-language": "en"})
    assert (english.status_code, english["Location"]) == (302, "/en/")
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == "/fr/"


@pytest.mark.parametrize("query", ["utm_source=x", "fbclid=1&page=", "day="])
def test_what_no_view_reads_changes_no_etag(etag_of, programme, query):
    assert etag_of(f"{programme.url}?{query}") == etag_of(programme.url)


def test_what_a_view_reads_changes_it_in_whatever_order(etag_of, programme):
    one = etag_of(f"{programme.url}?town=Paris&day=2026-12-18&x=1")
    assert one == etag_of(f"{programme.url}?day=2026-12-18&town=Paris")
    assert one != etag_of(f"{programme.url}?day=2026-12-18&town=Lyon")
    assert one != etag_of(programme.url)


def test_of_repeated_values_none_is_left_out(etag_of, programme):
    one = etag_of(f"{programme.url}?town=Paris")
    assert one != etag_of(f"{programme.url}?town=Paris&town=")
    assert one != etag_of(f"{programme.url}?town=&town=Paris")
    assert etag_of(f"{programme.url}?access=wheelchair&access=sign") != etag_of(
        f"{programme.url}?access=sign&access=wheelchair"
    )


def test_a_query_too_long_to_keep_has_no_etag_and_an_answer(client, programme):
    response = client.get(f"{programme.url}?q={'a' * 2000}")
    assert response.status_code == 200
    assert response.get("Cache-Control") != "public, no-cache"


def test_a_host_that_is_made_up_is_the_same_site(etag_of, programme):
    assert etag_of(programme.url, host="other.example.org") == etag_of(programme.url)


def test_the_day_changes_it_also_where_an_event_is(etag_of, programme, time_machine):
    time_machine.move_to("2026-12-10T12:00:00+01:00", tick=False)
    home = programme.url
    noon = etag_of(home)
    time_machine.move_to("2026-12-10T18:00:00+01:00", tick=False)
    assert etag_of(home) == noon  # nor does any hour
    publish(EventPageFactory(parent=programme, timezone="Asia/Tokyo"))
    evening = etag_of(home)
    time_machine.move_to("2026-12-10T16:30:00+01:00", tick=False)
    same_day_there = etag_of(home)
    time_machine.move_to("2026-12-10T15:30:00+01:00", tick=False)
    assert etag_of(home) != evening == same_day_there
    time_machine.move_to("2026-12-11T00:30:00+01:00", tick=False)
    assert etag_of(home) not in (noon, evening)


def test_an_editor_who_is_logged_in_takes_no_part(client, admin_client, programme):
    response = admin_client.get(programme.url)
    assert response.status_code == 200
    assert response.get("Cache-Control") != "public, no-cache"
    etag = client.get(programme.url)["ETag"]
    assert admin_client.get(programme.url, headers={"if-none-match": etag}).status_code == 200


def test_a_page_that_becomes_private_is_no_304(client, etag_of, programme):
    etag = etag_of(programme.url)
    PageViewRestriction.objects.create(page=programme, restriction_type="login")
    response = client.get(programme.url, headers={"if-none-match": etag})
    assert response.status_code == 302
    assert "ETag" not in response


def test_words_of_the_site_change_every_page(etag_of, programme):
    before = etag_of(programme.url)
    SiteWords.objects.update(hashtag="#Ensemble")
    assert etag_of(programme.url) != before


def test_no_reader_writes(programme, django_assert_max_num_queries):
    client = Client()
    for url in (programme.url, "/fr/", "/en/", f"{programme.url}map/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        writes = [row["sql"] for row in queries if row["sql"].startswith(("INSERT", "UPDATE"))]
        assert writes == []
