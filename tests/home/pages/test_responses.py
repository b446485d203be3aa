"""How files leave the site: strong ETags, compressed for who wants it, once."""

import gzip

import pytest
from django.test import RequestFactory

from home.pages.responses import GZIP_FROM, bytes_response, not_modified, versioned_response

BODY = b"une ligne\r\n" * 200


def answer(body=BODY, **headers):
    request = RequestFactory().get("/x", headers=headers)
    return versioned_response(request, "v1", body, "text/calendar", 60)


@pytest.mark.parametrize("offer", ["gzip, deflate, br", "br;q=1, GZIP;q=0.5", "*"])
def test_who_takes_gzip_gets_the_same_bytes_compressed(offer):
    response = answer(accept_encoding=offer)
    assert gzip.decompress(response.content) == BODY
    assert (response["Content-Encoding"], response["ETag"]) == ("gzip", '"v1-gzip"')
    assert response["Vary"] == "Accept-Encoding"
    assert answer(accept_encoding=offer).content == response.content


@pytest.mark.parametrize("offer", ["", "identity", "gzip;q=0", "br, gzip; q=0.0", "gzipped"])
def test_who_does_not_gets_it_plain(offer):
    response = answer(accept_encoding=offer)
    assert (response.content, response["ETag"]) == (BODY, '"v1"')
    assert "Content-Encoding" not in response
    assert response["Vary"] == "Accept-Encoding"


def test_what_is_small_is_not_compressed():
    assert answer(b"court", accept_encoding="gzip").content == b"court"


@pytest.mark.parametrize("known", ['"v1"', '"v1-gzip"', 'W/"v1"', '"v0", "v1-gzip"'])
def test_who_knows_the_version_gets_no_body(known):
    request = RequestFactory().get("/x", headers={"if-none-match": known})
    response = not_modified(request, "v1", 60)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"].strip('"') in known
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("known", ["", '"v0"', "v1", '"v1-br"'])
def test_who_knows_another_version_or_none_gets_the_bytes(known):
    request = RequestFactory().get("/x", headers={"if-none-match": known})
    assert not_modified(request, "v1", 60) is None


def file(body=BODY, **headers):
    request = RequestFactory().get("/x", headers=headers)
    return bytes_response(request, body, "text/csv", 60)


def test_the_version_of_a_file_is_made_of_its_bytes():
    plain, zipped = file(), file(accept_encoding="gzip")
    assert gzip.decompress(zipped.content) == plain.content == BODY
    for known in (plain, zipped):
        again = file(if_none_match=known["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", known["ETag"])
        assert file(BODY + b"!", if_none_match=known["ETag"]).status_code == 200


@pytest.mark.django_db
def test_a_page_is_compressed_for_who_takes_gzip(client, site_tree):
    plain = client.get("/fr/")
    zipped = client.get("/fr/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(zipped.content) == plain.content
    assert len(zipped.content) < len(plain.content) / 2
    assert "Accept-Encoding" in zipped["Vary"]
    known = {"accept-encoding": "gzip", "if-none-match": zipped["ETag"]}
    again = client.get("/fr/", headers=known)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
@pytest.mark.parametrize("offer", ["gzip", "gzip;q=0"])
def test_the_compression_of_pages_leaves_feeds_their_strong_etags(client, site_tree, offer):
    """Also one that is too short to be compressed, and one of a reader who does not want it."""
    response = client.get("/fr/programme/calendar.ics", headers={"accept-encoding": offer})
    assert len(response.content) < GZIP_FROM
    assert response["ETag"].startswith('"')
    assert "Content-Encoding" not in response
