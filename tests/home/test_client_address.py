"""No header lets a client choose the address by which it is limited, or fail a request."""

import pytest
from django.core.cache import cache, caches
from django.test import Client

from home.client_address import client_address, client_network
from home.public_requests.limits import PER_IP_ADDRESS, sent_too_often
from tests.factories import CallPageFactory, publish

LIMIT = int(PER_IP_ADDRESS.partition("/")[0])
NO_ADDRESSES = [
    "",
    ",",
    "unknown",
    "999.1.1.1",
    "a" * 5000,
    "1.2.3.4/0",
    "::1::",
    "\x00",
    "é",
    "[",
    "%",
]


@pytest.mark.once
@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9,198.51.100.7", "198.51.100.7"),
        (1, "198.51.100.7:4711", "198.51.100.7"),
        (1, "203.0.113.9, ", "192.0.2.1"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "10.0.0.1", "192.0.2.1"),
        (2, "203.0.113.9,, 10.0.0.1", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "[2001:db8:1:2:ffff::1]:443", "2001:db8:1:2::"),
        (1, "fe80::1%eth0", "fe80::"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
        *[(1, text, "192.0.2.1") for text in NO_ADDRESSES],
    ],
)
def test_only_what_an_own_proxy_wrote_counts(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    extra = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(rf.get("/", REMOTE_ADDR="192.0.2.1", **extra)) == expected


@pytest.mark.once
@pytest.mark.parametrize("remote", [None, "", "unix:", "no address"])
def test_without_any_address_all_are_one(rf, remote):
    request = rf.get("/")
    request.META.pop("REMOTE_ADDR")
    if remote is not None:
        request.META["REMOTE_ADDR"] = remote
    assert client_address(request) == "0.0.0.0"
    assert sent_too_often(request, "any") is False


@pytest.mark.once
@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1::/48"), ("", "0.0.0.0/24")],
)
def test_a_log_has_the_network_only(rf, address, network):
    assert client_network(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.fixture(autouse=True)
def clock(time_machine):
    """The limit's minute does not end in the middle of a test."""
    time_machine.move_to("2026-12-01T10:00:10Z", tick=False)


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(signing="open"))


def statuses(call, addresses) -> list[int]:
    return [
        Client().post(call.signing_url(), {}, headers={"x-forwarded-for": address}).status_code
        for address in addresses
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_forged_headers_do_not_lift_the_limit(call, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    # What the own proxies append is the same each time.
    own = ["198.51.100.7", "10.0.0.1"][-proxies:] if proxies else []
    forged = [", ".join([f"203.0.113.{number}", *own]) for number in range(LIMIT + 2)]
    assert statuses(call, forged) == [422] * LIMIT + [429] * 2


@pytest.mark.django_db
def test_neighbours_in_one_ipv6_network_are_one_and_others_are_not(call, settings):
    settings.TRUSTED_PROXIES = 1
    same = [f"2001:db8:1:2::{number:x}" for number in range(1, LIMIT + 2)]
    assert statuses(call, same)[-1] == 429
    assert statuses(call, ["2001:db8:1:3::1"]) == [422]


@pytest.mark.django_db
@pytest.mark.parametrize("proxies", [0, 1, 3])
def test_a_header_that_is_no_address_is_no_error(call, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    assert set(statuses(call, NO_ADDRESSES)) == {422, 429}


@pytest.mark.django_db
@pytest.mark.parametrize("proxies", [0, 1])
def test_forged_headers_do_not_poison_what_is_stored(call, settings, proxies):
    settings.TRUSTED_PROXIES, settings.ANSWER_STORE = proxies, True
    for url in (call.url, "/fr/appels/feed.xml", "/sitemap.xml", "/robots.txt"):
        expected = Client().get(url).content
        cache.clear()
        for forged in (
            {"host": "evil.example"},
            {"x-forwarded-host": "evil.example"},
            {"x-forwarded-proto": "https"},
            {"x-forwarded-proto": "gopher://evil.example"},
            {"x-forwarded-for": "evil.example"},
            {
                "x-forwarded-port": "4711",
                "x-original-url": "/evil",
                "forwarded": "host=evil.example",
            },
        ):
            assert b"evil" not in Client().get(url, headers=forged).content, (url, forged)
            assert Client().get(url).content == expected, (url, forged)


@pytest.mark.once
def test_the_keys_of_counters_are_made_with_the_sites_secret(rf, settings):
    """Without it, all addresses could be tried until one gives the key."""
    keys = set()
    for secret in ("one", "another"):
        settings.SECRET_KEY = secret
        assert sent_too_often(rf.post("/", REMOTE_ADDR="192.0.2.1"), "sign") is False
        keys |= set(caches["default"]._cache)
    assert len(keys) == 2
